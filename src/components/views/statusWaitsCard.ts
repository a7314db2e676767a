import type { ReportRow } from "../../../pipelines/publish/reportContracts.js";
import type { Texts } from "../../i18n/index.js";
import { card } from "../card.js";
import { type Column, dataTable } from "../dataTable.js";
import { withNote } from "../dom.js";
import { formatDuration, formatNumber, formatShare } from "../format.js";

type Wait = ReportRow<"status_waits_by_week">;
const MEASURES = [
  "requester_wait",
  "requester_wait_business",
  "agent_wait",
  "agent_wait_business",
  "on_hold",
  "on_hold_business",
] as const;

/** Where the time of the week's solved tickets went, by status; null where no status events tell. */
export function statusWaitsCard(rows: readonly Wait[], week: string | null, t: Texts): HTMLElement | null {
  const now = MEASURES.flatMap(
    (measure) => rows.find((row) => row.measure === measure && row.week === week) ?? [],
  );
  const [first] = now;
  if (first === undefined) return null;
  const title =
    first.p50_seconds === null
      ? t.clocks.statusTitleNone
      : t.clocks.statusTitle(formatDuration(first.p50_seconds, t));
  const duration = (label: string, key: "p50_seconds" | "p90_seconds"): Column<Wait> => ({
    label,
    numeric: true,
    cell: (row) => (row[key] === null ? t.unknown : formatDuration(row[key], t)),
    value: (row) => row[key],
  });
  const columns: Column<Wait>[] = [
    {
      label: t.columns.clock,
      cell: (row) => withNote(t.clocks.status[row.measure], t.n(formatNumber(row.ticket_count, t))),
      value: (row) => row.measure,
    },
    {
      label: t.clocks.some,
      numeric: true,
      wide: true,
      cell: (row) => formatShare(row.some_count / row.ticket_count, t),
      value: (row) => row.some_count,
    },
    duration(t.columns.p50, "p50_seconds"),
    duration(t.columns.p90, "p90_seconds"),
  ];
  const data = {
    name: "status-waits-by-week",
    columns: [{ label: t.columns.week, cell: (row: Wait) => row.week }, ...columns],
    rows,
  };
  return card(
    { title, sub: t.clocks.statusSub, span: 6, id: "status-waits", data },
    t,
    dataTable(columns, now, title),
  );
}
