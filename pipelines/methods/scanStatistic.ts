/** Hour by hour what is usual; `days` and `blocks` say to which day and block of hours an hour belongs. */
export interface Usual {
  expected: readonly number[];
  days: readonly number[];
  blocks: readonly number[];
  /** Squared coefficients of variation: of a day's level, of a block's within its day, of an hour's within its block, of the level of these weeks. */
  dayVariation: number;
  blockVariation: number;
  hourVariation: number;
  levelVariation: number;
  /** Weeks that tell what an hour of the week usually has. */
  weeks: number;
}

export interface Window {
  /** Hours from the first; `to` is exclusive. */
  from: number;
  to: number;
  score: number;
}

const LONGEST_HOURS = 24;
const LONGEST_DAYS = 7;
const DAY = 24;

/**
 * Windows with more than usual, the strongest first, none touching another's hours: a temporal scan (Kulldorff 2001) over
 * every stretch of 1 to 24 hours and every 2 to 7 whole days within [from, to), which starts at the beginning of a day.
 * The score is the signed root of the negative-binomial deviance of the window's total (McCullagh and Nelder 1989), about
 * standard normal for one window, so the threshold carries the search over all of them.
 */
export function scanForPeaks(
  counts: readonly number[],
  usual: Usual,
  { from, to, threshold, fewest }: { from: number; to: number; threshold: number; fewest: number },
): Window[] {
  const found: Window[] = [];
  const look = (start: number, hours: number, step: number): void => {
    const sums = new Totals(usual);
    for (let end = start; end < Math.min(to, start + hours); end++) {
      sums.add(end, counts[end] as number);
      if ((end - start + 1) % step !== 0 || sums.count - sums.expected < fewest) continue;
      const score = excessScore(sums.count, sums.expected, sums.variance());
      if (score >= threshold) found.push({ from: start, to: end + 1, score });
    }
  };
  for (let start = from; start < to; start++) look(start, LONGEST_HOURS, 1);
  for (let start = from; start < to; start += DAY) look(start, LONGEST_DAYS * DAY, DAY);
  return strongestApart(found);
}

function strongestApart(windows: readonly Window[]): Window[] {
  const kept: Window[] = [];
  // Of equals the earlier, then the shorter.
  const order = [...windows].sort((a, b) => b.score - a.score || a.from - b.from || a.to - b.to);
  for (const window of order) {
    if (kept.every((other) => window.to <= other.from || window.from >= other.to)) kept.push(window);
  }
  return kept;
}

/** Sums over consecutive hours, and the variance that a total of them usually has. */
export class Totals {
  count = 0;
  expected = 0;
  readonly #usual: Usual;
  #dayOf = Number.NaN;
  #blockOf = Number.NaN;
  #day = 0;
  #block = 0;
  #daySquares = 0;
  #blockSquares = 0;
  #hourSquares = 0;

  constructor(usual: Usual) {
    this.#usual = usual;
  }

  add(hour: number, count: number): void {
    const { expected, days, blocks } = this.#usual;
    const mean = expected[hour] as number;
    if (days[hour] !== this.#dayOf) [this.#day, this.#dayOf] = [0, days[hour] as number];
    if (blocks[hour] !== this.#blockOf) [this.#block, this.#blockOf] = [0, blocks[hour] as number];
    // (x + m)² − x² = m (2x + m): the sums of squares grow by the hour.
    this.#daySquares += mean * (2 * this.#day + mean);
    this.#blockSquares += mean * (2 * this.#block + mean);
    this.#hourSquares += mean ** 2;
    this.#day += mean;
    this.#block += mean;
    this.count += count;
    this.expected += mean;
  }

  variance(): number {
    const { dayVariation, blockVariation, hourVariation, levelVariation, weeks } = this.#usual;
    return (
      this.expected * (1 + 1 / weeks) +
      dayVariation * this.#daySquares +
      blockVariation * this.#blockSquares +
      hourVariation * this.#hourSquares +
      levelVariation * this.expected ** 2
    );
  }
}

/** How far a count lies above its mean, in standard deviations of a normal; below it, or just at it, 0. */
function excessScore(count: number, mean: number, variance: number): number {
  // Continuity: of "so many or more", the half below belongs to it.
  const seen = count - 0.5;
  if (seen <= mean) return 0;
  const size = mean ** 2 / (variance - mean);
  const deviance = Number.isFinite(size)
    ? seen * Math.log(seen / mean) - (seen + size) * Math.log((seen + size) / (mean + size))
    : seen * Math.log(seen / mean) - (seen - mean);
  return Math.sqrt(2 * Math.max(0, deviance));
}
