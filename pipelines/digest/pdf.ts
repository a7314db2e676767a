import pdfmake from "pdfmake";
import { halfColumns } from "../../src/components/week/layout.js";
import type { Cell, Line, Part } from "../../src/components/week/part.js";
import { boldParts, type Digest } from "./digest.js";
import type { DigestFont } from "./fonts.js";

type TDocumentDefinitions = Parameters<typeof pdfmake.createPdf>[0];
type Content = TDocumentDefinitions["content"];

const INK = "#14211f";
const QUIET = "#4a5a57";
const RULE = "#d9e0de";
const WARN = "#c2571a";
/** Points between the columns, and of the page within its margins. */
const GAP = 16;
const PAGE = 595 - 2 * 34;
/** Sizes of the text that are tried until two pages hold everything. */
const SIZES = [8.6, 8, 7.4, 6.8];

/** Files of fonts by name; its types leave it out. */
const { virtualfs } = pdfmake as unknown as {
  virtualfs: { writeFileSync(name: string, content: Buffer): void };
};

/** The digest as PDF, on at most two pages of A4 with its fonts in it. The same digest gives the same bytes. */
export async function pdfOf(digest: Digest): Promise<Buffer> {
  const family: Record<string, { normal: string; bold: string }> = {};
  for (const { name, files } of digest.fonts) {
    virtualfs.writeFileSync(`${name}-400.ttf`, files[400]);
    virtualfs.writeFileSync(`${name}-600.ttf`, files[600]);
    family[name] = { normal: `${name}-400.ttf`, bold: `${name}-600.ttf` };
  }
  pdfmake.setFonts(family);
  pdfmake.setUrlAccessPolicy(() => false);
  pdfmake.setLocalAccessPolicy(() => false);
  let pdf: Buffer = Buffer.alloc(0);
  for (const size of SIZES) {
    let pages = 0;
    const footer = (_page: number, count: number): Content => {
      pages = count;
      return "";
    };
    pdf = await pdfmake.createPdf({ ...documentOf(digest, size), footer }).getBuffer();
    if (pages <= 2) break;
  }
  return pdf;
}

function documentOf(digest: Digest, size: number): TDocumentDefinitions {
  const { story } = digest;
  const write = writer(digest.fonts);
  const stack = (parts: readonly Part[], width: number): Content[] =>
    parts.map((of) => partOf(of, digest, write, width, size));
  /** Side by side; where one side has nothing, the other takes the page. */
  const columns = (first: Part[], second: Part[], share: number): Content[] => {
    if (first.length === 0 || second.length === 0) return stack([...first, ...second], PAGE);
    const [wide, narrow] = [(PAGE - GAP) * share, (PAGE - GAP) * (1 - share)];
    const both = [
      { stack: stack(first, wide), width: wide },
      { stack: stack(second, narrow), width: narrow },
    ];
    return [{ columns: both, columnGap: GAP }];
  };
  const { findings, wait, todo, waiting, targets, restated } = story;
  const { left, right, below } = halfColumns(story);
  const there = (...parts: (Part | null)[]) => parts.filter((part) => part !== null);
  return {
    pageSize: "A4",
    pageMargins: [34, 30, 34, 26],
    defaultStyle: { fontSize: size, lineHeight: 1.15, color: INK, font: digest.fonts[0]?.name ?? "" },
    // Everything of a file that is not its content is fixed, so that the same figures give the same bytes.
    info: { title: digest.subject, creator: "Suara", producer: "Suara", creationDate: new Date(digest.asOf) },
    content: [
      { text: write(digest.status), color: QUIET, margin: [0, 0, 0, 3] },
      { text: write(story.headline, true), fontSize: size * 1.95, lineHeight: 1.1, margin: [0, 0, 0, 3] },
      { text: rich(story.lead, write), fontSize: size * 1.12, color: QUIET, margin: [0, 0, 0, 7] },
      figuresOf(story.figures, write, size),
      ...columns(there(findings, wait), there(todo, waiting, targets), 0.64),
      ...columns(left, right, 0.5),
      ...stack(below, PAGE),
      ...stack(there(restated), PAGE),
      { text: write(digest.made), fontSize: size * 0.85, color: QUIET, margin: [0, 8, 0, 0] },
    ],
  };
}

type Run = { text: string; font: string; bold: boolean; color?: string };
type Write = (text: string, isBold?: boolean, color?: string) => Run[];

/** Text in runs, each in the first font that has its letters; a letter that none has stays with the run before. */
function writer(fonts: readonly DigestFont[]): Write {
  const nameOf = (letter: string): string | undefined =>
    fonts.find((font) => font.covers(letter.codePointAt(0) ?? 0))?.name;
  return (text, bold = false, color) => {
    const runs: Run[] = [];
    for (const letter of text.replaceAll("\u2060", "")) {
      const last = runs.at(-1);
      const font = nameOf(letter) ?? last?.font ?? fonts[0]?.name ?? "";
      if (last?.font === font) last.text += letter;
      else runs.push({ text: letter, font, bold, ...(color === undefined ? {} : { color }) });
    }
    return runs;
  };
}

const rich = (text: string, write: Write): Run[] =>
  boldParts(text).flatMap((part) => write(part.text, part.isBold, part.isBold ? INK : undefined));

function figuresOf(figures: Digest["story"]["figures"], write: Write, size: number): Content {
  return {
    table: {
      widths: figures.map(() => "*"),
      body: [
        figures.map(({ label, value, strong, warn, note }) => ({
          stack: [
            { text: write(label), color: QUIET },
            { text: write(value, true), fontSize: size * 1.8 },
            {
              text: [
                ...write(strong ?? "", true, warn ? WARN : INK),
                ...write(`${strong !== undefined && note !== undefined ? " · " : ""}${note ?? ""}`),
              ],
              color: QUIET,
              fontSize: size * 0.9,
            },
          ],
          margin: [4, 3, 4, 3],
        })),
      ],
    },
    layout: { hLineColor: () => RULE, vLineColor: () => RULE, hLineWidth: () => 0.6, vLineWidth: () => 0.6 },
    margin: [0, 0, 0, 4],
  };
}

function partOf(part: Part, digest: Digest, write: Write, width: number, size: number): Content {
  const chart = digest.charts.get(part.id);
  const quiet = (text: string | undefined): Content[] =>
    text === undefined || text === ""
      ? []
      : [{ text: write(text), fontSize: size * 0.86, color: QUIET, margin: [0, 1, 0, 1] }];
  const sentences = part.as === "text" ? (part.lines ?? []) : [];
  return {
    unbreakable: true,
    margin: [0, 7, 0, 0],
    stack: [
      { text: write(part.title, true), fontSize: size * 1.2, margin: [0, 0, 0, 1] },
      ...quiet(part.sub),
      ...quiet(part.empty),
      ...(part.as === "text" ? [] : linesOf(part, write, size)),
      ...(chart === undefined
        ? []
        : [{ svg: chart.svg, width, margin: [0, 3, 0, 2] as [number, number, number, number] }]),
      ...(part.table === undefined ? [] : [tableOf(part.table, write, size)]),
      ...sentences.map((line) => ({ text: rich(line.text, write), color: QUIET })),
      ...quiet(part.foot),
    ],
  };
}

function linesOf({ lines = [], as }: Part, write: Write, size: number): Content[] {
  const item = (line: Line, i: number): Content => ({
    columns: [
      {
        width: 12,
        text: write(as === "todo" ? `${i + 1}.` : "•"),
        color: as !== "todo" && line.isWorse ? WARN : QUIET,
      },
      {
        width: "*",
        stack: [
          { text: rich(line.text, write) },
          ...(line.note ? [{ text: write(line.note), fontSize: size * 0.84, color: QUIET }] : []),
        ],
      },
    ],
    columnGap: 2,
    margin: [0, 1.5, 0, 0],
  });
  return lines.map(item);
}

function tableOf({ head, rows }: NonNullable<Part["table"]>, write: Write, size: number): Content {
  const align = (i: number) => (head[i]?.isNumeric ? ("right" as const) : ("left" as const));
  const cell = ({ text, note, isWarning }: Cell, i: number): Content => ({
    alignment: align(i),
    stack: [
      { text: write(text, i === 0, isWarning ? WARN : INK) },
      ...(note ? [{ text: write(note), fontSize: size * 0.82, color: QUIET }] : []),
    ],
  });
  return {
    table: {
      headerRows: 1,
      widths: head.map((_, i) => (i === 0 ? "*" : "auto")),
      body: [
        head.map(({ label }, i) => ({
          text: write(label),
          alignment: align(i),
          color: QUIET,
          fontSize: size * 0.88,
        })),
        ...rows.map((row) => head.map((_, i) => cell(row[i] ?? { text: "" }, i))),
      ],
    },
    layout: {
      hLineWidth: (line, node) => (line === 0 || line === node.table.body.length ? 0 : 0.5),
      vLineWidth: () => 0,
      hLineColor: () => RULE,
      // Else a figure and the words beside it read as one.
      paddingLeft: (i) => (i === 0 ? 0 : head[i - 1]?.isNumeric && !head[i]?.isNumeric ? 10 : 4),
      paddingRight: () => 0,
      paddingTop: () => 1.5,
      paddingBottom: () => 1.5,
    },
    margin: [0, 2, 0, 1],
  };
}
