import { readFileSync } from "node:fs";
import { parse } from "yaml";
import { z } from "zod";
import { tokens } from "./fold.js";
import type { Token } from "./lexicon.js";
import { meant } from "./slang.js";

const VALUES = ["3", "2", "1", "-1", "-2", "-3"] as const;
const words = z.array(z.coerce.string().min(1));
const toneSchema = z.record(
  z.enum(["id", "zh", "en"]),
  z.strictObject({
    ...(Object.fromEntries(VALUES.map((value) => [value, words])) as Record<
      (typeof VALUES)[number],
      typeof words
    >),
    negators: words,
    intensifiers: words,
    weakeners: words,
    contrasts: words,
  }),
);

interface Entry {
  value: number;
  kind: "value" | "negator" | "intensifier" | "weakener" | "contrast";
}

/** The longest entry has so many tokens. */
const MOST_TOKENS = 6;
/** A negation or an intensifier reaches so many tokens. */
const REACH = 3;
const NEGATED = -0.75;
const STRONGER = 1.5;
const WEAKER = 0.5;
const BEFORE_CONTRAST = 0.5;
const AFTER_CONTRAST = 1.5;
/** How much has to be said for a tone near 1 or -1. */
const NORMAL = 15;

let lexicon: ReadonlyMap<string, Entry> | undefined;

/** Entries of all languages, for people mix; an entry that two languages have is the first one's. */
function entries(): ReadonlyMap<string, Entry> {
  if (lexicon !== undefined) return lexicon;
  const file = new URL("../../data/reference/tone.yaml", import.meta.url);
  const found = new Map<string, Entry>();
  for (const list of Object.values(toneSchema.parse(parse(readFileSync(file, "utf8"))))) {
    const add = (texts: readonly string[], entry: Entry): void => {
      for (const text of texts) {
        const key = tokens(text).map(meant).join(" ");
        if (!found.has(key)) found.set(key, entry);
      }
    };
    for (const value of VALUES) add(list[value], { value: Number(value), kind: "value" });
    add(list.negators, { value: 0, kind: "negator" });
    add(list.intensifiers, { value: STRONGER, kind: "intensifier" });
    add(list.weakeners, { value: WEAKER, kind: "weakener" });
    add(list.contrasts, { value: 0, kind: "contrast" });
  }
  lexicon = found;
  return found;
}

interface Said {
  entry: Entry;
  from: number;
  to: number;
}

function said(row: readonly Token[]): Said[] {
  const found: Said[] = [];
  for (let from = 0; from < row.length; ) {
    let to = from;
    let entry: Entry | undefined;
    let key = "";
    for (let end = from; end < Math.min(row.length, from + MOST_TOKENS); end++) {
      key += `${end === from ? "" : " "}${(row[end] as Token).meant}`;
      const known = entries().get(key);
      if (known !== undefined) [entry, to] = [known, end + 1];
    }
    if (entry !== undefined) found.push({ entry, from, to });
    from = entry === undefined ? from + 1 : to;
  }
  return found;
}

/**
 * How a text sounds, -1 to 1; null where no word of it has a value. Values of words, turned by a negation, strengthened or
 * weakened by their neighbours, and what follows a contrast counting more, put together as VADER does (Hutto and Gilbert 2014,
 * "VADER: A Parsimonious Rule-based Model for Sentiment Analysis of Social Media Text"). An indication, not a measure.
 */
export function toneOf(row: readonly Token[]): number | null {
  const all = said(row);
  const contrast = all.findLast(({ entry, from }) => entry.kind === "contrast" && from > 0);
  let sum = 0;
  let count = 0;
  for (const [i, one] of all.entries()) {
    if (one.entry.kind !== "value") continue;
    count++;
    const side = contrast === undefined ? 1 : one.from < contrast.from ? BEFORE_CONTRAST : AFTER_CONTRAST;
    sum += one.entry.value * factorOf(all, i) * side;
  }
  return count === 0 ? null : sum / Math.sqrt(sum * sum + NORMAL);
}

/** Of the negations, intensifiers and weakeners around a word; Indonesian's and some of Chinese's stand behind it. */
function factorOf(all: readonly Said[], i: number): number {
  const own = all[i] as Said;
  let factor = 1;
  for (let j = i - 1; j >= 0; j--) {
    const { entry, to } = all[j] as Said;
    if (own.from - to >= REACH || entry.kind === "value" || entry.kind === "contrast") break;
    if (entry.kind === "negator") factor *= NEGATED;
    else factor *= entry.value;
  }
  const next = all[i + 1];
  if (next !== undefined && next.from === own.to && isDegree(next.entry)) {
    const after = all[i + 2];
    // What stands between two words belongs to the second, unless it is the last of its clause.
    if (after === undefined || after.entry.kind !== "value" || after.from > next.to)
      factor *= next.entry.value;
  }
  return factor;
}

const isDegree = ({ kind }: Entry): boolean => kind === "intensifier" || kind === "weakener";
