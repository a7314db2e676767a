import type { ReportRow, SnapshotMeta } from "../../../pipelines/publish/reportContracts.js";
import type { Texts } from "../../i18n/index.js";
import { sparkline } from "../charts/sparkline.js";
import { type Column, dataTable } from "../dataTable.js";
import { h } from "../dom.js";
import { hasTickets, noTicketWeek } from "../findings/missing.js";
import { dayToDate, formatDay, formatNumber, formatRatio, formatShare, unbroken } from "../format.js";
import { shareInterval } from "../labels.js";

export type Change = ReportRow<"category_trends">;
export type WeekRow = ReportRow<"category_weeks">;

const SPARK_WEEKS = 26;
const COMPACT_ROWS = 6;

export const shortDay = (day: string, t: Texts): string =>
  formatDay(dayToDate(day), t, { day: "numeric", month: "short" });

/** Of what is compared, the interval is left open where a week before is withheld. */
const isCompared = (row: Change): boolean => row.ratio !== null || row.ratio_low !== null;

/** The mean of the weeks before; nothing where it can't be compared. */
export const usualText = (row: Change, t: Texts): string =>
  !isCompared(row) || row.usual_count === null
    ? ""
    : formatNumber(row.usual_count, t, row.usual_count < 10 ? 1 : 0);

/** The weeks of one scope, oldest first. */
export const weeksOf = (
  rows: readonly WeekRow[],
  { scope_kind, scope }: Pick<Change, "scope_kind" | "scope">,
) =>
  rows
    .filter((row) => row.scope_kind === scope_kind && row.scope === scope)
    .sort((a, b) => (a.week_start < b.week_start ? -1 : 1));

/** What rose first, then what fell, then the rest by size. */
export function sortChanges(changes: readonly Change[]): Change[] {
  const rank = (row: Change) => (row.verdict === "rose" ? 0 : row.verdict === "fell" ? 1 : 2);
  return [...changes].sort((a, b) => rank(a) - rank(b) || b.ticket_count - a.ticket_count);
}

const quiet = (text: string, isWarn = false): HTMLElement =>
  h("span", { class: isWarn ? "quiet warn" : "quiet" }, text);

interface Heading {
  first: string;
  title: string;
}
type Name = (row: Change) => string;

/** One row a scope: its weeks, this week's count and share, the change with its interval and q, and the verdict. */
export function volumeTable(
  changes: readonly Change[],
  weeks: readonly WeekRow[],
  name: Name,
  heading: Heading,
  t: Texts,
): HTMLElement {
  const c = t.columns;
  const columns: Column<Change>[] = [
    { label: heading.first, cell: name },
    { label: c.trend, wide: true, cell: (row) => spark(row, weeks) },
    { label: c.this_week, numeric: true, cell: (row) => countCell(row, t) },
    { label: t.categories.share, numeric: true, wide: true, cell: (row) => shareCell(row, weeks, t) },
    { label: t.categories.changeColumn, numeric: true, wide: true, cell: (row) => changeCell(row, t) },
    { label: c.verdict, cell: (row) => verdictCell(row, t) },
  ];
  return dataTable(columns, sortChanges(changes), heading.title);
}

/** The first rows with the count alone. */
export function compactVolumeTable(
  changes: readonly Change[],
  weeks: readonly WeekRow[],
  name: Name,
  heading: Heading,
  t: Texts,
): HTMLElement {
  const columns: Column<Change>[] = [
    { label: heading.first, cell: name },
    { label: t.columns.trend, cell: (row) => spark(row, weeks) },
    { label: t.columns.this_week, numeric: true, cell: (row) => countCell(row, t) },
  ];
  return dataTable(columns, sortChanges(changes).slice(0, COMPACT_ROWS), heading.title);
}

function spark(row: Change, weeks: readonly WeekRow[]): SVGElement {
  const counts = weeksOf(weeks, row).map((week) => week.ticket_count);
  return sparkline(counts.slice(-SPARK_WEEKS), row.verdict === "rose");
}

function countCell(row: Change, t: Texts): Node {
  const usual = usualText(row, t);
  return h(
    "span",
    {},
    formatNumber(row.ticket_count, t),
    usual === "" ? null : quiet(unbroken(t.categories.usualCount(usual)), row.verdict === "rose"),
  );
}

function shareCell(row: Change, weeks: readonly WeekRow[], t: Texts): Node | string {
  if (row.share === null) return "";
  const latest = weeksOf(weeks, row).at(-1);
  return h(
    "span",
    {},
    formatShare(row.share, t),
    quiet(shareInterval(latest?.share_low ?? null, latest?.share_high ?? null, t)),
  );
}

/** 1.6×, its interval and q; a dash-free cell where nothing is compared. */
function changeCell(row: Change, t: Texts): Node | string {
  if (!isCompared(row)) return "";
  if (row.ratio === null) return t.categories.noneBefore;
  if (row.ratio_low === null) return `${formatRatio(row.ratio, t)}×`;
  const interval =
    row.ratio_high === null
      ? t.moreThan(formatRatio(row.ratio_low, t))
      : t.range(formatRatio(row.ratio_low, t), formatRatio(row.ratio_high, t));
  return h(
    "span",
    {},
    `${formatRatio(row.ratio, t)}×`,
    quiet(unbroken(`${interval} · ${qText(row.q_value, t)}`)),
  );
}

const qText = (q: number | null, t: Texts): string =>
  q === null ? "" : q < 0.001 ? t.categories.qUnder : t.categories.q(formatNumber(q, t, q < 0.1 ? 3 : 2));

function verdictCell(row: Change, t: Texts): Node {
  return h(
    "span",
    { class: row.verdict === "rose" ? "warn" : null },
    t.change[row.verdict],
    ...notes(row, t),
  );
}

/** What stands beside a verdict: the share where it moved too, an event that had a part in it, where an export ends. */
function notes(row: Change, t: Texts): HTMLElement[] {
  const list: string[] = [];
  if (row.share_verdict === "rose" || row.share_verdict === "fell")
    list.push(t.categories.shareToo[row.share_verdict]);
  if (row.edge_day !== null && row.verdict === "ended")
    list.push(t.categories.ended(shortDay(row.edge_day, t)));
  if (row.edge_day !== null && row.verdict === "began")
    list.push(t.categories.began(shortDay(row.edge_day, t)));
  if (row.event_name !== null && row.event_count !== null) {
    const sign = row.event_count > 0 ? "+" : "−";
    list.push(t.categories.withEvent(row.event_name, `${sign}${formatNumber(Math.abs(row.event_count), t)}`));
  }
  return list.map((text) => quiet(text));
}

/** Why there is no row by problem. */
export const noProblems = (meta: SnapshotMeta, t: Texts): string =>
  !hasTickets(meta) || meta.week === null
    ? noTicketWeek(meta, t)
    : t.empty.tooSmall(formatNumber(meta.smallCell, t));
