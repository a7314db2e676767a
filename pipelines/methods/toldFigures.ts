/**
 * Figures of groups that overlap (themes: a customer may mention several), as they may be told. What such groups have in
 * common is counted nowhere, so no group can be withheld to hide the difference of two. They are rounded instead: counts to the nearest
 * multiple of k, the fewest people who may be told of (conventional rounding; Willenborg and de Waal 2001, "Elements of Statistical
 * Disclosure Control", chapter 9).
 *
 * Two counts so told leave their difference within k − 1 either way of a multiple of k. So if it is of 1 to k − 1 people, it might be of any
 * number of these. Every other figure is told no more exactly than a count so rounded has it. With k = 1 all stays as it is.
 */
export function roundedCount(count: number, k: number): number {
  return k <= 1 ? count : Math.floor((2 * count + k) / (2 * k)) * k;
}

/** Rounded; null of fewer than k people, 0 of none. */
export const toldCount = (count: number, k: number): number | null =>
  count > 0 && count < k ? null : roundedCount(count, k);

/** People of a week. It is withheld where there are fewer than k of them, or where its figure would tell how many others are. */
export interface WeekCount {
  count: number;
  isWithheld: boolean;
}

/**
 * The rounded sum of weeks that are told one by one too; null of fewer than k people. Where the nearest multiple would say that the
 * weeks withheld have as few people as they can, or as many, it is the next one: each of them might be of more than one number of
 * people for all that the sum and the other weeks say.
 */
export function toldWeeks(weeks: readonly WeekCount[], k: number): number | null {
  const whole = sum(weeks.map(({ count }) => count));
  if (k <= 1 || whole === 0) return whole;
  const isTold = ({ count, isWithheld }: WeekCount): boolean => count >= k && !isWithheld;
  const hidden = weeks.filter((week) => week.count > 0 && !isTold(week));
  const few = hidden.length;
  if (few === 0) return roundedCount(whole, k);
  const told = weeks.filter(isTold).map(({ count }) => bounds(count, k));
  const isOne = told.length === 0 && few === 1;
  // Else null of k − 1 weeks without a figure would say that there is one in each.
  if (whole < k || isOne || (told.length === 0 && few === k - 1 && whole < 2 * k)) return null;
  // One that is withheld for the sake of others may be of any size.
  const full = hidden.some(({ count }) => count >= k) ? Number.POSITIVE_INFINITY : few * (k - 1);
  const most = (value: number): number => bounds(value, k)[1] - sum(told.map(([fewest]) => fewest));
  const least = (value: number): number => bounds(value, k)[0] - sum(told.map(([, largest]) => largest));
  let value = roundedCount(whole, k);
  // With k = 2 that a week is withheld says how many it has.
  if (k === 2) return value;
  while (value > k && least(value) >= full) value -= k;
  while (most(value) <= few) value += k;
  return value;
}

/** What a told count leaves open: it is of at least k people, and off by half of k at most. */
function bounds(count: number, k: number): [number, number] {
  const told = roundedCount(count, k);
  return [Math.max(k, told - Math.floor(k / 2)), told + Math.floor((k - 1) / 2)];
}

/**
 * Parts that do not overlap, each of none or at least k people, so rounded that they add up to their rounded sum: all down, then those that
 * lost the most up (the method of the largest remainder; Hamilton 1792). So each is less than k from what it was.
 */
export function roundedParts(counts: readonly number[], k: number): number[] {
  if (k <= 1) return [...counts];
  const parts = counts.map((count) => count - (count % k));
  const whole = roundedCount(sum(counts), k);
  const most = [...counts.keys()].sort(
    (a, b) => ((counts[b] as number) % k) - ((counts[a] as number) % k) || a - b,
  );
  for (const i of most.slice(0, (whole - sum(parts)) / k)) parts[i] = (parts[i] as number) + k;
  return parts;
}

const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0);

/** Two significant digits: of a ratio, how many people it is of cannot be told. */
export function toldRatio(value: number, k: number): number {
  return k <= 1 ? value : Number(value.toPrecision(2));
}

/** A p- or q-value in two digits, never smaller than it was: none becomes a discovery by being told. */
export function toldChance(value: number, k: number): number {
  if (k <= 1 || value === 0) return value;
  const near = Number(value.toPrecision(2));
  const step = 10 ** (Math.floor(Math.log10(value)) - 1);
  return near >= value ? near : Math.min(1, Number((near + step).toPrecision(2)));
}

/**
 * The finest step of a mean or share of `count` people: that of one of the fewest that the rounded number leaves open, so that it
 * could be of any of them. 0: as exactly as known.
 */
export const stepOf = (count: number, k: number): number => (k <= 1 ? 0 : 1 / bounds(count, k)[0]);

/** To the nearest step; what is not 0 stays on its side of 0, so that no verdict is turned. */
export function toStep(value: number, step: number): number {
  if (step === 0 || value === 0) return value;
  return Math.sign(value) * Math.max(1, Math.round(Math.abs(value) / step)) * step;
}

/** The figures of a change, null where they are on fewer than k people or tell of so few. `expected` is what the told count and ratio make it. */
export interface ToldChange {
  customer_count: number | null;
  expected_count: number | null;
  ratio: number | null;
  ratio_low: number | null;
  ratio_high: number | null;
  p_value: number | null;
  q_value: number | null;
}

interface Change {
  expected: number;
  ratio: number | null;
  low: number | null;
  high: number | null;
  pValue: number;
}

/** How many people of some weeks against how many were expected; null where nothing is compared. */
export function toldChange(
  weeks: readonly WeekCount[],
  change: Change | null,
  qValue: number | null,
  k: number,
): ToldChange {
  const told = toldWeeks(weeks, k);
  const told2 = (value: number | null | undefined): number | null =>
    told === null || value === null || value === undefined ? null : toldRatio(value, k);
  const ratio = told2(change?.ratio);
  const isDerived = k > 1 && told !== null && told > 0 && ratio !== null && ratio > 0;
  return {
    customer_count: told,
    expected_count: isDerived ? told / ratio : told2(change?.expected),
    ratio,
    ratio_low: told2(change?.low),
    ratio_high: told2(change?.high),
    p_value: told === null || change === null ? null : toldChance(change.pValue, k),
    q_value: qValue === null ? null : toldChance(qValue, k),
  };
}
