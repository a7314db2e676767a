import type { ReportRow, SnapshotMeta } from "../../../pipelines/publish/reportContracts.js";
import type { Texts } from "../../i18n/index.js";
import { happenedInWeek } from "../charts/happened.js";
import { waitLine } from "../charts/waitLine.js";
import type { Column } from "../dataTable.js";
import { hasTickets } from "../findings/missing.js";
import { isUntold } from "../findings/untold.js";
import type { WaitFinding, WaitRow } from "../findings/wait.js";
import { formatDuration, formatNumber } from "../format.js";
import { percentile, waitInterval } from "../labels.js";
import { lacking } from "../week/lackingPart.js";
import { behind, type Part, partCard } from "../week/part.js";

/** How long nine in ten waited, week by week. With `meta`, a desk that has none says what it lacks. */
export function waitPart(
  finding: WaitFinding | null,
  marks: readonly ReportRow<"calendar_marks">[],
  t: Texts,
  meta: SnapshotMeta | null = null,
): Part {
  if (finding === null)
    return meta === null
      ? { id: "wait", title: t.empty.title, empty: t.empty.noWeek }
      : lacking("wait", hasTickets(meta) ? "week" : "tickets", t.nav["response-times"]);
  const { row, history, verdict } = finding;
  if (isUntold(row)) return { id: "wait", title: t.untold.title, empty: t.untold.empty };
  const title = t.response.weekTitle[verdict](percentile(row.p90_seconds, row.longest_seconds, t));
  const rows = history.slice(-26);
  return {
    id: "wait",
    title,
    sub: t.response.weekSub,
    chart: (width) => waitLine(rows, marks, { width, title }, t),
    data: behind({ name: "first-response-by-week", columns: waitColumns(marks, t), rows }),
  };
}

export const waitCard = (
  finding: WaitFinding | null,
  marks: readonly ReportRow<"calendar_marks">[],
  span: 8 | 12,
  t: Texts,
): HTMLElement => partCard(waitPart(finding, marks, t), span, "./", t);

function waitColumns(marks: readonly ReportRow<"calendar_marks">[], t: Texts): Column<WaitRow>[] {
  const c = t.columns;
  const n = (
    key: "ticket_count" | "answered_count" | "waiting_count" | "closed_unanswered_count",
    label: string,
  ) => ({
    label,
    cell: (row: WaitRow) => formatNumber(row[key], t),
    value: (row: WaitRow) => row[key],
    numeric: true,
  });
  const p = (key: "p50" | "p90", label: string) => ({
    label,
    cell: (row: WaitRow) => percentile(row[`${key}_seconds`], row.longest_seconds, t),
    value: (row: WaitRow) => row[`${key}_seconds`],
    numeric: true,
  });
  return [
    { label: c.week, cell: (row) => row.week },
    n("ticket_count", c.tickets),
    n("answered_count", c.answered),
    n("waiting_count", c.waiting),
    n("closed_unanswered_count", c.closed_unanswered),
    p("p50", c.p50),
    p("p90", c.p90),
    { label: c.interval, cell: (row) => waitInterval(row, "p90", t), numeric: true },
    {
      label: c.naive_p90,
      cell: (row) => (row.naive_p90_seconds === null ? "" : formatDuration(row.naive_p90_seconds, t)),
      value: (row) => row.naive_p90_seconds,
      numeric: true,
    },
    { label: c.event, cell: (row) => happenedInWeek(marks, row.week_start, t) },
  ];
}
