import jStat from "jstat";
import { remembered } from "./remembered.js";

/** A period's figure on a scale on which periods stray evenly (waits: logarithms), and the number of what it is made of. */
export interface Measured {
  y: number;
  n: number;
}

export interface MeanChange {
  /** Mean of now less that of before, in units of y. */
  difference: number;
  /** Two-sided; null where the periods before do not stray at all, so that nothing can be told from chance. */
  pValue: number | null;
  /** Robust mean of the periods before, and between what 95 % of single periods of their size lie. */
  usual: number;
  usualLow: number;
  usualHigh: number;
}

/** Huber's constant: what strays further than so many standard deviations counts as if it strayed so far. */
const BEND = 1.5;
/** E[min(|z|, BEND)²] of a standard normal z, by which the winsorised variance is made that of a normal. */
const CONSISTENCY = 0.7784652162;
const MAX_STEPS = 200;
const CONVERGED = 1e-10;
/** Winsorising spends degrees of freedom; with this part of them the test holds its level from six periods on. */
const DEGREES_KEPT = 0.8;

/**
 * The mean of one or several periods against that of those before: a t test for new observations whose mean and spread
 * come from Huber's Proposal 2 (Huber 1964), as R's MASS::hubers, so that an odd week among those before neither hides a
 * change nor makes one. All that makes periods stray is in their spread: chance in each and what differs between them.
 * A period's variance goes with 1 / n; more than the usual n makes none more certain than those before were.
 *
 * Throws RangeError with fewer than three periods before or none now.
 */
export const compareMean = remembered("compareMean", meanChange);

function meanChange(now: readonly Measured[], before: readonly Measured[]): MeanChange {
  if (before.length < 3 || now.length === 0) throw new RangeError("too few periods to compare");
  const { mean, spread } = huberProposal2(before);
  const total = sum(before.map(({ n }) => n));
  const usualSize = total / before.length;
  const sizes = now.map(({ n }) => Math.min(n, usualSize));
  const nowTotal = sum(sizes);
  const difference = sum(now.map(({ y }, i) => y * (sizes[i] as number))) / nowTotal - mean;
  const degrees = DEGREES_KEPT * (before.length - 1);
  const error = spread * Math.sqrt(1 / nowTotal + 1 / total);
  const reach = jStat.studentt.inv(0.975, degrees) * spread * Math.sqrt(1 / usualSize + 1 / total);
  return {
    difference,
    pValue: error > 0 ? 2 * jStat.studentt.cdf(-Math.abs(difference) / error, degrees) : null,
    usual: mean,
    usualLow: mean - reach,
    usualHigh: mean + reach,
  };
}

/** Mean and, of a figure made of one thing, standard deviation; both robust. */
export function huberProposal2(values: readonly Measured[]): { mean: number; spread: number } {
  const roots = values.map(({ n }) => Math.sqrt(n));
  const total = sum(values.map(({ n }) => n));
  let mean = median(values.map(({ y }) => y));
  const strays = (around: number) => values.map(({ y }, i) => (y - around) * (roots[i] as number));
  let spread = 1.4826 * median(strays(mean).map(Math.abs));
  if (spread === 0) spread = Math.sqrt(sum(strays(mean).map((r) => r * r)) / (values.length - 1));
  for (let step = 0; step < MAX_STEPS && spread > 0; step++) {
    const bend = BEND * spread;
    const bent = strays(mean).map((r) => Math.max(-bend, Math.min(bend, r)));
    const next = mean + sum(bent.map((r, i) => r * (roots[i] as number))) / total;
    const around = bent.map((r, i) => r - (next - mean) * (roots[i] as number));
    const nextSpread = Math.sqrt(sum(around.map((r) => r * r)) / ((values.length - 1) * CONSISTENCY));
    const isDone =
      Math.abs(next - mean) * Math.max(...roots) <= CONVERGED * spread &&
      Math.abs(nextSpread - spread) <= CONVERGED * spread;
    [mean, spread] = [next, nextSpread];
    if (isDone) break;
  }
  return { mean, spread };
}

const sum = (values: readonly number[]): number => values.reduce((a, b) => a + b, 0);

function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const half = Math.floor(sorted.length / 2);
  const upper = sorted[half] as number;
  return sorted.length % 2 === 1 ? upper : ((sorted[half - 1] as number) + upper) / 2;
}
