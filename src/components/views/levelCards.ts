import type { ReportRow, SnapshotMeta } from "../../../pipelines/publish/reportContracts.js";
import type { Texts } from "../../i18n/index.js";
import { card, emptyNote } from "../card.js";
import { happenedInWeek, MARK_SYMBOLS } from "../charts/happened.js";
import { type LevelSpan, levelLine } from "../charts/levelLine.js";
import { type Column, dataTable } from "../dataTable.js";
import { h, responsive, withNote } from "../dom.js";
import { dayToDate, formatNumber, formatRatio, unbroken } from "../format.js";
import { categoryName, scopeName } from "../labels.js";
import { type Change, shortDay, type WeekRow } from "./volumeTable.js";

export type ChangePoint = ReportRow<"category_change_points">;
type Mark = ReportRow<"calendar_marks">;

/** Weeks that the estimate needs, and days around a change in which it looks for a mark. */
const FEWEST_WEEKS = 12;
const MARK_DAYS = 7;

/** One category's weeks, its levels and what happened beside them. */
export function levelCard(
  row: Change,
  weeks: readonly WeekRow[],
  points: readonly ChangePoint[],
  marks: readonly Mark[],
  t: Texts,
  span: 4 | 6 | 12 = 4,
): HTMLElement {
  const name = categoryName(row.scope, t);
  const changes = points
    .filter((point) => point.scope === row.scope)
    .sort((a, b) => (a.week_start < b.week_start ? -1 : 1));
  const last = changes.at(-1);
  const title =
    last === undefined
      ? t.categories.levelTitle(name, formatNumber(row.ticket_count, t))
      : t.categories.levelTitleChanged(name, t.categories[last.direction], shortDay(last.week_start, t));
  const columns: Column<WeekRow>[] = [
    { label: t.columns.week, cell: (week) => week.week_start },
    figure(t.columns.tickets, (week) => week.ticket_count, t),
    {
      label: t.columns.interval,
      cell: ({ count_low, count_high }) =>
        count_low === null || count_high === null ? t.unknown : interval(count_low, count_high, t),
    },
    { label: t.columns.event, cell: (week) => happenedInWeek(marks, week.week_start, t) },
  ];
  const shown = weeks.map(({ week_start, ticket_count, count_low, count_high }) => ({
    week_start,
    count: ticket_count,
    low: count_low,
    high: count_high,
  }));
  const options = (width: number) => ({ width, title });
  return card(
    {
      title,
      sub: t.categories.levelSub,
      span,
      data: { name: `tickets-${row.scope}`, columns, rows: weeks },
    },
    t,
    responsive((width) => levelLine(shown, levels(changes), marks, options(width), t)),
  );
}

/** What the symbols along the axes of the charts stand for. */
function markLegend(t: Texts): HTMLElement {
  const kinds = Object.entries(MARK_SYMBOLS).map(
    ([kind, { glyph }]) => `${glyph}\u00a0${t.peaks.kind[kind as Mark["kind"]]}`,
  );
  return h("p", { class: "sub" }, `${t.categories.legend} ${kinds.join(" · ")}`);
}

function levels(changes: readonly ChangePoint[]): LevelSpan[] {
  return changes.flatMap((change, i) => {
    const { week_start: start, before_weeks, after_weeks } = change;
    const after = { from: start, to: weeksOn(start, after_weeks - 1), level: change.after_count };
    const before = {
      from: weeksOn(start, -before_weeks),
      to: weeksOn(start, -1),
      level: change.before_count,
    };
    return i > 0 ? [after] : [before, after];
  });
}

/** The Monday so many weeks on; a week itself may be withheld, so weeks are not counted by their rows. */
const weeksOn = (day: string, weeks: number): string =>
  new Date(dayToDate(day).getTime() + weeks * 7 * 86_400_000).toISOString().slice(0, 10);

/** The changes that lasted, the latest first. */
export function levelsCard(
  points: readonly ChangePoint[],
  weekCount: number,
  meta: SnapshotMeta,
  t: Texts,
): HTMLElement {
  const c = t.categories;
  const columns: Column<ChangePoint>[] = [
    {
      label: c.problem,
      cell: (row) =>
        h(
          "span",
          {},
          nameOf(row, meta, t),
          h("span", { class: "quiet on-narrow" }, shortDay(row.week_start, t)),
        ),
    },
    {
      label: t.columns.week,
      wide: true,
      cell: (row) => shortDay(row.week_start, t),
      value: (row) => row.week_start,
    },
    { label: c.before, numeric: true, cell: (row) => level(row, "before", t), wide: true },
    { label: c.after, numeric: true, cell: (row) => level(row, "after", t) },
    {
      label: c.changeColumn,
      numeric: true,
      cell: (row) =>
        row.ratio === null
          ? ""
          : withNote(
              `${formatRatio(row.ratio, t)}×`,
              unbroken(t.range(formatRatio(row.ratio_low ?? 0, t), formatRatio(row.ratio_high ?? 0, t))),
            ),
    },
    { label: c.beside, cell: (row) => beside(row, t) },
  ];
  const latest = [...points].sort((a, b) => (a.week_start < b.week_start ? 1 : -1));
  const body =
    latest.length > 0
      ? dataTable(columns, latest, c.levelsTitle)
      : emptyNote(
          weekCount < FEWEST_WEEKS
            ? c.levelsTooFew(formatNumber(FEWEST_WEEKS, t))
            : c.levelsNone(formatNumber(weekCount, t)),
        );
  const sub = c.levelsSub(formatNumber(MARK_DAYS, t));
  return card(
    { title: c.levelsTitle, ...(latest.length > 0 ? { sub } : {}), span: 12, id: "levels" },
    t,
    body,
    markLegend(t),
  );
}

/** A category of the tool's is said to be one: problems may have the same names. */
function nameOf(row: ChangePoint, meta: SnapshotMeta, t: Texts): Node | string {
  const name = scopeName(row, meta, t);
  return row.scope_kind !== "category" ? name : withNote(name, t.categories.ofTool);
}

const interval = (low: number, high: number, t: Texts): string =>
  unbroken(t.range(formatNumber(low, t), formatNumber(high, t)));

function level(row: ChangePoint, which: "before" | "after", t: Texts): Node {
  const text = interval(row[`${which}_low`], row[`${which}_high`], t);
  return withNote(formatNumber(row[`${which}_count`], t), text);
}

function beside(row: ChangePoint, t: Texts): Node | string {
  if (row.mark_kind === null || row.mark_name === null) return t.categories.besideNone;
  const day = row.mark_starts_on === null ? "" : t.join.comma + shortDay(row.mark_starts_on, t);
  const more =
    row.other_mark_count === 0 ? "" : ` · ${t.categories.besideMore(formatNumber(row.other_mark_count, t))}`;
  return withNote(row.mark_name, `${t.peaks.kind[row.mark_kind]}${day}${more}`);
}

const figure = (label: string, value: (week: WeekRow) => number, t: Texts): Column<WeekRow> => ({
  label,
  numeric: true,
  cell: (week) => formatNumber(value(week), t),
  value,
});
