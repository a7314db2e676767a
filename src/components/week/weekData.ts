import type { ReportRow, SnapshotMeta } from "../../../pipelines/publish/reportContracts.js";
import type { WeekFile, WeekReport } from "../../../pipelines/publish/weekFiles.js";

/** What is known of a week, with the settings of the site; `meta.week` is that week. */
export type WeekData = { [N in WeekReport]: ReportRow<N>[] } & {
  meta: SnapshotMeta;
  weekStart: string | null;
  weeks: WeekFile["weeks"];
  /** The latest complete week, of which the present is told as well. */
  isLatest: boolean;
};

export function weekData(file: WeekFile, meta: SnapshotMeta): WeekData {
  const reports = Object.entries(file.reports).map(([name, { columns, rows }]) => [
    name,
    rows.map((row) => Object.fromEntries(columns.map((column, i) => [column, row[i]]))),
  ]);
  return {
    ...(Object.fromEntries(reports) as { [N in WeekReport]: ReportRow<N>[] }),
    meta: { ...meta, week: file.week },
    weekStart: file.week_start,
    weeks: file.weeks,
    isLatest: file.week === null || file.week === file.weeks.at(-1)?.[0],
  };
}
