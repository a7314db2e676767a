import { dateOfDay, dayNumber, HOURS } from "./arrivals.js";
import type { Reader } from "./estimate.js";

export type EventKind = "promotion" | "holiday" | "incident" | "release" | "pay_day";

/** Something of the reference tables that may move arrivals, in local hours since 1970-01-01T00:00. */
export interface CalendarEvent {
  kind: EventKind;
  name: string;
  from: number;
  to: number;
}

/** A release is felt while most customers get it. */
const RELEASE_HOURS = 48;
/** The day after a promotion, and the two hours after an incident, still feel it. */
export const AFTER_HOURS: Partial<Record<EventKind, number>> = { promotion: 24, incident: 2 };

/** One explanation of arrivals: of each hour the share, 0 to 1, in which it holds. */
export interface CalendarFeature {
  name: EventKind | `after_${EventKind}`;
  shares: number[];
}

/**
 * Promotions, holidays, incidents and releases of the reference tables, and the pay days of suara.yaml around the days
 * from `firstDay` to `endDay` and the weeks of a forecast. An incident that still goes on ends with the day of the snapshot.
 */
export async function readCalendar(
  engine: Reader,
  { firstDay, endDay }: { firstDay: number; endDay: number },
): Promise<CalendarEvent[]> {
  const rows = await engine.rows<{
    kind: Exclude<EventKind, "pay_day">;
    name: string;
    starts_on: string;
    ends_on: string;
    starts_at_local: string | null;
    ends_at_local: string | null;
  }>("select * from reports.calendar_marks order by all");
  const marks = rows.map((mark): CalendarEvent => {
    const from =
      mark.starts_at_local === null ? dayNumber(mark.starts_on) * HOURS : localHour(mark.starts_at_local);
    const to =
      mark.ends_at_local === null ? (dayNumber(mark.ends_on) + 1) * HOURS : localHour(mark.ends_at_local);
    return {
      kind: mark.kind,
      name: mark.name,
      from,
      to: mark.kind === "release" ? from + RELEASE_HOURS : to,
    };
  });
  const rules = await engine.rows<PayDayRule & Record<string, number>>(
    "select day_of_month, lasting_days from ref.pay_days order by all",
  );
  return [...marks, ...payDays(rules, firstDay - SPARE_DAYS, endDay + SPARE_DAYS)];
}

const SPARE_DAYS = 35;

export interface PayDayRule {
  /** 31 = the last day, also of shorter months. */
  day_of_month: number;
  lasting_days: number;
}

/** Each pay day from `firstDay` to before `endDay` (days since 1970-01-01) with the days that feel it. */
export function payDays(rules: readonly PayDayRule[], firstDay: number, endDay: number): CalendarEvent[] {
  const events: CalendarEvent[] = [];
  for (let day = firstDay; day < endDay; day++) {
    const date = Number(dateOfDay(day).slice(8));
    const isLast = dateOfDay(day + 1).endsWith("-01");
    const rule = rules.find((one) => one.day_of_month === date || (isLast && one.day_of_month > date));
    if (rule === undefined) continue;
    const to = day + rule.lasting_days;
    events.push({ kind: "pay_day", name: dateOfDay(day), from: day * HOURS, to: to * HOURS });
  }
  return events;
}

/** "2026-11-03 12:30" as local hours since 1970. */
function localHour(minute: string): number {
  const [date = "", time = ""] = minute.split(" ");
  const [hour = 0, minutes = 0] = time.split(":").map(Number);
  return dayNumber(date) * HOURS + hour + minutes / 60;
}

/** What each hour of the days from `firstDay` to before `endDay` had of each kind; kinds that had nothing are left out. */
export function calendarFeatures(
  events: readonly CalendarEvent[],
  firstDay: number,
  endDay: number,
): CalendarFeature[] {
  const features = new Map<CalendarFeature["name"], number[]>();
  const mark = (name: CalendarFeature["name"], from: number, to: number): void => {
    const shares = features.get(name) ?? new Array<number>((endDay - firstDay) * HOURS).fill(0);
    features.set(name, shares);
    for (const [hour, share] of overlap(from, to, firstDay, endDay)) {
      shares[hour] = Math.min(1, (shares[hour] ?? 0) + share);
    }
  };
  for (const { kind, from, to } of events) {
    mark(kind, from, to);
    const after = AFTER_HOURS[kind];
    if (after !== undefined) mark(`after_${kind}`, to, to + after);
  }
  return [...features]
    .map(([name, shares]) => ({ name, shares }))
    .filter(({ shares }) => shares.some((share) => share > 0));
}

/** Hours, counted from the first day's first, that [from, to) touches, each with its share. */
export function overlap(
  from: number,
  to: number,
  firstDay: number,
  endDay: number,
): [hour: number, share: number][] {
  const start = firstDay * HOURS;
  const found: [number, number][] = [];
  const last = Math.min(Math.ceil(to), endDay * HOURS);
  for (let hour = Math.max(Math.floor(from), start); hour < last; hour++) {
    const share = Math.min(to, hour + 1) - Math.max(from, hour);
    if (share > 0) found.push([hour - start, share]);
  }
  return found;
}

export const startsOn = (event: CalendarEvent): string => dateOfDay(Math.floor(event.from / HOURS));
