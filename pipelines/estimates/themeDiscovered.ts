import { nearDuplicates } from "../methods/nearDuplicates.js";
import { matchTopics } from "../methods/topicMatching.js";
import { findTopics, type Topic } from "../methods/topics.js";
import { EVALUATING_WORDS } from "../text/stopWords.js";
import { words } from "../text/words.js";
import type { ThemeText } from "./themeTexts.js";

/** Weeks of texts that topics are found in, and weeks over which their identity is followed. */
export const WINDOW = 12;
export const FOLLOWED = 13;
const TEXTS_A_TOPIC = 25;
const MOST_TOPICS = 12;
const FEWEST_TEXTS = 4;
/** Of near copies so many customers' count towards what a topic is: a campaign is a topic, but not the only one. */
const MOST_COPIES = 8;
/** Shorter texts say nothing that could be a theme. */
const FEWEST_WORDS = 3;

export interface Discovered {
  /** Language, week of birth and leading word: the same topic has the same name from week to week. */
  id: string;
  language: string;
  born: string;
  /** Texts about it in the last window, the most typical first; of near copies a few only. */
  typical: readonly ThemeText[];
  /** All of them, copies too. */
  members: readonly ThemeText[];
  /** Words of the typical texts, and of all texts of all weeks that are not about it. */
  inside: readonly (readonly string[])[];
  outside: readonly (readonly string[])[];
}

interface Read {
  text: ThemeText;
  words: readonly string[];
}

/**
 * Topics of the texts of one language that no theme covers, in the last window of `weeks` (Mondays, oldest first). They are
 * found anew in each of the last weeks, over the twelve weeks up to it, and each is matched with those of the week
 * before, so that a topic keeps its name while the words in it shift.
 */
export function discover(texts: readonly ThemeText[], weeks: readonly string[]): Discovered[] {
  const language = texts[0]?.language ?? "";
  const found = words(texts.map(({ text }) => text));
  const read = texts
    .map((text, i) => ({ text, words: found[i]?.filter((word) => !EVALUATING_WORDS.has(word)) ?? [] }))
    .filter((one) => new Set(one.words).size >= FEWEST_WORDS);
  const groups = nearDuplicates(read.map((one) => one.words));
  let known: { id: string; born: string; vector: Topic["vector"] }[] = [];
  const used = new Set<string>();
  let last: Discovered[] = [];
  for (const week of weeks.slice(-FOLLOWED)) {
    const from = weeks[Math.max(0, weeks.indexOf(week) - WINDOW + 1)] as string;
    const inWindow = [...read.keys()].filter((i) => isWithin(read[i] as Read, from, week));
    const firsts = withoutCopies(inWindow, groups, read);
    const topics = findTopics(
      firsts.map((i) => (read[i] as Read).words),
      { topics: topicCount(firsts.length), leastTexts: FEWEST_TEXTS },
    );
    const before = matchTopics(
      known.map(({ vector }) => vector),
      topics.map(({ vector }) => vector),
    );
    known = topics.map(({ vector }, k) => {
      const old = before[k] === null || before[k] === undefined ? undefined : known[before[k]];
      return { ...(old ?? named(language, week, vector, used)), vector };
    });
    last = topics.map(({ members }, k) => {
      const typical = members.map((m) => firsts[m] as number);
      const own = new Set(typical.map((i) => groups[i]));
      return {
        id: known[k]?.id ?? "",
        born: known[k]?.born ?? week,
        language,
        typical: typical.map((i) => (read[i] as Read).text),
        members: inWindow.filter((i) => own.has(groups[i])).map((i) => (read[i] as Read).text),
        inside: typical.map((i) => (read[i] as Read).words),
        outside: read.filter((_, i) => !own.has(groups[i])).map((one) => one.words),
      };
    });
  }
  return last;
}

const isWithin = ({ text }: Read, from: string, to: string): boolean =>
  text.week_start >= from && text.week_start <= to;

const topicCount = (texts: number): number =>
  Math.max(2, Math.min(MOST_TOPICS, Math.round(texts / TEXTS_A_TOPIC)));

/** Of each group of near copies one text a customer, and no more than a few. */
function withoutCopies(
  places: readonly number[],
  groups: readonly number[],
  read: readonly Read[],
): number[] {
  const customers = new Map<number, Set<string>>();
  return places.filter((i) => {
    const group = groups[i] as number;
    const known = customers.get(group) ?? new Set<string>();
    customers.set(group, known);
    const key = (read[i] as Read).text.customer_key;
    if (known.has(key) || known.size >= MOST_COPIES) return false;
    known.add(key);
    return true;
  });
}

function named(language: string, week: string, vector: Topic["vector"], used: Set<string>) {
  const [leading = ""] = [...vector].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1))[0] ?? [];
  let id = `${language} ${week} ${leading}`;
  while (used.has(id)) id += "+";
  used.add(id);
  return { id, born: week };
}
