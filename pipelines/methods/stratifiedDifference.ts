import { shareInterval } from "./rateInterval.js";

/** Sums over the members of a group in one stratum. */
export interface GroupSums {
  count: number;
  sum: number;
  sumOfSquares: number;
}

export interface Stratum {
  group: GroupSums;
  others: GroupSums;
}

export interface Difference {
  /** Mean of the group less that of the others, in the unit of the values. */
  difference: number;
  /** 95 %; null where fewer than ten members leave the spread unknown. */
  low: number | null;
  high: number | null;
  groupCount: number;
  othersCount: number;
  /** Mean of the group, and what the others have where the group is: both with the strata's weights. */
  groupMean: number;
  othersMean: number;
}

/** The least and the largest value there may be. */
export interface Scale {
  least: number;
  most: number;
}

const Z = 1.959963984540054;
const FEWEST = 10;

/**
 * How far the mean of a group lies from that of others like it: differences within strata (same channel, same week), weighted
 * by n·m/(n+m) as Mantel and Haenszel (1959) do; the weights of a regression on the group with a level for each stratum.
 * The variance is each side's own, pooled over the strata (Cochran 1954), for skewed values differ in spread by group.
 *
 * Values of 0 and 1 (`share`) have the interval of Newcombe (1998) as Yan and Su (2010) stratify it, from each side's interval of
 * Wilson: of a dozen of whom all or none are dissatisfied the own variance is 0, so that where 95 of 100 are, one group in three
 * that fares like the others would be told apart from them.
 *
 * Values on a scale have that interval too, of the mean's place on the scale, where all counts as so much less than a share's
 * as values stray less than the two ends of it would (effective size: Kott and Carr 1997, Dean and Pagano 2015). How much that is tell
 * both sides together, or the side itself where it strays more: of a dozen who all gave five stars the own variance is 0. Null where no stratum has members of both.
 */
export function stratifiedDifference(
  strata: readonly Stratum[],
  kind: "mean" | "share" | Scale,
): Difference | null {
  const both = strata.filter(({ group, others }) => group.count > 0 && others.count > 0);
  if (both.length === 0) return null;
  const totals = { weight: 0, group: 0, others: 0, groupPart: 0, othersPart: 0 };
  for (const { group, others } of both) {
    const weight = (group.count * others.count) / (group.count + others.count);
    totals.weight += weight;
    totals.group += (weight * group.sum) / group.count;
    totals.others += (weight * others.sum) / others.count;
    totals.groupPart += weight ** 2 / group.count;
    totals.othersPart += weight ** 2 / others.count;
  }
  const groupMean = totals.group / totals.weight;
  const othersMean = totals.others / totals.weight;
  const [groups, others] = [pooled(both.map((one) => one.group)), pooled(both.map((one) => one.others))];
  const sides: Sides = [
    { ...groups, mean: groupMean, part: totals.groupPart / totals.weight ** 2 },
    { ...others, mean: othersMean, part: totals.othersPart / totals.weight ** 2 },
  ];
  const reach =
    groups.count < FEWEST ? null : kind === "mean" ? meanReach(...sides) : boundedReach(kind, sides);
  const difference = groupMean - othersMean;
  return {
    difference,
    low: reach === null ? null : difference - reach.below,
    high: reach === null ? null : difference + reach.above,
    groupCount: groups.count,
    othersCount: others.count,
    groupMean,
    othersMean,
  };
}

type Sides = readonly [group: Side, others: Side];
interface Side {
  mean: number;
  /** Of one member, within the strata; null where each stratum has one only. */
  variance: number | null;
  freedom: number;
  /** Variance of the weighted mean over that of one member: 1 ÷ how many the side counts for. */
  part: number;
}

interface Reach {
  below: number;
  above: number;
}

function meanReach(group: Side, others: Side): Reach | null {
  if (group.variance === null || others.variance === null) return null;
  const reach = Z * Math.sqrt(group.part * group.variance + others.part * others.variance);
  return { below: reach, above: reach };
}

function boundedReach(kind: "share" | Scale, sides: Sides): Reach {
  const scale = kind === "share" ? { least: 0, most: 1 } : kind;
  const spreads = kind === "share" ? [1, 1] : spreadsOn(scale, sides);
  const [own, theirs] = sides.map((side, i) => wilson(side, scale, spreads[i] as number)) as [Reach, Reach];
  return { below: Math.hypot(own.below, theirs.above), above: Math.hypot(own.above, theirs.below) };
}

function wilson({ mean, part }: Side, { least, most }: Scale, spread: number): Reach {
  const size = 1 / (part * spread);
  const interval = shareInterval((size * (mean - least)) / (most - least), size, 1);
  const at = (share: number) => least + share * (most - least);
  return { below: mean - at(interval?.low ?? 0), above: at(interval?.high ?? 1) - mean };
}

/** Of each side its variance over the largest that its mean allows (Bhatia and Davis 2000), no less than that of both. */
function spreadsOn({ least, most }: Scale, sides: Sides): number[] {
  const largest = ({ mean }: Side) => (mean - least) * (most - mean);
  const strayed = sides.reduce((sum, { variance, freedom }) => sum + freedom * (variance ?? 0), 0);
  const might = sides.reduce((sum, side) => sum + side.freedom * largest(side), 0);
  // Where nobody strays on either side, nobody knows how they would.
  const both = strayed > 0 && might > 0 ? strayed / might : 1;
  return sides.map((side) => {
    const own = side.variance === null || largest(side) <= 0 ? 0 : side.variance / largest(side);
    return Math.min(1, Math.max(own, both));
  });
}

/** Variance within the strata; null where each has one member only. */
function pooled(groups: readonly GroupSums[]): { count: number; variance: number | null; freedom: number } {
  let [count, squares, freedom] = [0, 0, 0];
  for (const group of groups) {
    count += group.count;
    squares += Math.max(0, group.sumOfSquares - group.sum ** 2 / group.count);
    freedom += group.count - 1;
  }
  return { count, freedom, variance: freedom > 0 ? squares / freedom : null };
}
