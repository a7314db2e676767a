import { EFFECTS } from "./effects.js";

/** What happens in the made-up desk's world, in Jakarta time (UTC+7 all year). */
export const DAY = 86_400;
export const ZONE_SECONDS = 7 * 3600;

/** Days since 1970-01-01 of a date such as 2026-11-15. */
export const dayNumber = (date: string): number => Date.parse(`${date}T00:00:00Z`) / (DAY * 1000);
export const dateOf = (day: number): string => new Date(day * DAY * 1000).toISOString().slice(0, 10);
/** UTC epoch seconds of a local day and second of day. */
export const localInstant = (day: number, second: number): number => day * DAY + second - ZONE_SECONDS;
export const isoUtc = (epoch: number): string => `${new Date(epoch * 1000).toISOString().slice(0, 19)}Z`;
/** Local wall time, 2026-11-15 09:30:00. */
export const localText = (epoch: number): string =>
  new Date((epoch + ZONE_SECONDS) * 1000).toISOString().slice(0, 19).replace("T", " ");
/** 0 = Monday. */
export const weekday = (day: number): number => (day + 3) % 7;

export interface Span {
  name: string;
  /** UTC epoch seconds. */
  from: number;
  to: number;
}

export interface Promotion extends Span {
  uplift: number;
}

type HolidayKind = "public" | "joint_leave";

/** Public holidays on the same day of every year. */
const FIXED: Readonly<Record<string, string>> = {
  "01-01": "Tahun Baru",
  "05-01": "Hari Buruh",
  "06-01": "Hari Lahir Pancasila",
  "08-17": "Hari Kemerdekaan",
  "12-25": "Natal",
};

/** Moving holidays and joint leave of 2025 and 2026 by the joint decree of three ministers (SKB 3 Menteri). */
const MOVING: readonly (readonly [string, HolidayKind, readonly string[]])[] = [
  ["Isra Mikraj", "public", ["2025-01-27", "2026-01-16"]],
  ["Imlek", "public", ["2025-01-29", "2026-02-17"]],
  ["Cuti bersama Imlek", "joint_leave", ["2025-01-28", "2026-02-16"]],
  ["Nyepi", "public", ["2025-03-29", "2026-03-19"]],
  ["Cuti bersama Nyepi", "joint_leave", ["2025-03-28", "2026-03-18"]],
  ["Idul Fitri", "public", ["2025-03-31", "2025-04-01", "2026-03-21", "2026-03-22"]],
  [
    "Cuti bersama Idul Fitri",
    "joint_leave",
    ["2025-04-02", "2025-04-03", "2025-04-04", "2025-04-07", "2026-03-20", "2026-03-23", "2026-03-24"],
  ],
  ["Wafat Yesus Kristus", "public", ["2025-04-18", "2026-04-03"]],
  ["Paskah", "public", ["2025-04-20", "2026-04-05"]],
  ["Waisak", "public", ["2025-05-12", "2026-05-31"]],
  ["Cuti bersama Waisak", "joint_leave", ["2025-05-13"]],
  ["Kenaikan Yesus Kristus", "public", ["2025-05-29", "2026-05-14"]],
  ["Cuti bersama Kenaikan Yesus Kristus", "joint_leave", ["2025-05-30", "2026-05-15"]],
  ["Idul Adha", "public", ["2025-06-06", "2026-05-27"]],
  ["Cuti bersama Idul Adha", "joint_leave", ["2025-06-09", "2026-05-28"]],
  ["Tahun Baru Islam", "public", ["2025-06-27", "2026-06-16"]],
  ["Cuti bersama Hari Kemerdekaan", "joint_leave", ["2025-08-18"]],
  ["Maulid Nabi", "public", ["2025-09-05", "2026-08-25"]],
  ["Cuti bersama Natal", "joint_leave", ["2025-12-26", "2026-12-24"]],
];
const MOVING_BY_DATE = new Map(
  MOVING.flatMap(([name, kind, dates]) => dates.map((date) => [date, { name, kind }] as const)),
);
const LEBARAN = ["2025-03-31", "2026-03-21"].map(dayNumber);

export function holidayOn(day: number): { name: string; kind: HolidayKind } | undefined {
  const date = dateOf(day);
  const fixed = FIXED[date.slice(5)];
  return fixed === undefined ? MOVING_BY_DATE.get(date) : { name: fixed, kind: "public" };
}

export function holidaysBetween(from: number, to: number) {
  const days = Array.from({ length: to - from + 1 }, (_, i) => from + i);
  return days.flatMap((day) => {
    const holiday = holidayOn(day);
    return holiday === undefined ? [] : [{ date: dateOf(day), ...holiday }];
  });
}

/** Money is sent in the week before Lebaran, then the country travels; the year ends busy; other holidays are calm. */
export function holidayFactor(day: number): number {
  const { volume } = EFFECTS;
  for (const first of LEBARAN) {
    const after = day - first;
    if (after >= -7 && after < 0) return volume.weekBeforeLebaran;
    if (after >= 0 && after < 2) return volume.lebaran;
    if (after >= 2 && after < 7) return volume.daysAfterLebaran;
  }
  const date = dateOf(day).slice(5);
  if (date >= "12-24" || date === "01-01") return volume.yearEnd;
  return holidayOn(day) === undefined ? 1 : volume.holiday;
}

/** Double dates (6.6, 7.7 …) with one day of after-effect, the bigger the later in the year. */
export function promotionsBetween(from: number, to: number): Promotion[] {
  const promotions: Promotion[] = [];
  for (let day = from; day <= to; day++) {
    const [, month = "", date = ""] = dateOf(day).split("-");
    if (month !== date || Number(month) > 12) continue;
    const uplift = month === "11" || month === "12" ? 1.6 : 1.35;
    promotions.push({
      name: `${Number(month)}.${Number(date)}`,
      from: localInstant(day, 0),
      to: localInstant(day, DAY),
      uplift,
    });
  }
  return promotions;
}

/** Salaries are paid around the 25th; payments and questions follow for three days. */
export const isPayDay = (day: number): boolean => {
  const date = Number(dateOf(day).slice(8));
  return date >= 25 && date <= 28;
};
