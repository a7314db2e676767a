export type WordCounts = ReadonlyMap<string, number>;

export interface TellingWord {
  word: string;
  /** Log-odds ratio over its standard error: above 0 in the first group, below in the second. */
  z: number;
  /** The log-odds ratio itself, shrunk towards that of the prior. */
  logOdds: number;
}

/**
 * Which words tell two groups of texts apart: log-odds ratios with an informative Dirichlet prior (Monroe, Colaresi and
 * Quinn 2008, "Fightin' Words", equations 16 and 22). The prior are the word counts of a background, all texts of the
 * language for one, scaled to `priorSize` words in all; it keeps rare words from looking telling and common ones from
 * looking so by their sheer number. Words that the background lacks are left out. Most telling of the first group first, then
 * by name. `priorSize` > 0.
 */
export function tellingWords(
  first: WordCounts,
  second: WordCounts,
  background: WordCounts,
  priorSize = 500,
): TellingWord[] {
  const scale = priorSize / Math.max(1, total(background));
  const [firstTotal, secondTotal] = [total(first) + priorSize, total(second) + priorSize];
  const found: TellingWord[] = [];
  for (const [word, seen] of background) {
    const inFirst = (first.get(word) ?? 0) + seen * scale;
    const inSecond = (second.get(word) ?? 0) + seen * scale;
    const logOdds =
      Math.log(inFirst / (firstTotal - inFirst)) - Math.log(inSecond / (secondTotal - inSecond));
    found.push({ word, logOdds, z: logOdds / Math.sqrt(1 / inFirst + 1 / inSecond) });
  }
  return found.sort((a, b) => b.z - a.z || (a.word < b.word ? -1 : 1));
}

/** How many times each word stands in texts; a text counts each word once. */
export function documentCounts(texts: Iterable<readonly string[]>): Map<string, number> {
  const counts = new Map<string, number>();
  for (const words of texts) {
    for (const word of new Set(words)) counts.set(word, (counts.get(word) ?? 0) + 1);
  }
  return counts;
}

function total(counts: WordCounts): number {
  let sum = 0;
  for (const count of counts.values()) sum += count;
  return sum;
}
