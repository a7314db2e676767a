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

/** Indonesian public holidays and joint leave within the years the sample can span. */
const HOLIDAYS: readonly (readonly [string, string, "public" | "joint_leave"])[] = [
  ["2025-12-25", "Natal", "public"],
  ["2025-12-26", "Cuti bersama Natal", "joint_leave"],
  ["2026-01-01", "Tahun Baru", "public"],
  ["2026-02-17", "Imlek", "public"],
  ["2026-03-19", "Nyepi", "public"],
  ["2026-03-20", "Cuti bersama Idul Fitri", "joint_leave"],
  ["2026-03-21", "Idul Fitri", "public"],
  ["2026-03-22", "Idul Fitri", "public"],
  ["2026-03-23", "Cuti bersama Idul Fitri", "joint_leave"],
  ["2026-03-24", "Cuti bersama Idul Fitri", "joint_leave"],
  ["2026-05-01", "Hari Buruh", "public"],
  ["2026-05-27", "Idul Adha", "public"],
  ["2026-06-01", "Hari Lahir Pancasila", "public"],
  ["2026-06-16", "Tahun Baru Islam", "public"],
  ["2026-08-17", "Hari Kemerdekaan", "public"],
  ["2026-08-25", "Maulid Nabi", "public"],
  ["2026-12-24", "Cuti bersama Natal", "joint_leave"],
  ["2026-12-25", "Natal", "public"],
];

export const holidaysBetween = (from: number, to: number) =>
  HOLIDAYS.filter(([date]) => dayNumber(date) >= from && dayNumber(date) <= to).map(([date, name, kind]) => ({
    date,
    name,
    kind,
  }));

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
