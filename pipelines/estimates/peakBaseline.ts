import { type CountFit, fitCounts } from "../methods/countRegression.js";
import type { Usual } from "../methods/scanStatistic.js";
import { type Arrivals, HOURS, hourOfWeek } from "./arrivals.js";
import type { CalendarFeature } from "./calendar.js";

/** Hours of a day that stray together. */
const BLOCK_HOURS = 4;
/** Days on either side by which a desk's level is followed: peaks of up to two weeks do not move the median of five. */
const LEVEL_REACH = 17;
/** Below this a count is too small for its spread to be told from chance. */
const FEWEST_EXPECTED = 5;
/** Scales a median absolute deviation to a standard deviation of a normal. */
const NORMAL = 1.4826;

/**
 * What each hour has without events and peaks: hour of the week and trend by a quasi-Poisson regression that knows the
 * calendar, times the rolling median of the days' ratios to it, so that a desk that grows by steps is followed as well.
 * `outlying` hours (peaks found before) are left out of everything. How days, blocks of hours within them, and hours
 * within these stray is told by median absolute deviations, which a few days out of the ordinary do not move.
 */
export function usualHours(
  counts: readonly number[],
  { firstDay, endDay }: Pick<Arrivals, "firstDay" | "endDay">,
  features: readonly CalendarFeature[],
  outlying: ReadonlySet<number>,
): Usual & { fit: CountFit; features: readonly CalendarFeature[] } {
  const hours = [...counts.keys()];
  const dayOf = hours.map((hour) => Math.floor(hour / HOURS));
  const levels = hours.map((hour) => hourOfWeek(firstDay + (dayOf[hour] as number), hour % HOURS));
  const fitted = fitWithout(counts, levels, dayOf, features, outlying);
  const weeks = (endDay - firstDay) / 7;
  const calm = (hour: number) =>
    !outlying.has(hour) && features.every(({ shares }) => (shares[hour] as number) === 0);
  const base = hours.map((hour) =>
    fitted.without(levels[hour] as number, (dayOf[hour] as number) / (weeks * 7)),
  );
  const days = daySums(counts, base, calm);
  const level = rollingLevel(days);
  const expected = base.map((mean, hour) =>
    // An hour of the week that never had any still may: half a contact in all the weeks.
    Math.max((mean * (level[dayOf[hour] as number] as number)) as number, 0.5 / weeks),
  );
  const dayVariation = variation(daySums(counts, expected, calm));
  const hourVariation = variation(partSums(counts, expected, calm, BLOCK_HOURS, 1));
  const meanDay = expected.reduce((sum, mean) => sum + mean, 0) / (weeks * 7);
  return {
    fit: fitted.fit,
    features: fitted.features,
    expected,
    days: dayOf,
    blocks: hours.map((hour) => Math.floor(hour / BLOCK_HOURS)),
    dayVariation,
    // A block strays by its hours too; of an uneven block that is more than this, which errs to caution.
    blockVariation: Math.max(
      0,
      variation(partSums(counts, expected, calm, HOURS, BLOCK_HOURS)) - hourVariation / BLOCK_HOURS,
    ),
    hourVariation,
    // Of the median of the days that the level rests on.
    levelVariation: ((Math.PI / 2) * (dayVariation + 1 / meanDay)) / (2 * LEVEL_REACH + 1),
    weeks,
  };
}

function fitWithout(
  counts: readonly number[],
  levels: readonly number[],
  days: readonly number[],
  features: readonly CalendarFeature[],
  outlying: ReadonlySet<number>,
) {
  const kept = [...counts.keys()].filter((hour) => !outlying.has(hour));
  const of = (values: readonly number[]) => kept.map((hour) => values[hour] as number);
  const end = (days.at(-1) ?? 0) + 1;
  const fit = (known: readonly CalendarFeature[]) =>
    fitCounts({
      counts: of(counts),
      levels: of(levels),
      covariates: kept.map((hour) => [
        (days[hour] as number) / end,
        ...known.map(({ shares }) => shares[hour] as number),
      ]),
      clusters: of(days),
    });
  const without = (result: CountFit) => (level: number, trend: number) =>
    Math.exp(
      (result.levelEffects[level] ?? Number.NEGATIVE_INFINITY) + trend * (result.coefficients[0] ?? 0),
    );
  // A kind whose hours all were peaks has nothing left to be told by.
  const known = features.filter(({ shares }) => kept.some((hour) => (shares[hour] as number) > 0));
  try {
    const result = fit(known);
    return { fit: result, features: known, without: without(result) };
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    const result = fit([]);
    return { fit: result, features: [], without: without(result) };
  }
}

interface Sum {
  count: number;
  expected: number;
  /** Of the whole that the expectation is a share of: of a whole that came, a part strays less by chance. */
  share?: number;
}

const sumOver = (
  counts: readonly number[],
  expected: readonly number[],
  calm: (hour: number) => boolean,
  from: number,
  to: number,
): Sum => {
  const sum = { count: 0, expected: 0 };
  for (let hour = from; hour < to; hour++) {
    if (!calm(hour)) continue;
    sum.count += counts[hour] as number;
    sum.expected += expected[hour] as number;
  }
  return sum;
};

function daySums(
  counts: readonly number[],
  expected: readonly number[],
  calm: (hour: number) => boolean,
): Sum[] {
  return Array.from({ length: counts.length / HOURS }, (_, day) =>
    sumOver(counts, expected, calm, day * HOURS, (day + 1) * HOURS),
  );
}

/** Parts of a span against what the span made of them, so that what all of it strays is not counted twice. */
function partSums(
  counts: readonly number[],
  expected: readonly number[],
  calm: (hour: number) => boolean,
  spanHours: number,
  partHours: number,
): Sum[] {
  return Array.from({ length: counts.length / spanHours }, (_, i) => i * spanHours).flatMap((begin) => {
    const span = sumOver(counts, expected, calm, begin, begin + spanHours);
    return Array.from({ length: spanHours / partHours }, (_, part) => {
      const from = begin + part * partHours;
      const sum = sumOver(counts, expected, calm, from, from + partHours);
      const share = span.expected > 0 ? sum.expected / span.expected : 1;
      return { count: sum.count, expected: share * span.count, share };
    });
  });
}

/** Of each day, the median ratio of the days around it; scaled so that all of them together have what came. */
function rollingLevel(days: readonly Sum[]): number[] {
  const ratios = days.map(({ count, expected }) => (expected > 0 ? count / expected : null));
  const level = days.map((_, day) => {
    const near = ratios
      .slice(Math.max(0, day - LEVEL_REACH), day + LEVEL_REACH + 1)
      .filter((x) => x !== null);
    return near.length === 0 ? 1 : median(near);
  });
  const came = days.reduce((sum, { count }) => sum + count, 0);
  const said = days.reduce((sum, { expected }, day) => sum + expected * (level[day] as number), 0);
  const scale = said > 0 && came > 0 ? came / said : 1;
  return level.map((x) => x * scale);
}

/** Squared coefficient of variation of sums around their expectation, beyond what chance makes of a count. */
function variation(sums: readonly Sum[]): number {
  const usable = sums.filter(({ expected, share = 0 }) => expected >= FEWEST_EXPECTED && share < 1);
  if (usable.length < 14) return 0;
  const scaled = usable.map(
    ({ count, expected, share = 0 }) => (count - expected) / Math.sqrt(expected * (1 - share)),
  );
  const middle = median(scaled);
  const spread = NORMAL * median(scaled.map((x) => Math.abs(x - middle)));
  const mean = usable.reduce((sum, { expected }) => sum + expected, 0) / usable.length;
  return Math.max(0, spread ** 2 - 1) / mean;
}

function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const half = sorted.length / 2;
  return sorted.length % 2 === 1
    ? (sorted[Math.floor(half)] as number)
    : ((sorted[half - 1] as number) + (sorted[half] as number)) / 2;
}
