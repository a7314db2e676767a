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

const Z = 1.959963984540054;
const FEWEST = 10;

/**
 * How far the mean of a group lies from that of others like it: differences within strata (same channel, same week), weighted
 * by n·m/(n+m) as Mantel and Haenszel (1959) do; the weights of a regression on the group with a level for each stratum.
 * The variance is each side's own, pooled over the strata (Cochran 1954), for skewed values differ in spread by group.
 *
 * Values of 0 and 1 (`share`) have the interval of Newcombe (1998) as Yan and Su (2010) stratify it, from each side's interval of
 * Wilson: of a dozen of whom all or none are dissatisfied the own variance is 0, so that where 95 of 100 are, one group in three
 * that fares like the others would be told apart from them. Null where no stratum has members of both.
 */
export function stratifiedDifference(strata: readonly Stratum[], kind: "mean" | "share"): Difference | null {
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
  const sides: [Side, Side] = [
    { ...groups, mean: groupMean, part: totals.groupPart / totals.weight ** 2 },
    { ...others, mean: othersMean, part: totals.othersPart / totals.weight ** 2 },
  ];
  const reach = groups.count < FEWEST ? null : kind === "share" ? shareReach(...sides) : meanReach(...sides);
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

interface Side {
  mean: number;
  /** Of one member, within the strata; null where each stratum has one only. */
  variance: number | null;
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

function shareReach(group: Side, others: Side): Reach {
  const [own, theirs] = [wilson(group), wilson(others)];
  return { below: Math.hypot(own.below, theirs.above), above: Math.hypot(own.above, theirs.below) };
}

function wilson({ mean, part }: Side): Reach {
  const interval = shareInterval(mean / part, 1 / part, 1);
  return { below: mean - (interval?.low ?? 0), above: (interval?.high ?? 1) - mean };
}

/** Variance within the strata; null where each has one member only. */
function pooled(groups: readonly GroupSums[]): { count: number; variance: number | null } {
  let [count, squares, freedom] = [0, 0, 0];
  for (const group of groups) {
    count += group.count;
    squares += Math.max(0, group.sumOfSquares - group.sum ** 2 / group.count);
    freedom += group.count - 1;
  }
  return { count, variance: freedom > 0 ? squares / freedom : null };
}
