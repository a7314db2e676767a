import { nonnegativeFactors } from "./nonnegativeFactors.js";
import { columnOf, type SparseRow } from "./sparseMatrix.js";

export interface Topic {
  /** Its words with their weights; the vector has length 1. */
  vector: ReadonlyMap<string, number>;
  /** Texts that are mostly about it, by their place in what was given, the most typical first. */
  members: readonly number[];
}

export interface TopicOptions {
  /** At most so many topics are looked for. */
  topics: number;
  /** A word has to stand in so many texts to count. */
  leastTexts: number;
}

const MOST_WORDS = 1500;
/** A word that more than this share of the texts have tells nothing of what they are about. */
const COMMON_SHARE = 0.6;
/** Part of a text's own direction that has to lie in a topic's: less is a text about nothing in particular. */
const LEAST_WEIGHT = 0.2;
/** Part of all its weights that has to lie in one topic. */
const LEAST_SHARE = 0.5;
/** Below this weight a word is no part of a topic. */
const LEAST_WORD = 0.02;

/**
 * What a set of texts is about: non-negative factors of their words, weighted by inverse document frequency (tf-idf, Salton
 * and Buckley 1988; a word counts once a text) and with each text of the same length. Each text, given as its words,
 * belongs to one topic or to none. The same texts in the same order give the same topics; largest first.
 */
export function findTopics(texts: readonly (readonly string[])[], options: TopicOptions): Topic[] {
  const vocabulary = vocabularyOf(texts, options.leastTexts);
  const index = new Map(vocabulary.map(({ word }, i) => [word, i]));
  const rows: SparseRow[] = [];
  const places: number[] = [];
  for (const [i, words] of texts.entries()) {
    const columns = [...new Set(words)].flatMap((word) => index.get(word) ?? []).sort((a, b) => a - b);
    if (columns.length === 0) continue;
    const values = columns.map((column) => (vocabulary[column] as Word).rarity);
    const length = Math.sqrt(values.reduce((sum, x) => sum + x * x, 0));
    rows.push({ columns: Int32Array.from(columns), values: Float64Array.from(values, (x) => x / length) });
    places.push(i);
  }
  if (rows.length < options.leastTexts) return [];
  const { weights, parts } = nonnegativeFactors(rows, vocabulary.length, options.topics);
  const members = Array.from({ length: parts.columns }, (): { place: number; weight: number }[] => []);
  for (const [row, place] of places.entries()) {
    const own = [...weights.data.subarray(row * weights.columns, (row + 1) * weights.columns)];
    const weight = Math.max(...own);
    const all = own.reduce((sum, x) => sum + x, 0);
    if (weight < LEAST_WEIGHT || weight < LEAST_SHARE * all) continue;
    members[own.indexOf(weight)]?.push({ place, weight });
  }
  return members
    .map((found, k) => ({
      vector: vectorOf(vocabulary, columnOf(parts, k)),
      members: found.sort((a, b) => b.weight - a.weight || a.place - b.place).map(({ place }) => place),
    }))
    .filter((topic) => topic.members.length > 0)
    .sort((a, b) => b.members.length - a.members.length || (a.members[0] ?? 0) - (b.members[0] ?? 0));
}

interface Word {
  word: string;
  /** Inverse document frequency. */
  rarity: number;
}

function vocabularyOf(texts: readonly (readonly string[])[], leastTexts: number): Word[] {
  const counts = new Map<string, number>();
  for (const words of texts) {
    for (const word of new Set(words)) counts.set(word, (counts.get(word) ?? 0) + 1);
  }
  return [...counts]
    .filter(([, count]) => count >= leastTexts && count <= COMMON_SHARE * texts.length)
    .sort(([a, m], [b, n]) => n - m || (a < b ? -1 : 1))
    .slice(0, MOST_WORDS)
    .map(([word, count]) => ({ word, rarity: Math.log(texts.length / count) }));
}

function vectorOf(vocabulary: readonly Word[], part: readonly number[]): Map<string, number> {
  const vector = new Map<string, number>();
  for (const [i, { word }] of vocabulary.entries()) {
    const weight = part[i] as number;
    if (weight >= LEAST_WORD) vector.set(word, weight);
  }
  return vector;
}
