import { fitCounts } from "../methods/countRegression.js";
import { remembered } from "../methods/remembered.js";
import { mstlForecast, seasonalNaive } from "../methods/seasonalForecasts.js";
import { type ArrivalSeries, type Arrivals, HOURS, hourOfWeek, WEEK_HOURS } from "./arrivals.js";
import type { CalendarFeature } from "./calendar.js";

export const HORIZON_WEEKS = 4;
export const HORIZON_HOURS = HORIZON_WEEKS * WEEK_HOURS;
/** Each is a forecast made in the past, of weeks that have been since; they do not overlap. */
const MOST_ORIGINS = 3;
/** Fewer weeks than these are no ground for a forecast. */
const FEWEST_TRAINING_WEEKS = 6;

const METHODS = ["regression", "mstl", "seasonal_naive"] as const;
type Method = (typeof METHODS)[number];

interface Backtest {
  method: Method;
  origin_count: number;
  /** Errors of an hour's forecast, contacts. */
  root_mean_squared_error: number;
  mean_absolute_error: number;
  /** Contacts forecast over contacts that came. */
  bias_ratio: number | null;
  /** Share of hours within the interval, made from the other origins only; null with a single origin. */
  covered80: number | null;
  covered95: number | null;
  is_used: boolean;
}

export interface Forecast {
  backtests: Backtest[];
  /** One an hour of the horizon. */
  expected: number[];
  low80: number[] | null;
  high80: number[] | null;
  low95: number[] | null;
  high95: number[] | null;
}

/**
 * Arrivals of the four weeks after `series`, which starts at `firstDay` and has whole weeks. Of three methods the one with
 * the smallest root mean squared error in a rolling-origin backtest (Tashman 2000) is used: the absolute error is least
 * for a median, so where many hours are empty it would reward forecasting too few (Gneiting 2011). Intervals are the quantiles of
 * that backtest's errors in units of their Poisson spread (split conformal: Lei et al. 2018), so that they hold whatever
 * the counts' own distribution. null where there are too few weeks.
 *
 * `features` reach from the first day to the end of the horizon.
 */
export function forecastArrivals(
  { counts }: Pick<ArrivalSeries, "counts">,
  { firstDay }: Pick<Arrivals, "firstDay">,
  features: readonly CalendarFeature[],
): Forecast | null {
  const weeks = Math.floor(counts.length / WEEK_HOURS);
  if (weeks < FEWEST_TRAINING_WEEKS) return null;
  const origins = Math.max(
    0,
    Math.min(MOST_ORIGINS, Math.floor((weeks - FEWEST_TRAINING_WEEKS) / HORIZON_WEEKS)),
  );
  const run = (method: Method, train: readonly number[]): number[] =>
    method === "regression"
      ? regressionForecast(train, firstDay, features)
      : method === "mstl"
        ? mstlForecast(train, HORIZON_HOURS)
        : seasonalNaive(train, HORIZON_HOURS);
  const tested = METHODS.map((method) => {
    const pieces = Array.from({ length: origins }, (_, i): Piece => {
      const from = counts.length - (i + 1) * HORIZON_HOURS;
      return { forecast: run(method, counts.slice(0, from)), came: counts.slice(from, from + HORIZON_HOURS) };
    });
    return { method, pieces, error: meanError(pieces, (x) => x * x) };
  });
  const best = tested.reduce((a, b) => (b.error < a.error ? b : a));
  const expected = run(best.method, counts);
  const errors = best.pieces.flatMap(scaledErrors).sort((a, b) => a - b);
  return {
    backtests: origins === 0 ? [] : tested.map((one) => backtestOf(one.method, one.pieces, one === best)),
    expected,
    ...intervals(expected, errors),
  };
}

/**
 * What an hour of the week without a single contact is taken to have had, in all weeks together: the mean of a Poisson rate
 * under Jeffreys' prior. That none came yet, between hours in which some did, does not say that nobody is needed.
 */
const UNSEEN_CONTACTS = 0.5;

/**
 * The log-linear regression of hour of the week, trend and calendar, carried on. The trend is held at its last value: a
 * straight line drawn on is the least reliable part of a forecast (Gardner and McKenzie 1985).
 */
const regressionForecast = remembered("regressionForecast", carriedOn);

function carriedOn(
  train: readonly number[],
  firstDay: number,
  features: readonly CalendarFeature[],
): number[] {
  if (train.every((count) => count === 0)) return new Array<number>(HORIZON_HOURS).fill(0);
  const hours = [...train.keys()];
  const level = (hour: number) => hourOfWeek(firstDay + Math.floor(hour / HOURS), hour % HOURS);
  // What the past did not have, or only once, has no effect to carry on.
  const known = features.filter(({ shares }) => daysOf(shares.slice(0, train.length)) > 1);
  const row = (hour: number, trend: number) => [trend, ...known.map(({ shares }) => shares[hour] as number)];
  const data = {
    counts: train,
    levels: hours.map(level),
    covariates: hours.map((hour) => row(hour, hour / train.length)),
    clusters: hours.map((hour) => Math.floor(hour / HOURS)),
  };
  const fit = fitOrPlain(data);
  const unseen = UNSEEN_CONTACTS / (train.length / WEEK_HOURS);
  return Array.from({ length: HORIZON_HOURS }, (_, i) => {
    const hour = train.length + i;
    const effect = fit.levelEffects[level(hour)] ?? Number.NEGATIVE_INFINITY;
    if (effect === Number.NEGATIVE_INFINITY)
      return isMissedByChance(fit.levelEffects, level(hour)) ? unseen : 0;
    const linear = row(hour, 1).reduce((sum, x, k) => sum + x * (fit.coefficients[k] ?? 0), 0);
    return Math.exp(effect + linear);
  });
}

/** Whether contacts came in that hour of other days, and closely before and after it: else the desk may be closed then. */
function isMissedByChance(levelEffects: readonly number[], level: number): boolean {
  const came = (at: number) => Number.isFinite(levelEffects[(at + WEEK_HOURS) % WEEK_HOURS]);
  const onOtherDays = [1, 2, 3, 4, 5, 6].some((days) => came(level + days * HOURS));
  return onOtherDays && (came(level - 1) || came(level - 2)) && (came(level + 1) || came(level + 2));
}

function fitOrPlain(data: Parameters<typeof fitCounts>[0]) {
  try {
    return fitCounts(data);
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    return fitCounts({ ...data, covariates: data.covariates.map(() => []) });
  }
}

function daysOf(shares: readonly number[]): number {
  const days = new Set<number>();
  for (const [hour, share] of shares.entries()) if (share > 0) days.add(Math.floor(hour / HOURS));
  return days.size;
}

interface Piece {
  forecast: readonly number[];
  came: readonly number[];
}

function meanError(pieces: readonly Piece[], of: (difference: number) => number): number {
  let sum = 0;
  let hours = 0;
  for (const { forecast, came } of pieces) {
    for (const [i, count] of came.entries()) sum += of(count - (forecast[i] as number));
    hours += came.length;
  }
  return hours === 0 ? 0 : sum / hours;
}

/** Half a contact keeps hours in which none is expected from weighing without bound. */
const spread = (expected: number): number => Math.sqrt(expected + 0.5);
const scaledErrors = ({ forecast, came }: Piece): number[] =>
  came.map((count, i) => (count - (forecast[i] as number)) / spread(forecast[i] as number));

function backtestOf(method: Method, pieces: readonly Piece[], isUsed: boolean): Backtest {
  const total = (of: (piece: Piece) => readonly number[]) =>
    pieces.reduce((sum, piece) => sum + of(piece).reduce((a, b) => a + b, 0), 0);
  const came = total((piece) => piece.came);
  return {
    method,
    origin_count: pieces.length,
    root_mean_squared_error: Math.sqrt(meanError(pieces, (x) => x * x)),
    mean_absolute_error: meanError(pieces, Math.abs),
    bias_ratio: came === 0 ? null : total((piece) => piece.forecast) / came,
    covered80: coverage(pieces, "low80", "high80"),
    covered95: coverage(pieces, "low95", "high95"),
    is_used: isUsed,
  };
}

/** Each origin's hours against intervals made from the other origins' errors. */
function coverage(
  pieces: readonly Piece[],
  low: "low80" | "low95",
  high: "high80" | "high95",
): number | null {
  if (pieces.length < 2) return null;
  let inside = 0;
  let hours = 0;
  for (const piece of pieces) {
    const errors = pieces.filter((other) => other !== piece).flatMap(scaledErrors);
    const made = intervals(
      piece.forecast,
      errors.sort((a, b) => a - b),
    );
    for (const [i, count] of piece.came.entries()) {
      const isIn = count >= (made[low]?.[i] as number) && count <= (made[high]?.[i] as number);
      if (isIn) inside++;
      hours++;
    }
  }
  return inside / hours;
}

function intervals(expected: readonly number[], errors: readonly number[]) {
  if (errors.length === 0) return { low80: null, high80: null, low95: null, high95: null };
  const at = (share: number) =>
    errors[Math.min(errors.length - 1, Math.floor(share * errors.length))] as number;
  const bound = (share: number) => {
    const error = at(share);
    return expected.map((mean) => Math.max(0, mean + error * spread(mean)));
  };
  return { low80: bound(0.1), high80: bound(0.9), low95: bound(0.025), high95: bound(0.975) };
}
