import type { Texts } from "../i18n/index.js";

const MINUTE = 60;
const HOUR = 3600;
const DAY = 86_400;

/** Seconds as people say them: 45 s, 3 m 20 s, 2 h 05 m, 19 h 36 m, 3 d 4 h. No-break spaces. */
export function formatDuration(seconds: number, t: Pick<Texts, "duration">): string {
  const total = Math.round(seconds);
  const unit = t.duration;
  if (total < MINUTE) return `${total}\u00a0${unit.s}`;
  if (total < HOUR) return two(Math.floor(total / MINUTE), unit.m, total % MINUTE, unit.s);
  const minutes = Math.round(seconds / MINUTE);
  if (minutes < 24 * 60) return two(Math.floor(minutes / 60), unit.h, minutes % 60, unit.m);
  const hours = Math.round(seconds / HOUR);
  const rest = hours % 24;
  const days = `${Math.floor(hours / 24)}\u00a0${unit.d}`;
  return rest === 0 ? days : `${days}\u00a0${rest}\u00a0${unit.h}`;
}

function two(large: number, largeUnit: string, small: number, smallUnit: string): string {
  const first = `${large}\u00a0${largeUnit}`;
  return small === 0 ? first : `${first}\u00a0${String(small).padStart(2, "0")}\u00a0${smallUnit}`;
}

/** A number with the page's separators, by default without decimals. */
export const formatNumber = (value: number, t: Pick<Texts, "locale">, digits = 0): string =>
  new Intl.NumberFormat(t.locale, { maximumFractionDigits: digits }).format(value);

/** A share of 1 as a percentage; enough decimals that almost all never reads as all. */
export function formatShare(share: number, t: Pick<Texts, "locale">, digits = 1): string {
  const rounded = Number((share * 100).toFixed(digits));
  const misleading = (rounded === 100 && share < 1) || (rounded === 0 && share > 0);
  if (misleading && digits < 4) return formatShare(share, t, digits + 1);
  return `${formatNumber(rounded, t, digits)}\u00a0%`;
}

/** Midnight UTC of an ISO day: only for the place on an axis, never for a zone. */
/** 1.40, with two digits always, so that ratios below each other compare. */
export const formatRatio = (ratio: number, t: Pick<Texts, "locale">): string =>
  new Intl.NumberFormat(t.locale, { minimumFractionDigits: 2, maximumFractionDigits: 2 }).format(ratio);
export const dayToDate = (day: string): Date => new Date(`${day}T00:00:00Z`);

export const formatDay = (day: Date, t: Pick<Texts, "locale">, options: Intl.DateTimeFormatOptions): string =>
  new Intl.DateTimeFormat(t.locale, { timeZone: "UTC", ...options }).format(day);

/** Monday to Sunday of a week: 9 – 15 November 2026. */
export function formatWeek(start: string, t: Pick<Texts, "locale">): string {
  const first = dayToDate(start);
  const last = new Date(first.getTime() + 6 * DAY * 1000);
  return new Intl.DateTimeFormat(t.locale, {
    timeZone: "UTC",
    day: "numeric",
    month: "long",
    year: "numeric",
  }).formatRange(first, last);
}

/** "a, b and c" in the page's language. */
export const formatList = (names: readonly string[], t: Pick<Texts, "locale">): string =>
  new Intl.ListFormat(t.locale, { type: "conjunction" }).format(names);

export const formatHour = (hour: number): string => `${String(hour).padStart(2, "0")}:00`;

/** refund_not_received → Refund not received. */
export function humanise(value: string): string {
  const words = value.replaceAll(/[_-]+/g, " ").trim();
  return words.charAt(0).toLocaleUpperCase("en") + words.slice(1);
}

/** Text that stays on one line; a line may break after a dash even before a no-break space, so it gets a word joiner. */
export const unbroken = (text: string): string =>
  text.replaceAll(" ", "\u00a0").replaceAll("–", "–\u2060").replaceAll("-", "-\u2060");
