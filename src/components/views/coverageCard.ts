import type { ReportRow, SnapshotMeta } from "../../../pipelines/publish/reportContracts.js";
import type { Texts } from "../../i18n/index.js";
import { card } from "../card.js";
import { type Column, dataTable } from "../dataTable.js";
import { dayToDate, formatDay, formatMoment, formatNumber } from "../format.js";
import { codeName } from "../labels.js";
import { zoneTime } from "../pageFrame.js";

type Coverage = ReportRow<"coverage">;

/** How far each feed reaches, in days and times as people say them. */
export function coverageCard(rows: readonly Coverage[], meta: SnapshotMeta, t: Texts): HTMLElement {
  const c = t.columns;
  const day = (local: string) =>
    formatDay(dayToDate(local.slice(0, 10)), t, { day: "numeric", month: "short", year: "numeric" });
  const columns: Column<Coverage>[] = [
    { label: c.feed, cell: (row) => codeName(row.feed, t) },
    {
      label: c.rows,
      numeric: true,
      cell: (row) => formatNumber(row.row_count, t),
      value: (row) => row.row_count,
    },
    {
      label: c.first,
      wide: true,
      cell: ({ first_at_local: first }) => (first === null ? "" : day(first)),
    },
    {
      label: c.last,
      cell: ({ last_at_local: last }) => (last === null ? "" : formatMoment(last, t)),
    },
  ];
  return card(
    { title: t.data.coverage, sub: t.data.coverageSub(zoneTime(meta, t)), span: 6, id: "coverage" },
    t,
    dataTable(columns, rows, t.data.coverage),
  );
}
