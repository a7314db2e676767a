import { toldChange } from "../methods/toldFigures.js";
import { dateOfDay, dayNumber } from "./arrivals.js";
import { estimate, type Reader } from "./estimate.js";
import { type ThemeChange, themeChanges } from "./themeChanges.js";
import {
  readThemeCounts,
  THEME_INPUTS,
  type ThemeCounts,
  type ThemeLine,
  themeLines,
  weeksOf,
} from "./themeCounts.js";

/** Weeks whose alarms are told, so that a page can show when each began. */
const TOLD_WEEKS = 26;

export interface ThemeMark {
  kind: "incident" | "release";
  name: string;
  starts_on: string;
}

interface Input {
  counts: ThemeCounts;
  marks: ThemeMark[];
}

/** Of a theme in a week against the weeks before. */
export const EMERGENCE_COLUMNS = {
  theme: "VARCHAR",
  language: "VARCHAR",
  week_start: "DATE",
  is_latest: "BOOLEAN",
  since_week_start: "DATE",
  first_week_start: "DATE",
  week_count: "BIGINT",
  customer_count: "BIGINT",
  expected_count: "DOUBLE",
  ratio: "DOUBLE",
  ratio_low: "DOUBLE",
  ratio_high: "DOUBLE",
  p_value: "DOUBLE",
  q_value: "DOUBLE",
  verdict: "VARCHAR",
  mark_kind: "VARCHAR",
  mark_name: "VARCHAR",
  mark_on: "DATE",
} as const;

type Column = keyof typeof EMERGENCE_COLUMNS;
type EmergenceRow = Record<Column, string | number | boolean | null>;

export const themeEmergence = estimate<Input, Column>({
  name: "estimates.theme_emergence",
  grain: ["theme", "language", "week_start"],
  inputs: [...THEME_INPUTS, "reports.calendar_marks"],
  columns: EMERGENCE_COLUMNS,
  units:
    "customers of the last week_count weeks, those that stand out most; ratio = their rate over that of the weeks before",
  note: "as it would have been said in each week: all themes and languages of the latest, of earlier weeks only the changes",
  read: async (engine) => ({ counts: await readThemeCounts(engine), marks: await readThemeMarks(engine) }),
  compute: ({ counts, marks }) => emergence(counts, marks),
});

export const readThemeMarks = (engine: Reader): Promise<ThemeMark[]> =>
  engine.rows<ThemeMark & Record<string, unknown>>(
    "select kind, name, starts_on from reports.calendar_marks where kind in ('incident', 'release') order by all",
  );

/** What stands out in each of the last weeks, with the week in which its unbroken run of alarms began. */
export function emergence(
  counts: ThemeCounts,
  marks: readonly ThemeMark[],
  lines: readonly ThemeLine[] = themeLines(counts),
): EmergenceRow[] {
  const latest = counts.weeks.length - 1;
  const began = new Map<string, { verdict: string; since: number }>();
  const rows: EmergenceRow[] = [];
  for (let week = Math.max(0, latest - TOLD_WEEKS + 1); week <= latest; week++) {
    for (const change of themeChanges(lines, week, counts.smallCell)) {
      const key = `${change.line.theme} ${change.line.language}`;
      const isAlarm = change.verdict !== "no_change" && change.verdict !== "too_few";
      const direction = change.verdict === "falling" ? "falling" : "rising";
      const run = began.get(key);
      const since = isAlarm && run?.verdict === direction ? Math.min(run.since, change.since) : change.since;
      if (isAlarm) began.set(key, { verdict: direction, since });
      else began.delete(key);
      if (isAlarm || week === latest) rows.push(row(change, { counts, marks, week, latest, since }));
    }
  }
  return rows;
}

function row(
  { line, since: compared, expected, change, qValue, verdict }: ThemeChange,
  context: { counts: ThemeCounts; marks: readonly ThemeMark[]; week: number; latest: number; since: number },
): EmergenceRow {
  const { weeks, smallCell } = context.counts;
  const since = weeks[context.since] as string;
  const mark = verdict === "too_few" || verdict === "no_change" ? null : markAround(context.marks, since);
  return {
    theme: line.theme,
    language: line.language,
    week_start: weeks[context.week] as string,
    is_latest: context.week === context.latest,
    since_week_start: since,
    first_week_start: firstWeek(line.counts, weeks, smallCell),
    week_count: context.week - compared + 1,
    ...toldChange(
      weeksOf(line, compared, context.week),
      change === null ? null : { ...change, expected },
      qValue,
      smallCell,
    ),
    verdict,
    mark_kind: mark?.kind ?? null,
    mark_name: mark?.name ?? null,
    mark_on: mark?.starts_on ?? null,
  };
}

/** The week by which so many had mentioned it that it may be told. */
function firstWeek(counts: readonly number[], weeks: readonly string[], smallCell: number): string | null {
  let customers = 0;
  for (const [i, count] of counts.entries()) {
    customers += count;
    if (customers >= smallCell) return weeks[i] ?? null;
  }
  return null;
}

/** An incident or release of the week in which a change began, else the last of the week before. */
function markAround(marks: readonly ThemeMark[], weekStart: string): ThemeMark | null {
  const monday = dayNumber(weekStart);
  const within = (from: number, to: number) =>
    marks.filter(({ starts_on }) => starts_on >= dateOfDay(from) && starts_on < dateOfDay(to));
  const [first] = within(monday, monday + 7).sort(byDay);
  return (
    first ??
    within(monday - 7, monday)
      .sort(byDay)
      .at(-1) ??
    null
  );
}

const byDay = (a: ThemeMark, b: ThemeMark): number =>
  a.starts_on < b.starts_on ? -1 : a.starts_on > b.starts_on ? 1 : a.kind < b.kind ? -1 : 1;
