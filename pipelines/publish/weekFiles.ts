import { mkdir, writeFile } from "node:fs/promises";
import path from "node:path";
import type { ReportName, ReportRow } from "./reportContracts.js";

interface Week {
  week: string;
  /** Its Monday. */
  start: string;
  /** Its Sunday. */
  end: string;
}
/** The first that a desk has; of feedback alone, texts before scores. */
type Source = "tickets" | "chats" | "texts" | "scores";
type Keep<N extends ReportName> = (
  row: ReportRow<N>,
  week: Week & {
    isLatest: boolean;
    /** What the desk's weeks are of. */
    of: Source;
  },
) => boolean;

/** Weeks before it in the lines of a week's page. */
const HISTORY_WEEKS = 26;
const TREND_WEEKS = 16;

const addDays = (day: string, days: number): string =>
  new Date(Date.parse(`${day}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10);
const isWithin = (start: string, week: Week, weeks: number): boolean =>
  start <= week.start && start > addDays(week.start, -7 * weeks);

const isWritten = (row: ReportRow<"themes_by_week">): boolean => row.theme === "" && row.scope_kind === "all";

const isShort = (row: ReportRow<"staffing_by_half_hour">): boolean =>
  row.agents_needed !== null && row.agents_rostered !== null && row.agents_rostered < row.agents_needed;

/** Which rows of which reports the page of a week shows. */
const KEPT = {
  backlog_by_day: (row, week) => row.scope_kind === "all" && row.day >= week.start && row.day <= week.end,
  // Those of the weeks that the waits' chart shows, and what is to come: findings name the next event of a kind.
  calendar_marks: (row, week) => row.ends_on >= addDays(week.start, -7 * (HISTORY_WEEKS - 1)),
  category_trends: (row, week) => row.scope_kind === "all" && row.week === week.week,
  category_weeks: (row, week) =>
    (row.scope_kind === "all" || row.scope_kind === "problem") && row.week === week.week,
  cause_waits_by_week: (row, week) => row.scope_kind === "all" && row.week_start === week.start,
  chat_by_week: (row, week) => row.week === week.week,
  complaints_by_week: (row, week) => row.week === week.week,
  findings: (row, week) => row.week === week.week,
  first_response_by_week: (row, week) =>
    row.scope_kind === "all" && row.is_complete && isWithin(row.week_start, week, HISTORY_WEEKS),
  peak_days: (row, week) => row.day >= week.start && row.day <= week.end,
  peak_spells: (row, week) =>
    row.starts_at_local >= week.start && row.starts_at_local.slice(0, 10) <= week.end,
  restatements: (row, week) => row.week === week.week,
  // How satisfied customers were, where no ticket tells of the desk.
  satisfaction_by_week: (row, week) =>
    week.of !== "tickets" &&
    row.scope_kind === "all" &&
    row.is_complete &&
    isWithin(row.week_start, week, TREND_WEEKS),
  sla_by_week: (row, week) =>
    row.scope_kind === "all" && row.is_complete && isWithin(row.week_start, week, TREND_WEEKS),
  // Of the coming week, where the roster falls short.
  staffing_by_half_hour: (row, week) =>
    week.isLatest && row.day > week.end && row.day <= addDays(week.end, 7) && isShort(row),
  theme_emergence: (row, week) =>
    row.week_start === week.start && (row.verdict === "new" || row.verdict === "rising"),
  // How many wrote, and whether anybody does; of a week of feedback alone, what about.
  themes_by_week: (row, week) =>
    isWritten(row)
      ? isWithin(row.week_start, week, TREND_WEEKS) || (week.isLatest && row.week_start > week.start)
      : week.of === "texts" && row.scope_kind === "all" && row.week === week.week,
  // The present belongs to no week that is past.
  waiting_now: (_row, week) => week.isLatest,
} satisfies { [N in ReportName]?: Keep<N> };

export type WeekReport = keyof typeof KEPT;
export const WEEK_REPORTS = Object.keys(KEPT) as WeekReport[];

/** `data/weeks/2026-W46.json`: what the page of a week shows. Rows are written by column, to be small. */
export interface WeekFile {
  /** Null without any complete week. */
  week: string | null;
  week_start: string | null;
  /** Every complete week of the site and its Monday, oldest first. */
  weeks: [week: string, start: string][];
  reports: { [N in WeekReport]: { columns: string[]; rows: unknown[][] } };
}

export const WEEK_FOLDER = "weeks";
/** The latest complete week, by a name that lasts. */
const LATEST = "latest";

/**
 * Writes `DIR/weeks/<week>.json` for every complete week and `DIR/weeks/latest.json`, from rows as they are published and in
 * their order.
 */
export async function writeWeekFiles(
  reports: { [N in WeekReport]: readonly ReportRow<N>[] },
  dir: string,
): Promise<void> {
  const of = sourceOf(reports);
  const weeks = completeWeeks(reports[REPORT_OF[of]]);
  await mkdir(path.join(dir, WEEK_FOLDER), { recursive: true });
  const write = (name: string, week: Week | null): Promise<void> =>
    writeFile(
      path.join(dir, WEEK_FOLDER, `${name}.json`),
      `${JSON.stringify(weekFile(reports, week, weeks, of))}\n`,
    );
  for (const week of weeks) await write(week.week, week);
  await write(LATEST, weeks.at(-1) ?? null);
}

const REPORT_OF = {
  tickets: "first_response_by_week",
  chats: "chat_by_week",
  texts: "themes_by_week",
  scores: "satisfaction_by_week",
} as const satisfies Record<Source, WeekReport>;

function sourceOf(reports: Parameters<typeof writeWeekFiles>[0]): Source {
  if (reports.first_response_by_week.length > 0) return "tickets";
  if (reports.chat_by_week.length > 0) return "chats";
  return reports.themes_by_week.some((row) => row.is_complete) ? "texts" : "scores";
}

function weekFile(
  reports: Parameters<typeof writeWeekFiles>[0],
  week: Week | null,
  weeks: readonly Week[],
  of: Source,
): WeekFile {
  const part = <N extends WeekReport>(name: N) => {
    const keep = KEPT[name] as unknown as Keep<N>;
    const at = week === null ? null : { ...week, of, isLatest: week === weeks.at(-1) };
    const kept = at === null ? youngRows(reports, name) : reports[name].filter((row) => keep(row, at));
    const columns = Object.keys(kept[0] ?? {});
    return { columns, rows: kept.map((row) => Object.values(row)) };
  };
  return {
    week: week?.week ?? null,
    week_start: week?.start ?? null,
    weeks: weeks.map(({ week: name, start }) => [name, start]),
    reports: Object.fromEntries(WEEK_REPORTS.map((name) => [name, part(name)])) as WeekFile["reports"],
  };
}

/** Before the first week is complete: who waits, and whether anything is written. */
function youngRows(
  reports: Parameters<typeof writeWeekFiles>[0],
  name: WeekReport,
): readonly ReportRow<WeekReport>[] {
  if (name === "waiting_now") return reports.waiting_now;
  return name === "themes_by_week" ? reports.themes_by_week.filter(isWritten) : [];
}

function completeWeeks(rows: readonly { week: string; week_start: string; is_complete: boolean }[]): Week[] {
  const starts = new Map(rows.filter((row) => row.is_complete).map((row) => [row.week, row.week_start]));
  return [...starts]
    .map(([week, start]) => ({ week, start, end: addDays(start, 6) }))
    .sort((a, b) => (a.start < b.start ? -1 : 1));
}
