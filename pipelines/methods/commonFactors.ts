/** Series with fewer than this at half of their periods say little about a period. */
const SMALLEST_MEDIAN = 5;
/** Of fewer series the median is one of them, and would hide its own change. */
const FEWEST_SERIES = 5;
/** Keeps a period without any count from a factor of 0. */
const LEAST_FACTOR = 0.05;

/**
 * The movement that several series of counts share, one factor a period around 1: the median over the series of the count
 * over the series' own mean (median of ratios: Anders and Huber 2010). What moves most series alike (season, pay day,
 * growth) is in it; what moves one or two is not. All 1 where fewer than five series have enough counts to tell.
 */
export function commonFactors(series: readonly (readonly number[])[]): number[] {
  const length = series[0]?.length ?? 0;
  const telling = series.filter((counts) => median(counts) >= SMALLEST_MEDIAN);
  if (telling.length < FEWEST_SERIES) return new Array<number>(length).fill(1);
  const means = telling.map((counts) => counts.reduce((a, b) => a + b, 0) / length);
  return Array.from({ length }, (_, i) =>
    Math.max(LEAST_FACTOR, median(telling.map((counts, k) => (counts[i] as number) / (means[k] as number)))),
  );
}

/** Middle value, or the mean of the two in the middle; NaN of nothing. */
export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const half = sorted.length >> 1;
  const upper = sorted[half] ?? Number.NaN;
  return sorted.length % 2 === 1 ? upper : ((sorted[half - 1] ?? Number.NaN) + upper) / 2;
}
