import { type CountFit, fitCounts } from "../methods/countRegression.js";
import { type ArrivalSeries, type Arrivals, HOURS, hourOfWeek } from "./arrivals.js";
import type { CalendarFeature } from "./calendar.js";

/**
 * In logarithms, for an event without a contact has a coefficient towards minus infinity: with it nothing is expected, and
 * without it what would have come.
 */
export function logExpected(
  { firstDay, endDay }: Arrivals,
  features: readonly CalendarFeature[],
  { coefficients, levelEffects }: CountFit,
): (hour: number) => number {
  return (hour) => {
    const day = Math.floor(hour / HOURS);
    const covariates = [day / (endDay - firstDay), ...features.map(({ shares }) => shares[hour] as number)];
    const level = levelEffects[hourOfWeek(firstDay + day, hour % HOURS)] ?? Number.NEGATIVE_INFINITY;
    return covariates.reduce((sum, x, k) => sum + x * (coefficients[k] as number), level);
  };
}

/** Hour of the week, a straight trend and the calendar; null where the data can't tell these apart. */
export function fitSeries(
  series: ArrivalSeries,
  { firstDay, endDay }: Arrivals,
  features: readonly CalendarFeature[],
): CountFit | null {
  const days = endDay - firstDay;
  const hours = [...series.counts.keys()];
  const dayOf = hours.map((hour) => Math.floor(hour / HOURS));
  try {
    return fitCounts({
      counts: series.counts,
      levels: hours.map((hour) => hourOfWeek(firstDay + (dayOf[hour] as number), hour % HOURS)),
      covariates: hours.map((hour) => [
        (dayOf[hour] as number) / days,
        ...features.map(({ shares }) => shares[hour] as number),
      ]),
      clusters: dayOf,
    });
  } catch (error) {
    if (error instanceof RangeError) return null;
    throw error;
  }
}
