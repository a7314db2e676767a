import type { ReportRow } from "../../../pipelines/publish/reportContracts.js";
import type { Texts } from "../../i18n/index.js";
import { card, emptyNote } from "../card.js";
import { type Column, dataTable } from "../dataTable.js";
import { withNote } from "../dom.js";
import { formatNumber, formatShare } from "../format.js";
import { codeName } from "../labels.js";

type LeftOut = ReportRow<"left_out">;

/** What is in no figure on waiting, and why; the contradictory first. */
export function leftOutCard(rows: readonly LeftOut[], t: Texts): HTMLElement {
  const d = t.data;
  const sorted = [...rows].sort(
    (a, b) =>
      Number(b.is_quarantined) - Number(a.is_quarantined) ||
      b.left_out_count - a.left_out_count ||
      (a.reason < b.reason ? -1 : 1),
  );
  const unknown = rows
    .filter((row) => row.is_quarantined)
    .reduce((sum, { left_out_count }) => sum + left_out_count, 0);
  const title = unknown === 0 ? d.leftOut : d.leftOutTitle(formatNumber(unknown, t));
  const columns: Column<LeftOut>[] = [
    {
      label: t.columns.reason,
      cell: (row) =>
        withNote(
          d.leftOutReason[row.reason] ?? codeName(row.reason, t),
          row.is_quarantined ? d.quarantined : "",
        ),
      value: (row) => row.reason,
    },
    { label: t.columns.feed, cell: (row) => codeName(row.feed, t), value: (row) => row.feed },
    {
      label: t.columns.rows,
      numeric: true,
      cell: (row) =>
        withNote(
          formatNumber(row.left_out_count, t),
          d.leftOutPart(
            formatShare(row.left_out_count / row.total_count, t, 2),
            formatNumber(row.total_count, t),
          ),
        ),
      value: (row) => row.left_out_count,
    },
  ];
  return card(
    {
      title,
      sub: d.leftOutSub,
      span: 12,
      id: "left-out",
      ...(rows.length === 0 ? {} : { data: { name: "left-out", columns, rows: sorted } }),
    },
    t,
    rows.length === 0 ? emptyNote(d.leftOutNone) : dataTable(columns, sorted, title),
  );
}
