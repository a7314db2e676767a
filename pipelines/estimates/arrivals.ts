import { type Reader, shared } from "./estimate.js";

export const HOURS = 24;
export const WEEK_HOURS = 168;
/** Further back a desk is another desk; half a year has enough of each hour of the week. */
const MOST_DAYS = 26 * 7;

/** Contacts by local hour of whole days, from the first hour of `firstDay`; every hour is there, also with 0. */
export interface ArrivalSeries {
  scopeKind: "all" | "channel" | "category";
  scope: string;
  counts: readonly number[];
}

export interface Arrivals {
  /** Days since 1970-01-01 of the first and, exclusive, the end of the days that the exports cover. */
  firstDay: number;
  endDay: number;
  series: readonly ArrivalSeries[];
}

const DAY_MILLISECONDS = 86_400_000;
export const dayNumber = (date: string): number => Date.parse(`${date}T00:00:00Z`) / DAY_MILLISECONDS;
export const dateOfDay = (day: number): string => new Date(day * DAY_MILLISECONDS).toISOString().slice(0, 10);
/** 0 = the first hour of Monday … 167. */
export const hourOfWeek = (day: number, hour: number): number => ((day + 3) % 7) * HOURS + hour;

/**
 * Arrivals of the last half year of whole days, of everything, by channel and by category; null when no day is
 * whole. A category's are tickets only: of a chat without one nobody said what it was about.
 */
export const readArrivals = shared((engine) => read(engine, "days"));

/**
 * The same of the last 26 whole weeks, from Monday to Sunday: what is read on a Monday is read until the next. Null when no
 * week is whole.
 */
export const readWeeksOfArrivals = shared((engine) => read(engine, "weeks"));

const monday = (round: (weeks: number) => number, day: number): number => round((day + 3) / 7) * 7 - 3;

async function read(engine: Reader, unit: "days" | "weeks"): Promise<Arrivals | null> {
  const [span] = await engine.rows<{ first_day: string | null; last_day: string | null }>(
    "select min(day) as first_day, max(day) as last_day from reports.arrivals_by_day where is_complete",
  );
  if (span === undefined || span.first_day === null || span.last_day === null) return null;
  const isWhole = unit === "weeks";
  const lastDay = dayNumber(span.last_day) + 1;
  const endDay = isWhole ? monday(Math.floor, lastDay) : lastDay;
  const begin = dayNumber(span.first_day);
  const firstDay = Math.max(isWhole ? monday(Math.ceil, begin) : begin, endDay - MOST_DAYS);
  if (endDay <= firstDay) return null;
  const from = `local_day >= date '${dateOfDay(firstDay)}' and local_day < date '${dateOfDay(endDay)}'`;
  const rows = await engine.rows<{
    kind: ArrivalSeries["scopeKind"];
    scope: string;
    day: string;
    hour: number;
    contacts: number;
  }>(
    `select 'channel' as kind, channel as scope, local_day as day, hour, contact_count as contacts
       from marts.contacts_by_hour where ${from}
     union all
     select 'category', category, local_day, hour, count(*) from (
       select coalesce(category, 'uncategorised') as category, local_date(created_at) as local_day, hour from marts.tickets
       where week_start >= date '${dateOfDay(firstDay - 6)}') as t
     where ${from} group by all
     order by all`,
  );
  const series = new Map<string, ArrivalSeries & { counts: number[] }>();
  const hours = (endDay - firstDay) * HOURS;
  const of = (scopeKind: ArrivalSeries["scopeKind"], scope: string): number[] => {
    const key = `${scopeKind} ${scope}`;
    const found = series.get(key) ?? { scopeKind, scope, counts: new Array<number>(hours).fill(0) };
    series.set(key, found);
    return found.counts;
  };
  const all = of("all", "all");
  for (const { kind, scope, day, hour, contacts } of rows) {
    const at = (dayNumber(day) - firstDay) * HOURS + hour;
    const counts = of(kind, scope);
    counts[at] = (counts[at] ?? 0) + contacts;
    if (kind === "channel") all[at] = (all[at] ?? 0) + contacts;
  }
  return { firstDay, endDay, series: [...series.values()] };
}
