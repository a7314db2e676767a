import { decreedHolidays, type NationalHoliday } from "../holidays/nationalHolidays.js";
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

/** The holidays and joint leave that Indonesia decreed, as Suara ships them. */
const HOLIDAYS = new Map(decreedHolidays("ID").map((holiday) => [holiday.date, holiday]));
const LEBARAN = [...HOLIDAYS.values()]
  .filter(
    ({ date, name }) => name === "Idul Fitri" && HOLIDAYS.get(dateOf(dayNumber(date) - 1))?.name !== name,
  )
  .map(({ date }) => dayNumber(date));

export const holidayOn = (day: number): NationalHoliday | undefined => HOLIDAYS.get(dateOf(day));

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
