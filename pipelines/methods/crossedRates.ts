/** Sums of like contacts: what they waited together, how many they are, and the level of each factor they stand in. */
export interface RateCell {
  total: number;
  count: number;
  /** One level a factor, from 0. */
  levels: readonly number[];
}

const MAX_ITERATIONS = 500;
const CONVERGED = 1e-8;

/**
 * Mean of a count-weighted total as a product of one effect a factor: the maximum quasi-likelihood fit of a log-linear
 * model without interactions (quasi-Poisson: McCullagh and Nelder 1989, chapter 6), by iterative proportional fitting
 * (Deming and Stephan 1940). Each level's fitted total is its observed one. Returns the effects by factor and level;
 * NaN for a level without a count, 0 for one whose total is 0.
 */
export function crossedRates(cells: readonly RateCell[], levelCounts: readonly number[]): Float64Array[] {
  const effects = levelCounts.map((count) => new Float64Array(count).fill(1));
  const counts = Float64Array.from(cells, ({ count }) => count);
  const places = levelCounts.map((_, factor) =>
    Int32Array.from(cells, ({ levels }) => levels[factor] as number),
  );
  const observed = levelCounts.map((count, factor) => {
    const sums = new Float64Array(count);
    for (const { total, levels } of cells) add(sums, levels[factor] as number, total);
    return sums;
  });
  // What is expected of each cell; one factor's effects are taken out, estimated anew and put back.
  const products = new Float64Array(cells.length).fill(1);
  for (let i = 0; i < MAX_ITERATIONS; i++) {
    let change = 0;
    for (const [factor, mine] of effects.entries()) {
      const place = places[factor] as Int32Array;
      const fitted = new Float64Array(mine.length);
      for (let cell = 0; cell < products.length; cell++) {
        add(fitted, place[cell] as number, (counts[cell] as number) * (products[cell] as number));
      }
      const steps = fitted.map((sum, level) => ((observed[factor] as Float64Array)[level] as number) / sum);
      for (let level = 0; level < mine.length; level++) {
        const step = steps[level] as number;
        // Of a level whose total is 0, once it is 0, nothing moves any more.
        const isDone = (mine[level] as number) === 0 || Number.isNaN(mine[level]);
        mine[level] = isDone ? (mine[level] as number) : (mine[level] as number) * step;
        if (!isDone && step > 0) change = Math.max(change, Math.abs(Math.log(step)));
      }
      for (let cell = 0; cell < products.length; cell++) {
        const step = steps[place[cell] as number] as number;
        products[cell] = Number.isFinite(step) ? (products[cell] as number) * step : 0;
      }
    }
    if (change <= CONVERGED) break;
  }
  return effects;
}

/** The product of the effects in which a cell stands, without one factor's. A level that nobody was seen in is left out. */
export function productOf(
  effects: readonly Float64Array[],
  levels: readonly number[],
  without = -1,
): number {
  let product = 1;
  for (let factor = 0; factor < effects.length; factor++) {
    if (factor === without) continue;
    const effect = (effects[factor] as Float64Array)[levels[factor] as number] as number;
    if (!Number.isNaN(effect)) product *= effect;
  }
  return product;
}

function add(sums: Float64Array, level: number, value: number): void {
  sums[level] = (sums[level] as number) + value;
}
