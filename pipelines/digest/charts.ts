import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { Resvg } from "@resvg/resvg-js";
import { parseHTML } from "linkedom";
import type { Part } from "../../src/components/week/part.js";
import type { DigestFont } from "./fonts.js";

/** Width in px at which a chart is drawn for mail. */
const WIDTH = 592;
/** And for the columns of paper, where it is shrunk to a little more than half. */
const PAPER_WIDTHS: Readonly<Record<string, number>> = { wait: 560, waiting: 300 };
const PAPER_WIDTH = 420;
/** Pixels of the picture for one of the chart, for screens of high density. */
const DENSITY = 2;
const TOKENS = fileURLToPath(new URL("../../src/styles/tokens.css", import.meta.url));

export interface Chart {
  /** In px of the mail. */
  width: number;
  height: number;
  /** What a screen reader says. */
  label: string;
  png: Buffer;
  /** For paper, its text as outlines, so that it needs no font. */
  svg: string;
}

/** The charts of a story, by the part's id: drawn by the page's own code in a document without a browser. */
export async function drawCharts(
  parts: readonly Part[],
  fonts: readonly DigestFont[],
): Promise<Map<string, Chart>> {
  const tokens = await lightTokens();
  const drawn = withDocument(() =>
    parts.flatMap(({ id, title, chart }) =>
      chart === undefined
        ? []
        : [
            {
              id,
              label: title,
              svg: standalone(chart(WIDTH), tokens),
              paper: standalone(chart(PAPER_WIDTHS[id] ?? PAPER_WIDTH), tokens),
            },
          ],
    ),
  );
  const folder = await mkdtemp(path.join(tmpdir(), "suara-fonts-"));
  try {
    const files = await writeFonts(folder, fonts);
    return new Map(drawn.map(({ id, label, svg, paper }) => [id, { label, ...pictures(svg, paper, files) }]));
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

function pictures(svg: string, paper: string, fontFiles: string[]): Omit<Chart, "label"> {
  const font = { fontFiles, loadSystemFonts: false, defaultFontFamily: "Inter Variable" };
  const picture = new Resvg(svg, { font, background: "#fff", fitTo: { mode: "zoom", value: DENSITY } });
  return {
    width: picture.width,
    height: picture.height,
    png: picture.render().asPng(),
    svg: new Resvg(paper, { font }).toString(),
  };
}

/** Plot and the pages reach for the browser's document. */
function withDocument<T>(work: () => T): T {
  const scope = globalThis as { document?: unknown; window?: unknown };
  const before = { document: scope.document, window: scope.window };
  const { document } = parseHTML("<!doctype html><html><head></head><body></body></html>");
  Object.assign(scope, { document, window: { document } });
  try {
    return work();
  } finally {
    Object.assign(scope, before);
  }
}

/** An SVG that stands without the page's style sheet: its colours and type. */
function standalone(element: Element, tokens: ReadonlyMap<string, string>): string {
  const svg = element.tagName.toLowerCase() === "svg" ? element : element.querySelector("svg");
  return (svg?.outerHTML ?? "")
    .replaceAll(/<style>[\s\S]*?<\/style>/g, "")
    .replaceAll(/var\((--[\w-]+)\)/g, (_, name: string) => tokens.get(name) ?? "none")
    .replaceAll("currentColor", tokens.get("--ink-2") ?? "#000")
    .replace(/<svg\b[^>]*>/, (tag) =>
      tag
        .replaceAll(/ (?:font-family|font-size|xmlns)="[^"]*"/g, "")
        .replace(
          "<svg",
          '<svg xmlns="http://www.w3.org/2000/svg" font-family="Inter Variable" font-size="12"',
        ),
    );
}

/** The colours of the light theme: mail and paper are white. */
async function lightTokens(): Promise<Map<string, string>> {
  const root = /:root\s*{([^}]*)}/.exec(await readFile(TOKENS, "utf8"))?.[1] ?? "";
  return new Map(
    [...root.matchAll(/(--[\w-]+):\s*([^;]+);/g)].map(([, name = "", value = ""]) => [name, value]),
  );
}

async function writeFonts(folder: string, fonts: readonly DigestFont[]): Promise<string[]> {
  const files: string[] = [];
  for (const { name, files: byWeight } of fonts) {
    for (const [weight, bytes] of Object.entries(byWeight)) {
      const file = path.join(folder, `${name}-${weight}.ttf`);
      await writeFile(file, bytes);
      files.push(file);
    }
  }
  return files;
}
