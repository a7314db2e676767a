/** Outcomes as likely as the one seen, but for rounding, count with it; R's fisher.test uses the same factor. */
const AS_LIKELY = 1 + 1e-7;

/**
 * Two-sided p-value of Fisher's exact test (1922) of whether `now` of `nowTotal` is another share than `before` of
 * `beforeTotal`: the sum over all tables with these margins that are no likelier than this one. As R's fisher.test.
 *
 * Counts are whole numbers ≥ 0, no part larger than its total; throws RangeError otherwise.
 */
export function fisherExact(now: number, nowTotal: number, before: number, beforeTotal: number): number {
  if (![now, nowTotal, before, beforeTotal].every(isCount) || now > nowTotal || before > beforeTotal)
    throw new RangeError("not a table of counts");
  const hits = now + before;
  const least = Math.max(0, hits - beforeTotal);
  const most = Math.min(hits, nowTotal);
  // P(k + 1) ÷ P(k) of the hypergeometric distribution.
  return twoSided(
    now,
    least,
    most,
    (k) => ((hits - k) * (nowTotal - k)) / ((k + 1) * (beforeTotal - hits + k + 1)),
  );
}

/**
 * Two-sided p-value of the exact test that two Poisson rates are equal (Przyborowski and Wilenski 1940): given their sum,
 * the count of now is binomial. What Fisher's test becomes where the totals are without bound. As R's poisson.test.
 *
 * Exposures > 0 in one unit (weeks); counts are whole numbers ≥ 0. Throws RangeError otherwise.
 */
export function exactRates(now: number, nowExposure: number, before: number, beforeExposure: number): number {
  if (!isCount(now) || !isCount(before) || !(nowExposure > 0) || !(beforeExposure > 0))
    throw new RangeError("not two counts with their exposures");
  const total = now + before;
  const odds = nowExposure / beforeExposure;
  return twoSided(now, 0, total, (k) => ((total - k) / (k + 1)) * odds);
}

/** Weights are carried on from the most likely outcome, so none overflows however large the counts. */
function twoSided(seen: number, least: number, most: number, step: (k: number) => number): number {
  let mode = least;
  while (mode < most && step(mode) > 1) mode++;
  const weights = new Map([[mode, 1]]);
  for (let k = mode, weight = 1; k < most && weight > 0; k++) {
    weight *= step(k);
    weights.set(k + 1, weight);
  }
  for (let k = mode - 1, weight = 1; k >= least && weight > 0; k--) {
    weight /= step(k);
    weights.set(k, weight);
  }
  const limit = (weights.get(seen) ?? 0) * AS_LIKELY;
  let tail = 0;
  let all = 0;
  // Smallest first, so that small ones are not lost beside large ones.
  for (const weight of [...weights.values()].sort((a, b) => a - b)) {
    if (weight <= limit) tail += weight;
    all += weight;
  }
  return Math.min(1, tail / all);
}

const isCount = (n: number): boolean => Number.isInteger(n) && n >= 0;
