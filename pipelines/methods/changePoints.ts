/** Counts of equally long periods, each over what its count is per: the desk's own movement, or 1. */
export interface LevelSeries {
  counts: readonly number[];
  /** > 0; a level of 2 and a factor of 1.5 make an expected count of 3. */
  factors: readonly number[];
}

export interface ChangePointOptions {
  /** What one more change point must lower the cost by. */
  penalty: number;
  /** Periods between two change points, and before the first and after the last; at least 1. */
  shortest: number;
  /** Variance of a count over its mean. */
  dispersion: number;
}

/**
 * Periods, from 0, that begin another level, by PELT (Killick, Fearnhead and Eckley 2012): of all ways to cut the series
 * the one with the least sum of the pieces' Poisson costs, over the dispersion, and of the penalties. What optimal
 * partitioning (Jackson et al. 2005) finds, in fewer steps.
 */
export function changePoints(series: LevelSeries, options: ChangePointOptions): number[] {
  const { penalty, shortest } = options;
  const cost = costOf(series, options.dispersion);
  const best = [-penalty];
  const cutBefore = [0];
  let starts = [0];
  for (let end = 1; end <= series.counts.length; end++) {
    const fitting = starts.filter((start) => end - start >= shortest);
    let [least, cut] = [Number.POSITIVE_INFINITY, 0];
    for (const start of fitting) {
      const total = (best[start] as number) + cost(start, end) + penalty;
      if (total < least) [least, cut] = [total, start];
    }
    best.push(least);
    cutBefore.push(cut);
    // A cut at `before` is better than one at the start for every series that ends a shortest piece after it.
    const before = end - shortest;
    const bound = best[before] ?? Number.POSITIVE_INFINITY;
    starts = starts.filter(
      (start) => before - start < shortest || (best[start] as number) + cost(start, before) <= bound,
    );
    starts.push(end);
  }
  const found: number[] = [];
  for (let end = cutBefore.at(-1) as number; end > 0; end = cutBefore[end] as number) found.push(end);
  return found.reverse();
}

/** −2 × the log likelihood of one level from `from` to before `to`, less what all cuts share. */
function costOf({ counts, factors }: LevelSeries, dispersion: number): (from: number, to: number) => number {
  const [sums, bases] = [running(counts), running(factors)];
  return (from, to) => {
    const sum = (sums[to] as number) - (sums[from] as number);
    if (sum === 0) return 0;
    return (-2 * sum * Math.log(sum / ((bases[to] as number) - (bases[from] as number)))) / dispersion;
  };
}

function running(values: readonly number[]): number[] {
  const sums = [0];
  for (const value of values) sums.push((sums.at(-1) as number) + value);
  return sums;
}

/**
 * Dispersion of counts from successive differences (von Neumann et al. 1941) over that of Poisson counts, at least 1: a
 * level that changes now and then makes one large difference, and no large variance.
 */
export function successiveDispersion({ counts, factors }: LevelSeries): number {
  let [sum, pairs] = [0, 0];
  for (let i = 1; i < counts.length; i++) {
    const [before, after] = [counts[i - 1] as number, counts[i] as number];
    const [baseBefore, baseAfter] = [factors[i - 1] as number, factors[i] as number];
    if (before + after === 0) continue;
    const level = (before + after) / (baseBefore + baseAfter);
    sum += (after / baseAfter - before / baseBefore) ** 2 / (level * (1 / baseBefore + 1 / baseAfter));
    pairs++;
  }
  return pairs === 0 ? 1 : Math.max(1, sum / pairs);
}
