const Z2 = 1.959963984540054 ** 2;

/**
 * 95 % score interval (Rao 1948) of the mean behind one count whose variance is `dispersion` times its mean: the means μ
 * with (count − μ)² ≤ z² · dispersion · μ. 0 has an upper limit too. Unit: as the count.
 */
export function countInterval(count: number, dispersion: number): { low: number; high: number } {
  const half = (Z2 * dispersion) / 2;
  const reach = Math.sqrt(half * (2 * count + half));
  return { low: Math.max(0, count + half - reach), high: count + half + reach };
}

/**
 * 95 % score interval of a share (Wilson 1927) as if of total ÷ dispersion independent tickets; null of a total of 0.
 * Both limits lie between 0 and 1.
 */
export function shareInterval(
  count: number,
  total: number,
  dispersion: number,
): { low: number; high: number } | null {
  if (total === 0) return null;
  const n = total / dispersion;
  const share = count / total;
  const middle = share + Z2 / (2 * n);
  const reach = Math.sqrt(Z2 * ((share * (1 - share)) / n + Z2 / (4 * n * n)));
  return {
    low: count === 0 ? 0 : (middle - reach) / (1 + Z2 / n),
    high: count === total ? 1 : (middle + reach) / (1 + Z2 / n),
  };
}
