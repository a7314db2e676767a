import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, it } from "vitest";
import { parse } from "yaml";
import { FEEDS } from "../../../pipelines/feeds/index.js";
import { TYPING_REASONS } from "../../../pipelines/load/reasons.js";
import { LANGUAGES } from "../../../src/i18n/index.js";

const root = path.resolve(import.meta.dirname, "../../..");
const read = (file: string): string => readFileSync(path.join(root, file), "utf8");
const others = Object.entries(LANGUAGES).slice(1);
/** Whose keys are codes: English makes do with the code's own words, a language may have more. */
const BY_CODE = [
  "names",
  "categoryNames",
  "priorityNames",
  "ruleNames",
  "ruleMeans",
  "categories.subCauseNames",
];
const isByCode = (key: string): boolean => BY_CODE.some((prefix) => key.startsWith(`${prefix}.`));

/** Stands for a figure or a name; every one is told from the others. */
const PLACES = ["‹1›", "‹2›", "‹3›", "‹4›", "‹5›"];
const words = Object.fromEntries(
  ["subject", "value", "usual", "n", "part", "partCount", "compared", "day", "when", "hours", "threshold"]
    .concat(["marker", "markerDay", "next", "contacts"])
    .map((key, i) => [key, `‹${i + 1}›`]),
);

/** Every text by its key; what a function says of placeholders instead of figures. */
function said(texts: object, prefix = ""): Map<string, string> {
  return new Map(
    Object.entries(texts).flatMap(([name, value]): [string, string][] => {
      const key = prefix + name;
      if (typeof value === "string") return [[key, value]];
      if (typeof value === "function") return saidBy(value, key);
      return typeof value === "object" && value !== null ? [...said(value, `${key}.`)] : [];
    }),
  );
}

function saidBy(say: (...given: unknown[]) => unknown, key: string): [string, string][] {
  // They take dates; format.test.ts has them.
  // They take dates; format.test.ts has them.
  if (key === "days" || key === "shortDays") return [];
  if (!/^findings\.(sentence|action)\./.test(key)) return [[key, String(say(...PLACES))]];
  return [true, false].map((isReached) => [
    isReached ? key : `${key} not reached`,
    String(say({ ...words, count: 2, isReached, isUp: isReached })),
  ]);
}

const english = said(LANGUAGES.en ?? {});
const placesOf = (text: string): string[] => [...new Set(text.toLowerCase().match(/‹\w+›/g) ?? [])].sort();
const letters = (text: string): string => text.replaceAll(/‹\w+›|\*\*/g, "").replaceAll(/[^\p{L}]/gu, "");

const LEFTOVERS = /\b(the|of|and|with|for|within|than|usual|week|tickets?|customers?|contacts?)\b/;

/** The same word in both languages. */
const SAME: Record<string, RegExp> = {
  // Names of products and of the measure, and words that Indonesian took over as they are.
  id: /^(quality\.(system|feedbackChannel)\.|findings\.(n|column\.q)$|n$|chat(Page)?\.|channelNames\.(chat|email)$|contactWords\.chat\.|categories\.q|spells\.because\.holiday|causes\.evidence\.incident|themes\.markLabel\.release|(columns|definitions)\.(format|status|model)$|staffing\.target$|data\.leftOutReason\.spam$|data\.format\.(?!canonical|mapped)|categoryNames|quality\.nps|priorityNames\.normal)/,
  zh: /^(data\.format\.(?!canonical|mapped)|quality\.(system|feedbackChannel)\.(suara|zendesk|chatwoot|freshdesk|dbt_zendesk|intercom|zammad|play_store|app_store)$|findings\.(n|column\.q)$|n$|categories\.q|spells\.because\.holiday|causes\.evidence\.incident|themes\.markLabel\.release)/,
};

/** Codes by which the readers of files and the typing of values refuse a record. */
function reasons(): string[] {
  const intake = readdirSync(path.join(root, "pipelines/intake")).filter((name) => name.endsWith(".ts"));
  const inCode = intake.flatMap((name) =>
    [
      ...read(`pipelines/intake/${name}`).matchAll(/\breason(?:: | = | \?\?= )((?:"[a-z_]+"(?: \| )?)+)/g),
    ].flatMap(([, codes = ""]) => codes.match(/[a-z_]+/g) ?? []),
  );
  return [...new Set([...inCode, ...Object.keys(TYPING_REASONS)])].sort();
}

describe.each(others)("language %s", (language, texts) => {
  const own = said(texts);

  it("has a name for every reason of a reject", () => {
    expect(reasons()).toContain("lone_surrogate");
    expect(reasons().length).toBeGreaterThan(25);
    expect(reasons().filter((reason) => !own.has(`names.${reason}`))).toEqual([]);
  });

  it("has every key of English and no other, but names of codes", () => {
    const keys = (all: Map<string, string>) => [...all.keys()].filter((key) => !isByCode(key)).sort();
    expect(keys(own)).toEqual(keys(english));
  });

  it("says something everywhere, and the same figures as English", () => {
    const wrong = [...own].filter(([key, text]) => {
      const en = english.get(key);
      if (/undefined|NaN|\[object/.test(text) || (text === "" && en !== "")) {
        return !["join.sentence", "duration.gap"].includes(key);
      }
      return en !== undefined && placesOf(text).join() !== placesOf(en).join();
    });
    expect(wrong).toEqual([]);
  });

  it("marks what the eye should find first as often as English does", () => {
    const marks = (text: string) => text.split("**").length - 1;
    expect([...own].filter(([key, text]) => marks(text) !== marks(english.get(key) ?? text))).toEqual([]);
  });

  it("leaves no English", () => {
    const same = [...own].filter(
      ([key, text]) => english.get(key) === text && letters(text) !== "" && !SAME[language]?.test(key),
    );
    expect(same).toEqual([]);
    const code = /\b(reference|marts|out|data)\/\S+|suara\.yaml|taxonomy\.yaml|\([a-z, ]+\)/g;
    expect([...own].filter(([, text]) => LEFTOVERS.test(text.replaceAll(code, "")))).toEqual([]);
  });

  it("names every feed, check, reason of a reject, rule and theme that ships", () => {
    const checks = readdirSync(path.join(root, "pipelines/checks")).filter((file) => file.endsWith(".sql"));
    const reasons = read("pipelines/load/typing.ts").matchAll(/then '([a-z_]+)'/g);
    const rules = parse(read("data/reference/causes.yaml")) as { rule: string; means: string }[];
    const codes = [
      ...Object.keys(FEEDS).filter((feed) => !feed.includes("reference")),
      ...checks.map((file) => file.slice(0, -4)),
      ...[...reasons].map(([, reason = ""]) => reason),
    ];
    expect(codes.filter((code) => texts.names[code] === undefined)).toEqual([]);
    expect(rules.filter(({ rule }) => texts.ruleNames[rule] === undefined)).toEqual([]);
    expect(rules.filter(({ means }) => texts.ruleMeans[means] === undefined)).toEqual([]);
    interface Theme {
      id: string;
      names: Record<string, string>;
      themes?: Theme[];
    }
    const { themes } = parse(read("data/reference/taxonomy.yaml")) as { themes: Theme[] };
    for (const theme of themes) {
      expect(texts.categoryNames[theme.id], theme.id).toBe(theme.names[language]);
      for (const sub of theme.themes ?? []) {
        expect(texts.categories.subCauseNames[`${theme.id}/${sub.id}`], sub.id).toBeDefined();
        expect(sub.names[language], sub.id).toBeDefined();
      }
    }
  });

  it("defines every measure in this language", () => {
    interface Metric {
      id: string;
      texts: Record<string, Record<string, string>>;
    }
    const metrics = JSON.parse(read("data/reference/metrics.json")) as Metric[];
    for (const { id, texts: said } of metrics) {
      expect(Object.keys(said[language] ?? {}), id).toEqual(Object.keys(said.en ?? {}));
      for (const [key, text] of Object.entries(said[language] ?? {})) {
        expect(text, `${id} ${key}`).not.toBe("");
        expect(text, `${id} ${key}`).not.toMatch(LEFTOVERS);
        // Figures of a formula, of a limit or of an interval.
        const figures = (words = "") =>
          words
            .replaceAll(/(\d),(\d)/g, "$1.$2")
            .match(/\d+(\.\d+)?/g)
            ?.sort() ?? [];
        expect(figures(text).length, `${id} ${key}: ${text}`).toBeGreaterThanOrEqual(
          figures(said.en?.[key]).filter((figure) => figure === "95" || figure.includes(".")).length,
        );
      }
    }
  });
});
