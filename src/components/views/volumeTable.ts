import type { ReportRow } from "../../../pipelines/publish/reportContracts.js";
import type { Texts } from "../../i18n/index.js";
import { sparkline } from "../charts/sparkline.js";
import { type Column, dataTable } from "../dataTable.js";
import { h } from "../dom.js";
import { formatNumber, unbroken } from "../format.js";

export type Change = ReportRow<"volume_change">;
type WeekRow = ReportRow<"tickets_by_week">;

export const SPARK_WEEKS = 16;
const COMPACT_ROWS = 6;

export const usualText = (row: Change, t: Texts): string =>
  row.usual_low === null || row.usual_high === null
    ? ""
    : unbroken(
        t.range(
          formatNumber(Math.ceil(Math.max(0, row.usual_low)), t),
          formatNumber(Math.floor(row.usual_high), t),
        ),
      );

/** Tickets per week of one channel or category, complete weeks, oldest first. */
export function weeklyCounts(
  rows: readonly WeekRow[],
  key: "channel" | "category",
  value: string,
): { week_start: string; count: number }[] {
  const weeks = new Map<string, number>();
  for (const row of rows) {
    if (!row.is_complete) continue;
    weeks.set(row.week_start, (weeks.get(row.week_start) ?? 0) + (row[key] === value ? row.ticket_count : 0));
  }
  return [...weeks]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([week_start, count]) => ({ week_start, count }));
}

/** One row a scope: name, sparkline, this week, usual range, verdict in words; the largest change first. */
export function volumeTable(
  changes: readonly Change[],
  weeks: readonly WeekRow[],
  name: (scope: string) => string,
  heading: { first: string; title: string; compact?: boolean },
  t: Texts,
): HTMLElement {
  const c = t.columns;
  const note = (row: Change) => {
    const usual = usualText(row, t);
    if (usual === "") return heading.compact ? t.verdict[row.verdict] : "";
    return heading.compact && row.verdict !== "within"
      ? `${t.verdict[row.verdict]} ${usual}`
      : t.usual(usual);
  };
  const columns: Column<Change>[] = [
    { label: heading.first, cell: (row) => name(row.scope) },
    {
      label: c.trend,
      cell: (row) =>
        sparkline(
          weeklyCounts(weeks, row.scope_kind === "channel" ? "channel" : "category", row.scope)
            .slice(-SPARK_WEEKS)
            .map((point) => point.count),
          row.verdict === "above",
        ),
    },
    {
      label: c.this_week,
      numeric: true,
      cell: (row) =>
        h(
          "span",
          {},
          formatNumber(row.ticket_count, t),
          h("span", { class: row.verdict === "above" ? "quiet warn" : "quiet" }, note(row)),
        ),
    },
    {
      label: c.verdict,
      cell: (row) => h("span", { class: row.verdict === "above" ? "warn" : null }, t.verdict[row.verdict]),
    },
  ];
  return dataTable(
    heading.compact ? columns.slice(0, 3) : columns,
    sortChanges(changes).slice(0, heading.compact ? COMPACT_ROWS : undefined),
    heading.title,
  );
}

/** Above usual first, then below, then the rest, each by size. */
export function sortChanges(changes: readonly Change[]): Change[] {
  const rank = { above: 0, below: 1, within: 2, too_few: 2 };
  return [...changes].sort((a, b) => rank[a.verdict] - rank[b.verdict] || b.ticket_count - a.ticket_count);
}
