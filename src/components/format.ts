import type { Texts } from "../i18n/index.js";

const MINUTE = 60;
const HOUR = 3600;
const DAY = 86_400;

/** Seconds as people say them: 45 s, 3 m 20 s, 2 h 05 m, 19 h 36 m, 3 d 4 h. No-break spaces. */
export function formatDuration(seconds: number, t: Pick<Texts, "duration">): string {
  const total = Math.round(seconds);
  if (total < MINUTE) return inUnit(total, "s", t);
  if (total < HOUR) return two(Math.floor(total / MINUTE), "m", total % MINUTE, "s", t);
  const minutes = Math.round(seconds / MINUTE);
  if (minutes < 24 * 60) return two(Math.floor(minutes / 60), "h", minutes % 60, "m", t);
  const hours = Math.round(seconds / HOUR);
  const days = inUnit(Math.floor(hours / 24), "d", t);
  return hours % 24 === 0 ? days : `${days}${t.duration.gap}${inUnit(hours % 24, "h", t)}`;
}

type Unit = "s" | "m" | "h" | "d";

/** A figure in one unit of time. */
export const inUnit = (figure: number | string, unit: Unit, t: Pick<Texts, "duration">): string =>
  `${figure}${t.duration.gap}${t.duration[unit]}`;

function two(
  large: number,
  largeUnit: Unit,
  small: number,
  smallUnit: Unit,
  t: Pick<Texts, "duration">,
): string {
  const first = inUnit(large, largeUnit, t);
  const second = String(small).padStart(t.duration.digits, "0");
  return small === 0 ? first : `${first}${t.duration.gap}${inUnit(second, smallUnit, t)}`;
}

/** A count, or that it is not known. */
export const countOf = (value: number | null, t: Pick<Texts, "locale" | "unknown">): string =>
  value === null ? t.unknown : formatNumber(value, t);

/** A number with the page's separators, by default without decimals; below zero with a minus sign, as a hyphen is not heard. */
export const formatNumber = (value: number, t: Pick<Texts, "locale">, digits = 0): string =>
  new Intl.NumberFormat(t.locale, { maximumFractionDigits: digits }).format(value).replace("-", "−");

/** +18, −14; 0 has no sign. */
export function formatSigned(value: number, t: Pick<Texts, "locale">): string {
  const figure = formatNumber(Math.abs(value), t);
  if (Math.round(value) === 0) return figure;
  return `${value < 0 ? "−" : "+"}${figure}`;
}

/** A share of 1 as a percentage; enough decimals that almost all never reads as all. */
export const formatShare = (share: number, t: Pick<Texts, "locale" | "percent">, digits = 1): string =>
  t.percent(perCent(share, t, digits));

/** Two shares of 1 with the sign once. */
export const formatShares = (low: number, high: number, t: Texts, digits = 1): string =>
  t.percent(t.range(perCent(low, t, digits), perCent(high, t, digits)));

function perCent(share: number, t: Pick<Texts, "locale">, digits: number): string {
  const rounded = Number((share * 100).toFixed(digits));
  const misleading = (rounded === 100 && share < 1) || (rounded === 0 && share > 0);
  if (misleading && digits < 4) return perCent(share, t, digits + 1);
  return formatNumber(rounded, t, digits);
}

/** 1.40, with as many decimals always, so that ratios below each other compare. */
export const formatRatio = (ratio: number, t: Pick<Texts, "locale">, digits = 2): string =>
  new Intl.NumberFormat(t.locale, { minimumFractionDigits: digits, maximumFractionDigits: digits }).format(
    ratio,
  );

/** Midnight UTC of an ISO day: only for the place on an axis, never for a zone. */
export const dayToDate = (day: string): Date => new Date(`${day}T00:00:00Z`);

export const formatDay = (day: Date, t: Pick<Texts, "locale">, options: Intl.DateTimeFormatOptions): string =>
  new Intl.DateTimeFormat(t.locale, { timeZone: "UTC", ...options }).format(day);

/** Monday to Sunday of a week: 9 – 15 November 2026, or 9 – 15 Nov 2026 with `t.shortDays`. */
/** A local wall time as people say it, of "2026-11-15 23:58". */
export const formatMoment = (local: string, t: Texts): string =>
  `${formatDay(dayToDate(local.slice(0, 10)), t, { day: "numeric", month: "short", year: "numeric" })}${t.join.comma}${local.slice(11, 16)}`;

export function formatWeek(start: string, t: Pick<Texts, "days">, days = t.days): string {
  const first = dayToDate(start);
  return days(first, new Date(first.getTime() + 6 * DAY * 1000));
}

/** "a, b and c" in the page's language. */
export const formatList = (names: readonly string[], t: Pick<Texts, "locale">): string =>
  new Intl.ListFormat(t.locale, { type: "conjunction" }).format(names);

/** "30m" of a desk's settings as people say it; anything else as it stands. */
export function formatSetting(text: string, t: Pick<Texts, "duration">): string {
  const [, figure, unit] = /^(\d+) ?([smhd])$/.exec(text) ?? [];
  return figure === undefined ? text : inUnit(figure, unit as Unit, t);
}

export const formatHour = (hour: number): string => `${String(hour).padStart(2, "0")}:00`;

/** refund_not_received → Refund not received. */
export function humanise(value: string): string {
  const words = value.replaceAll(/[_-]+/g, " ").trim();
  return words.charAt(0).toLocaleUpperCase("en") + words.slice(1);
}

/** Text that stays on one line; a line may break beside a dash even before a no-break space, so it gets word joiners. */
export const unbroken = (text: string): string =>
  text
    .replaceAll(" ", "\u00a0")
    .replaceAll(/([-–])\u2060?/g, "$1\u2060")
    .replaceAll(/\u2060?～\u2060?/g, "\u2060～\u2060");

/** 45 of the ISO week 2026-W45. */
export const weekNumber = (week: string): string => String(Number(week.slice(-2)));
