import { Acceleration } from "./acceleration.js";

/** Sums of like contacts: what they waited together, how many they are, and the level of each factor they stand in. */
export interface RateCell {
  total: number;
  count: number;
  /** One level a factor, from 0. */
  levels: readonly number[];
}

/** Desks need some hundred; without acceleration it was some ten thousand. */
const MAX_ITERATIONS = 5000;
const CONVERGED = 1e-10;

/**
 * Mean of a count-weighted total as a product of one effect a factor: the maximum quasi-likelihood fit of a log-linear
 * model without interactions (quasi-Poisson: McCullagh and Nelder 1989, chapter 6), by iterative proportional fitting
 * (Deming and Stephan 1940), accelerated, for factors that nearly coincide make each of its steps a small part of the way.
 * Each level's fitted total is its observed one. Returns the effects by factor and level; NaN for a level without a count, 0
 * for one whose total is 0.
 */
export function crossedRates(cells: readonly RateCell[], levelCounts: readonly number[]): Float64Array[] {
  const counts = Float64Array.from(cells, ({ count }) => count);
  // What is expected of each cell; one factor's effects are taken out, estimated anew and put back.
  const rates = new Float64Array(cells.length).fill(1);
  const factors = levelCounts.map((count, factor) => new Factor(cells, factor, count));
  const acceleration = new Acceleration();
  for (let i = 0; i < MAX_ITERATIONS; i++) {
    const from = logsOf(factors);
    const change = Math.max(...factors.map((factor) => factor.renew(rates, counts)));
    if (change <= CONVERGED) break;
    // The first step makes the effects that are 0.
    if (i === 0) continue;
    const to = logsOf(factors);
    const kept = likelihood(factors, rates, counts);
    place(factors, acceleration.next(from, to), rates);
    if (likelihood(factors, rates, counts) >= kept) continue;
    // Proportional fitting itself never makes the fit worse.
    acceleration.forget();
    place(factors, to, rates);
  }
  return factors.map(({ effects }) => effects);
}

const logsOf = (factors: readonly Factor[]): Float64Array =>
  Float64Array.from(
    factors.flatMap(({ effects, free }) => free.map((level) => Math.log(at(effects, level)))),
  );

/** Effects from their logarithms, and what is expected of each cell by them. */
function place(factors: readonly Factor[], logs: Float64Array, rates: Float64Array): void {
  let position = 0;
  rates.fill(1);
  for (const factor of factors) {
    for (const level of factor.free) factor.effects[level] = Math.exp(at(logs, position++));
    factor.apply(rates);
  }
}

/** Quasi-likelihood of the totals, but for what all fits have alike. */
function likelihood(factors: readonly Factor[], rates: Float64Array, counts: Float64Array): number {
  let sum = 0;
  for (const { effects, observed, free } of factors)
    for (const level of free) sum += at(observed, level) * Math.log(at(effects, level));
  for (let i = 0; i < rates.length; i++) sum -= at(counts, i) * at(rates, i);
  return sum;
}

/** One factor: of each cell its level, of each level the total that was observed and the effect so far. */
class Factor {
  readonly effects: Float64Array;
  readonly observed: Float64Array;
  /** Levels with a total, whose effects are to be found. */
  readonly free: readonly number[];
  private readonly places: Int32Array;
  /** What a level without a total becomes: 0 where somebody was seen in it, else nobody knows. */
  private readonly emptied: Float64Array;

  constructor(cells: readonly RateCell[], factor: number, levelCount: number) {
    this.effects = new Float64Array(levelCount).fill(1);
    this.places = Int32Array.from(cells, ({ levels }) => levels[factor] as number);
    this.observed = new Float64Array(levelCount);
    this.emptied = new Float64Array(levelCount).fill(Number.NaN);
    for (const [i, { total, count }] of cells.entries()) {
      const level = this.places[i] as number;
      add(this.observed, level, total);
      if (count > 0) this.emptied[level] = 0;
    }
    this.free = Array.from(this.observed.keys()).filter((level) => at(this.observed, level) > 0);
  }

  apply(rates: Float64Array): void {
    for (let i = 0; i < rates.length; i++) rates[i] = at(rates, i) * at(this.effects, at(this.places, i));
  }

  /** Makes each level's fitted total its observed one; returns the largest change of an effect, on the log scale. */
  renew(rates: Float64Array, counts: Float64Array): number {
    const { effects, places } = this;
    const steps = new Float64Array(effects.length);
    for (let i = 0; i < rates.length; i++) add(steps, at(places, i), at(counts, i) * at(rates, i));
    let change = 0;
    for (let level = 0; level < steps.length; level++) {
      // Once the effect of a level without a total is 0, it stays so.
      const step = at(effects, level) === 0 ? 1 : this.stepOf(level, at(steps, level));
      if (step > 0) change = Math.max(change, Math.abs(Math.log(step)));
      steps[level] = step;
      effects[level] = at(effects, level) * step;
    }
    for (let i = 0; i < rates.length; i++) rates[i] = at(rates, i) * at(steps, at(places, i));
    return change;
  }

  /** Its fitted total may be 0 by another factor's level already, so that of two zeros no ratio is made. */
  private stepOf(level: number, fitted: number): number {
    const observed = at(this.observed, level);
    return observed === 0 ? at(this.emptied, level) : observed / fitted;
  }
}

/** The product of the effects in which a cell stands, without one factor's. A level that nobody was seen in is left out. */
export function productOf(effects: readonly Float64Array[], levels: readonly number[], without = -1): number {
  let product = 1;
  for (let factor = 0; factor < effects.length; factor++) {
    if (factor === without) continue;
    const effect = (effects[factor] as Float64Array)[levels[factor] as number] as number;
    if (!Number.isNaN(effect)) product *= effect;
  }
  return product;
}

const at = (values: ArrayLike<number>, i: number): number => values[i] as number;

function add(sums: Float64Array, level: number, value: number): void {
  sums[level] = (sums[level] as number) + value;
}
