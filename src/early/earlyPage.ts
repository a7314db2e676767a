import { readFile } from "node:fs/promises";
import path from "node:path";
import { parseHTML } from "linkedom";
import { thisWeekPage } from "../components/pages/thisWeek.js";
import { LANGUAGES } from "../i18n/index.js";

/** The page's column from 1224 px on, the gap of its grid, and what a card takes of its width: as in frame.css and cards.css. */
const COLUMN = 1160;
const GAP = 20;
const OF_CARD = 46;

/**
 * The first page of the site in each language, drawn before any browser asks for it: a reader has the week before the scripts
 * are there, which then put the same page in its place. Runs in Node, over the files below `data`; charts have the width of a
 * wide screen. Returns the HTML of the page's element by language. Sets the globals of a browser in this process.
 */
export async function earlyPages(data: string, source: string): Promise<Record<string, string>> {
  const read = (file: string) => readFile(path.join(data, file));
  const names = [...source.matchAll(/FileAttachment\("data\/(\w+)\.arrow"\)/g)].map(([, name = ""]) => name);
  const json = async (file: string): Promise<unknown> => JSON.parse((await read(file)).toString("utf8"));
  const found: Record<string, string> = {};
  for (const [language, texts] of Object.entries(LANGUAGES)) {
    const drawn = browserGlobals();
    const files = Object.fromEntries(
      names.map((name) => [name, read(`${name}.arrow`).then((bytes) => new Uint8Array(bytes).buffer)]),
    );
    const page = await thisWeekPage(
      { ...files, meta: json("meta.json") } as unknown as Parameters<typeof thisWeekPage>[0],
      json("weeks/latest.json"),
      texts,
    );
    drawn.all();
    // Plot's own sheet in each chart is one more time that the whole page is styled; early.css says the same of all.
    for (const sheet of page.querySelectorAll("svg style")) sheet.remove();
    page.classList.add("early");
    found[language] = page.outerHTML;
  }
  return found;
}

/** A document without a browser; charts are drawn when the page is whole and says how wide their cards are. */
function browserGlobals(): { all(): void } {
  const { document } = parseHTML('<!doctype html><html data-root="./"><head></head><body></body></html>');
  const waiting: { box: Element; draw: ResizeObserverCallback }[] = [];
  class Observer {
    readonly #draw: ResizeObserverCallback;
    constructor(draw: ResizeObserverCallback) {
      this.#draw = draw;
    }
    observe(box: Element): void {
      waiting.push({ box, draw: this.#draw });
    }
  }
  Object.assign(globalThis, {
    document,
    window: { document },
    ResizeObserver: Observer,
    addEventListener: () => undefined,
  });
  return {
    all: () => {
      for (const { box, draw } of waiting) {
        const entry = { contentRect: { width: widthIn(box.closest(".card")) } } as ResizeObserverEntry;
        draw([entry], undefined as unknown as ResizeObserver);
      }
    },
  };
}

function widthIn(card: Element | null): number {
  const columns = Number(/\bspan-(\d+)\b/.exec(card?.className ?? "")?.[1] ?? 12);
  return ((COLUMN + GAP) / 12) * columns - GAP - OF_CARD;
}
