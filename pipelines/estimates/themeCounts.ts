import type { WeekCount } from "../methods/toldFigures.js";
import { type Reader, shared } from "./estimate.js";
import { groupBy } from "./groupBy.js";

/** Customers of one channel and language who mention a theme, in each of `weeks`. */
interface ThemeSeries {
  theme: string;
  language: string;
  channel: string;
  counts: readonly number[];
}

export interface ThemeCounts {
  /** Mondays of complete weeks without a gap, oldest first. */
  weeks: readonly string[];
  series: readonly ThemeSeries[];
  /** Customers who wrote at all: theme ''. */
  totals: readonly ThemeSeries[];
  /** Places of the weeks whose count is withheld, by theme and language (or all): `lineKey`. */
  withheld: Readonly<Record<string, readonly number[]>>;
  /** Fewest people of whom a figure may be shown. */
  smallCell: number;
}

/** Counts of a theme in a language (or all), with the customers from whom as many were to be expected. */
export interface ThemeLine {
  theme: string;
  language: string;
  counts: readonly number[];
  /** Of each week: the mentions that its customers would have made at the theme's rate in each channel over all weeks. */
  exposures: readonly number[];
  /** Places of the weeks whose count is withheld though it need not be small. */
  withheld?: ReadonlySet<number>;
}

/** Weeks `from` up to and with `last` of a line. */
export const weeksOf = ({ counts, withheld }: ThemeLine, from: number, last: number): WeekCount[] =>
  counts.slice(from, last + 1).map((count, i) => ({ count, isWithheld: withheld?.has(from + i) ?? false }));

const lineKey = (theme: string, language: string): string => JSON.stringify([theme, language]);

export const THEME_INPUTS = ["marts.theme_audiences", "reports.themes_by_week", "ref.settings"] as const;

/** Every complete week that customers' texts cover; those of themes and languages with any mention. */
export const readThemeCounts = shared(read);

async function read(engine: Reader): Promise<ThemeCounts> {
  const weeks = (
    await engine.rows<{ week_start: string }>(
      `select week_start from reports.themes_by_week
       where is_complete and theme = '' and scope_kind = 'all' order by week_start`,
    )
  ).map(({ week_start }) => week_start);
  const cells = await engine.rows<{
    theme: string;
    language: string;
    channel: string;
    week_start: string;
    customers: number;
  }>(
    `select a.theme, a.language, a.channel, w.week_start, cast(a.customer_count as integer) as customers
     from marts.theme_audiences as a
     join (select distinct week, week_start from reports.themes_by_week where theme = '') as w on w.week = a.text_week
     order by all`,
  );
  const hidden = await engine.rows<{ theme: string; language: string; week_start: string }>(
    `select theme, scope as language, week_start from reports.themes_by_week
     where is_withheld and scope_kind in ('all', 'language') order by all`,
  );
  const smallCell = await engine.value<number | null>("select max(small_cell) from ref.settings");
  const place = new Map(weeks.map((week, i) => [week, i]));
  const series = new Map<string, ThemeSeries & { counts: number[] }>();
  for (const { theme, language, channel, week_start, customers } of cells) {
    const i = place.get(week_start);
    if (i === undefined) continue;
    const key = JSON.stringify([theme, language, channel]);
    const one = series.get(key) ?? { theme, language, channel, counts: weeks.map(() => 0) };
    series.set(key, one);
    one.counts[i] = customers;
  }
  const withheld = Object.fromEntries(
    [...groupBy(hidden, ({ theme, language }) => lineKey(theme, language))].map(([key, some]) => [
      key,
      some.flatMap(({ week_start }) => place.get(week_start) ?? []),
    ]),
  );
  const all = [...series.values()];
  return {
    weeks,
    series: all.filter(({ theme }) => theme !== ""),
    totals: all.filter(({ theme }) => theme === ""),
    withheld,
    smallCell: smallCell ?? 1,
  };
}

/**
 * One line a theme in all languages together and in each. A channel whose share of the texts moves must not look like a
 * theme that moves, so what is to be expected is put together from the channels (indirect standardisation).
 */
export function themeLines({ weeks, series, totals, withheld }: ThemeCounts): ThemeLine[] {
  const written = new Map(totals.map((one) => [cellKey(one), one.counts]));
  const lines = new Map<string, { theme: string; language: string; counts: number[]; exposures: number[] }>();
  for (const one of series) {
    const texts = written.get(cellKey(one)) ?? [];
    const rate = sum(one.counts) / Math.max(1, sum(texts));
    for (const language of ["all", one.language]) {
      const key = lineKey(one.theme, language);
      const line =
        lines.get(key) ??
        ({ theme: one.theme, language, counts: weeks.map(() => 0), exposures: weeks.map(() => 0) } as const);
      lines.set(key, line);
      for (const [i, count] of one.counts.entries()) {
        line.counts[i] = (line.counts[i] ?? 0) + count;
        line.exposures[i] = (line.exposures[i] ?? 0) + rate * (texts[i] ?? 0);
      }
    }
  }
  const told = [...lines].map(([key, line]) => ({ ...line, withheld: new Set(withheld[key]) }));
  return told.sort((a, b) =>
    a.theme === b.theme ? (a.language < b.language ? -1 : 1) : a.theme < b.theme ? -1 : 1,
  );
}

const cellKey = ({ language, channel }: ThemeSeries): string => JSON.stringify([language, channel]);
export const sum = (values: readonly number[]): number => values.reduce((a, b) => a + b, 0);
