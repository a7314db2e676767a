import type { ReportRow } from "../../../pipelines/publish/reportContracts.js";
import type { Texts } from "../../i18n/index.js";
import { card, emptyNote } from "../card.js";
import { countBars } from "../charts/countBars.js";
import { happenedOn } from "../charts/happened.js";
import { stockLine } from "../charts/stockLine.js";
import type { Column } from "../dataTable.js";
import { h, responsive } from "../dom.js";
import { formatDuration, formatNumber } from "../format.js";

type Day = ReportRow<"backlog_by_day">;
type Aged = ReportRow<"backlog_by_age">;

export interface BacklogWeek {
  /** Open tickets at the end of the week. */
  stock: number;
  /** More (or less, below 0) than at its beginning. */
  change: number;
}

/** The stock at the end of a week and its change in it; null when its seven days are not all there. Rows of one scope. */
export function backlogWeek(
  rows: readonly Day[],
  weekStart: string | null,
  kind: Day["scope_kind"] = "all",
): BacklogWeek | null {
  const days = rows
    .filter((row) => row.scope_kind === kind && row.is_complete && weekStart !== null && row.day >= weekStart)
    .sort((a, b) => (a.day < b.day ? -1 : 1))
    .slice(0, 7);
  const [first, last] = [days[0], days.at(-1)];
  if (first === undefined || last === undefined || days.length < 7) return null;
  return { stock: last.closing_count, change: last.closing_count - first.opening_count };
}

/** Open tickets at midnight, and what came and left. */
export function stockCard(
  rows: readonly Day[],
  week: BacklogWeek | null,
  marks: readonly ReportRow<"calendar_marks">[],
  t: Texts,
): HTMLElement {
  const days = rows.filter((row) => row.scope_kind === "all").sort((a, b) => (a.day < b.day ? -1 : 1));
  if (days.length === 0) return card({ title: t.empty.title, span: 12 }, t, emptyNote(t.empty.noData));
  const title = stockTitle(week, t);
  const data = { name: "backlog-by-day", columns: dayColumns(marks, t), rows: days };
  return card(
    { title, sub: t.targets.stockSub, span: 12, id: "backlog", data },
    t,
    responsive((width) => stockLine(days, marks, { width, title }, t)),
  );
}

function stockTitle(week: BacklogWeek | null, t: Texts): string {
  const texts = t.targets.stockTitle;
  if (week === null) return texts.unknown;
  if (week.change === 0) return texts.same;
  const n = formatNumber(Math.abs(week.change), t);
  return week.change > 0 ? texts.grew(n) : texts.shrank(n);
}

function dayColumns(marks: readonly ReportRow<"calendar_marks">[], t: Texts): Column<Day>[] {
  const n = (
    label: string,
    key: "opening_count" | "created_count" | "reopened_count" | "outflow_count" | "closing_count",
  ) => ({
    label,
    cell: (row: Day) => formatNumber(row[key], t),
    value: (row: Day) => row[key],
    numeric: true,
  });
  return [
    { label: t.columns.day, cell: (row) => row.day },
    n(t.targets.opening, "opening_count"),
    n(t.targets.created, "created_count"),
    n(t.targets.reopened, "reopened_count"),
    n(t.targets.outflow, "outflow_count"),
    n(t.targets.closing, "closing_count"),
    { label: t.columns.event, cell: (row) => happenedOn(marks, row.day, t) },
  ];
}

const BANDS = ["under_1d", "1d_3d", "3d_7d", "7d_30d", "over_30d"] as const;
const OLD = new Set<string>(["7d_30d", "over_30d"]);

/** How old the open tickets are. */
export function backlogAgeCard(rows: readonly Aged[], t: Texts): HTMLElement {
  const bands = BANDS.map((band) => ({
    band,
    name: t.age[band],
    total: rows.filter((row) => row.age_band === band).reduce((sum, row) => sum + row.ticket_count, 0),
    late: 0,
  }));
  const old = bands.filter(({ band }) => OLD.has(band)).reduce((sum, { total }) => sum + total, 0);
  const title = old === 0 ? t.targets.oldTitleNone : t.targets.oldTitle(formatNumber(old, t));
  const [first] = rows;
  if (first === undefined)
    return card({ title: t.targets.nothingOpen, span: 6, id: "ages" }, t, emptyNote(t.targets.oldSub));
  const columns = [
    { label: t.columns.age, cell: (row: (typeof bands)[number]) => row.name },
    {
      label: t.columns.tickets,
      cell: (row: (typeof bands)[number]) => formatNumber(row.total, t),
      value: (row: (typeof bands)[number]) => row.total,
      numeric: true,
    },
  ];
  return card(
    {
      title,
      sub: t.targets.oldSub,
      span: 6,
      id: "ages",
      data: { name: "backlog-by-age", columns, rows: bands },
    },
    t,
    responsive((width) => countBars(bands, { width, title }, t)),
    h("p", { class: "foot" }, t.thisWeek.oldest(formatDuration(first.oldest_seconds, t))),
  );
}
