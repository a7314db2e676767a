import jStat from "jstat";
import type { CountFit } from "../methods/countRegression.js";
import { type ArrivalSeries, type Arrivals, HOURS, readArrivals } from "./arrivals.js";
import {
  type CalendarEvent,
  type CalendarFeature,
  calendarFeatures,
  overlap,
  readCalendar,
  startsOn,
} from "./calendar.js";
import { estimate } from "./estimate.js";
import { fitSeries, logExpected } from "./upliftFit.js";

/** Fewer days of an event say little of the next one: the spread between its days is not known. */
const FEWEST_DAYS = 6;
/** Weeks of data below which an hour of the week has no usual to stand out from. */
const FEWEST_WEEKS = 6;
/** Where there were fewer contacts than this and no more were to be expected, a ratio would be noise. */
const FEWEST_CONTACTS = 5;
/** An interval of a thousand times either way says nothing: nearly all of the event's hours are ones in which nobody comes. */
const WIDEST = Math.log(1000);

type Column =
  | "kind"
  | "name"
  | "starts_on"
  | "scope_kind"
  | "scope"
  | "day_count"
  | "contact_count"
  | "expected_count"
  | "ratio"
  | "ratio_low"
  | "ratio_high"
  | "verdict";
type UpliftRow = Record<Column, string | number | null>;

interface Input {
  arrivals: Arrivals | null;
  events: CalendarEvent[];
}

export const upliftByEvent = estimate<Input, Column>({
  name: "estimates.uplift_by_event",
  grain: ["kind", "name", "starts_on", "scope_kind", "scope"],
  inputs: [
    "marts.contacts_by_hour",
    "marts.tickets",
    "reports.arrivals_by_day",
    "reports.calendar_marks",
    "ref.pay_days",
  ],
  columns: {
    kind: "VARCHAR",
    name: "VARCHAR",
    starts_on: "DATE",
    scope_kind: "VARCHAR",
    scope: "VARCHAR",
    day_count: "BIGINT",
    contact_count: "BIGINT",
    expected_count: "DOUBLE",
    ratio: "DOUBLE",
    ratio_low: "DOUBLE",
    ratio_high: "DOUBLE",
    verdict: "VARCHAR",
  },
  units: "contacts; ratio = contacts over what the same hours of the week had without the event",
  note: "a row a kind (name and starts_on null: all events of it together) and a row an event",
  async read(engine) {
    const arrivals = await readArrivals(engine);
    return { arrivals, events: arrivals === null ? [] : await readCalendar(engine, arrivals) };
  },
  compute({ arrivals, events: all }) {
    if (arrivals === null || arrivals.endDay - arrivals.firstDay < FEWEST_WEEKS * 7) return [];
    const events = all.filter(
      ({ from, to }) => overlap(from, to, arrivals.firstDay, arrivals.endDay).length > 0,
    );
    const features = calendarFeatures(events, arrivals.firstDay, arrivals.endDay);
    return arrivals.series.flatMap((series) => {
      const fit = fitSeries(series, arrivals, features);
      if (fit === null) return [];
      const context = { arrivals, series, features, fit, logExpected: logExpected(arrivals, features, fit) };
      return [
        ...features.map((_, k) => kindRow(k, context)),
        // One pay day is like the other; a row each would say little.
        ...events.filter(({ kind }) => kind !== "pay_day").map((event) => eventRow(event, context)),
      ];
    });
  },
});

interface Context {
  arrivals: Arrivals;
  series: ArrivalSeries;
  features: readonly CalendarFeature[];
  fit: CountFit;
  /** Logarithm of the contacts expected in an hour, events and all. */
  logExpected: (hour: number) => number;
}

/** The kind's coefficient: all its events together, with an interval from the spread between their days. */
function kindRow(k: number, { series, features, fit, logExpected }: Context): UpliftRow {
  const { name, shares } = features[k] as CalendarFeature;
  const coefficient = fit.coefficients[k + 1] as number;
  const touched = [...shares.keys()].filter((hour) => (shares[hour] as number) > 0);
  const days = new Set(touched.map((hour) => Math.floor(hour / HOURS))).size;
  const without = (hour: number) => logExpected(hour) - coefficient * (shares[hour] as number);
  const sums = sumOver(touched, series, without);
  const isEnough = days >= FEWEST_DAYS && Math.max(sums.contacts, sums.expected) >= FEWEST_CONTACTS;
  // Only the days with the event tell its spread: their number, less one, bounds the degrees of freedom.
  const reach = isEnough ? jStat.studentt.inv(0.975, days - 1) * (fit.standardErrors[k + 1] as number) : null;
  return {
    kind: name,
    name: null,
    starts_on: null,
    ...scopeOf(series),
    day_count: days,
    contact_count: sums.contacts,
    ...ratioOf(coefficient, reach, sums.expected, isEnough ? "enough" : "too_few_days"),
  };
}

/**
 * One event against what its hours usually have. How far a day's total strays from its expectation on any day, with the
 * same events known, tells how far it may have strayed on this one.
 */
function eventRow(
  event: CalendarEvent,
  { arrivals, series, features, fit, logExpected }: Context,
): UpliftRow {
  const { firstDay, endDay } = arrivals;
  const touched = overlap(event.from, event.to, firstDay, endDay);
  const hours = touched.map(([hour]) => hour);
  const own = features.findIndex(({ name }) => name === event.kind);
  const share = new Map(touched);
  const coefficient = fit.coefficients[own + 1] as number;
  const without = (hour: number) => logExpected(hour) - coefficient * (share.get(hour) ?? 0);
  const sums = sumOver(hours, series, without);
  const weeks = (endDay - firstDay) / 7;
  const isEnough = sums.contacts > 0 && Math.max(sums.contacts, sums.expected) >= FEWEST_CONTACTS;
  const spread = dayDispersion(series, fit) * (1 / sums.contacts + 1 / (sums.expected * (weeks - 1)));
  return {
    kind: event.kind,
    name: event.name,
    starts_on: startsOn(event),
    ...scopeOf(series),
    day_count: new Set(hours.map((hour) => Math.floor(hour / HOURS))).size,
    contact_count: sums.contacts,
    ...ratioOf(
      Math.log(sums.contacts / sums.expected),
      isEnough ? 1.959964 * Math.sqrt(spread) : null,
      sums.expected,
      isEnough ? "enough" : "too_few_contacts",
    ),
  };
}

const scopeOf = ({ scopeKind, scope }: ArrivalSeries) => ({ scope_kind: scopeKind, scope });

function sumOver(
  hours: readonly number[],
  { counts }: ArrivalSeries,
  logWithout: (hour: number) => number,
): { contacts: number; expected: number } {
  const sums = { contacts: 0, expected: 0 };
  for (const hour of hours) {
    sums.contacts += counts[hour] as number;
    sums.expected += Math.exp(logWithout(hour));
  }
  return sums;
}

function ratioOf(
  log: number,
  reach: number | null,
  expected: number,
  evidence: "enough" | "too_few_days" | "too_few_contacts",
) {
  const untold = { ratio: null, ratio_low: null, ratio_high: null };
  if (reach === null) return { expected_count: expected, ...untold, verdict: evidence };
  if (!(reach < WIDEST)) return { expected_count: null, ...untold, verdict: "too_few_contacts" };
  const [low, high] = [Math.exp(log - reach), Math.exp(log + reach)];
  return {
    expected_count: expected,
    ratio: Math.exp(log),
    ratio_low: low,
    ratio_high: high,
    verdict: low > 1 ? "more" : high < 1 ? "fewer" : "no_difference",
  };
}

/** Variance of a day's total over its expectation: hours of one day stray together, so an hour's would be too small. */
function dayDispersion({ counts }: ArrivalSeries, fit: CountFit): number {
  const days = counts.length / HOURS;
  let sum = 0;
  for (let day = 0; day < days; day++) {
    const hours = Array.from({ length: HOURS }, (_, hour) => day * HOURS + hour);
    const contacts = hours.reduce((total, hour) => total + (counts[hour] as number), 0);
    const expected = hours.reduce((total, hour) => total + (fit.expected[hour] as number), 0);
    if (expected > 0) sum += (contacts - expected) ** 2 / expected;
  }
  const left = days - 7 - fit.coefficients.length;
  return Math.max(1, sum / Math.max(1, left));
}
