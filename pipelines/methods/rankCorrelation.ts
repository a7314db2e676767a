export interface RankCorrelation {
  /** -1 to 1. */
  rho: number;
  /** 95 % interval; null below 10 pairs. */
  low: number | null;
  high: number | null;
  count: number;
}

const FEWEST = 10;
const Z = 1.959963984540054;

/**
 * Spearman's rank correlation, ties at their middle rank, with the interval of Bonett and Wright (2000, "Sample size requirements
 * for estimating Pearson, Kendall and Spearman correlations"). null with fewer than three pairs or where one side is constant.
 */
export function rankCorrelation(xs: readonly number[], ys: readonly number[]): RankCorrelation | null {
  const count = xs.length;
  if (count < 3) return null;
  const rho = correlation(middleRanks(xs), middleRanks(ys));
  if (!Number.isFinite(rho)) return null;
  if (count < FEWEST || Math.abs(rho) === 1) return { rho, low: null, high: null, count };
  const reach = Z * Math.sqrt((1 + rho ** 2 / 2) / (count - 3));
  const z = Math.atanh(rho);
  return { rho, low: Math.tanh(z - reach), high: Math.tanh(z + reach), count };
}

function middleRanks(values: readonly number[]): number[] {
  const order = [...values.keys()].sort((a, b) => (values[a] as number) - (values[b] as number));
  const ranks: number[] = [];
  for (let from = 0; from < order.length; ) {
    let to = from;
    while (to < order.length && values[order[to] as number] === values[order[from] as number]) to++;
    for (let i = from; i < to; i++) ranks[order[i] as number] = (from + to + 1) / 2;
    from = to;
  }
  return ranks;
}

/** Pearson's. */
function correlation(xs: readonly number[], ys: readonly number[]): number {
  // Ranks of both have the same mean.
  const mean = (xs.length + 1) / 2;
  let [product, x2, y2] = [0, 0, 0];
  for (const [i, x] of xs.entries()) {
    const y = ys[i] as number;
    product += (x - mean) * (y - mean);
    x2 += (x - mean) ** 2;
    y2 += (y - mean) ** 2;
  }
  return product / Math.sqrt(x2 * y2);
}
