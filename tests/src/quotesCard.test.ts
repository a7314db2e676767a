import { parseHTML } from "linkedom";
import { afterEach, beforeAll, expect, it, vi } from "vitest";
import { quotesCard } from "../../src/components/themes/quotesCard.js";
import type { Picked, ThemeState } from "../../src/components/themes/state.js";
import type { ThemeData } from "../../src/components/themes/tableCard.js";
import { texts } from "../../src/i18n/index.js";
import { syntheticMeta } from "../helpers/syntheticReports.js";

beforeAll(() => {
  const { document, HTMLSelectElement } = parseHTML('<html data-root="./"><head></head><body></body></html>');
  // A choice can be set in a browser; this document knows only how to read it.
  const chosen = new WeakMap<object, string>();
  Object.defineProperty(HTMLSelectElement.prototype, "value", {
    get(this: object) {
      return chosen.get(this) ?? "";
    },
    set(this: object, value: string) {
      chosen.set(this, value);
    },
  });
  Object.assign(globalThis, { document, window: { document }, location: { href: "http://desk/themes" } });
});
afterEach(() => vi.unstubAllGlobals());

const quote = (text: string, score: number | null, language = "id", channel = "chat") => ({
  theme: "refund",
  week_start: "2026-11-09",
  place: 1,
  language,
  channel,
  app_version: null,
  score,
  score_scale: score === null ? null : 5,
  score_class: score === null ? "none" : score < 4 ? "low" : "high",
  customer_count: null,
  text,
});
const QUOTES = [
  quote("three of five", 3),
  quote("four of five", 4),
  quote("unrated", null),
  quote("low and Chinese", 1, "zh"),
];
const SCOPE: ThemeState = { theme: "refund", scope_kind: "all", scope: "all", all: false, picked: {} };

/** The card of some quotes when a reader asked for those of a choice. */
async function cardOf(all: readonly object[], wanted?: Picked): Promise<HTMLElement> {
  vi.stubGlobal("fetch", () => Promise.resolve({ ok: true, json: () => Promise.resolve(all) }));
  const data = { meta: syntheticMeta() } as unknown as ThemeData;
  const index = [{ theme: "refund", quarter: "2026-Q4", file: "refund.json" }] as never;
  const card = quotesCard(data, { index, base: "http://desk/data/theme_quotes.json" }, texts("en"));
  card.show("refund", SCOPE, wanted);
  await vi.waitFor(() => expect(card.element.querySelector("blockquote")).not.toBeNull());
  return card.element;
}

async function shown(wanted?: Picked): Promise<string[]> {
  const element = await cardOf(QUOTES, wanted);
  return [...element.querySelectorAll("blockquote")].map((one) => one.textContent ?? "").sort();
}

/** What stands below a quote. */
const captionOf = async (one: object): Promise<string> =>
  (await cardOf([one])).querySelector("figcaption")?.textContent ?? "";

it("quotes are those of the explorer's choice: by score as the explorer calls it, and by the others", async () => {
  expect(await shown()).toHaveLength(4);
  expect(await shown({ score: ["low"] })).toEqual(["low and Chinese", "three of five"]);
  expect(await shown({ score: ["high"] })).toEqual(["four of five"]);
  expect(await shown({ score: ["none"] })).toEqual(["unrated"]);
  expect(await shown({ score: ["low"], language: ["zh"] })).toEqual(["low and Chinese"]);
  // Of several values none is taken for all; a value without a quote filters nothing away.
  expect(await shown({ score: ["low", "high"] })).toHaveLength(4);
  expect(await shown({ app_version: ["unknown"], channel: ["chat"] })).toHaveLength(4);
});

it("a quote says its score, or as much of it as is told", async () => {
  const told = (one: Partial<ReturnType<typeof quote>>): Promise<string> =>
    captionOf({ ...quote("three of five", 3), ...one });
  expect(await told({})).toContain("3 of 5");
  expect(await told({ score: null, score_scale: null, score_class: "low" })).toContain("low score");
  expect(await told({ score: null, score_scale: null, score_class: "none" })).not.toContain("score");
  expect(await told({ score: null, score_scale: null, score_class: null as never })).not.toContain("score");
});
