import type { ReportRow, SnapshotMeta } from "../../../pipelines/publish/reportContracts.js";
import type { Texts } from "../../i18n/index.js";
import { card, emptyNote, legend } from "../card.js";
import { type CauseBar, causeBars } from "../charts/causeBars.js";
import { explainedWeeks } from "../charts/explainedWeeks.js";
import { happenedInWeek } from "../charts/happened.js";
import { sparkline } from "../charts/sparkline.js";
import { type Column, dataTable, toCsv } from "../dataTable.js";
import { responsive, withNote } from "../dom.js";
import {
  CAUSES,
  type CauseWait,
  largest,
  shareOf,
  total,
  unexplainedShare,
  weekRows,
  weeksOf,
} from "../findings/causes.js";
import { formatNumber, formatShare, unbroken } from "../format.js";
import { causeColumns, interval, waited } from "./causeFigures.js";

/** The largest first, the unexplained last. */
const ordered = (rows: readonly CauseWait[]): CauseWait[] =>
  [...rows].sort(
    (a, b) =>
      Number(a.cause === "unexplained") - Number(b.cause === "unexplained") ||
      b.split_seconds - a.split_seconds,
  );

/** A small part is not said to more digits than it matters. */
const part = (share: number, t: Texts): string =>
  share > 0 && share < 0.005 ? t.causes.lessThanOne : formatShare(share, t, 0);

/** The bars of one week, each with its part of all. */
export function barsOf(week: readonly CauseWait[], t: Texts): CauseBar[] {
  const all = total(week);
  return ordered(week).map((row) => ({
    label: t.causes.name[row.cause],
    seconds: row.split_seconds,
    text:
      all === 0
        ? waited(row.split_seconds, t)
        : `${waited(row.split_seconds, t)} · ${part(row.split_seconds / all, t)}`,
    isUnexplained: row.cause === "unexplained",
  }));
}

/** The figures of the bars, and how many contacts they are of. */
function weekColumns(week: readonly CauseWait[], t: Texts): Column<CauseWait>[] {
  const c = t.causes;
  const share = (row: CauseWait): number | null => shareOf(row, week);
  return [
    { label: c.cause, cell: (row) => c.name[row.cause] },
    { label: c.contacts, numeric: true, cell: (row) => formatNumber(row.contact_count, t) },
    { label: c.waited, numeric: true, wide: true, cell: (row) => waited(row.waiting_seconds, t) },
    { label: c.parts, numeric: true, cell: (row) => waited(row.split_seconds, t) },
    {
      label: t.columns.share,
      numeric: true,
      cell: (row) => {
        const of = share(row);
        return of === null ? t.unknown : unbroken(part(of, t));
      },
    },
  ];
}

/** What slow and failed contacts waited last week, by cause, with the unexplained. */
export function causeBarsCard(rows: readonly CauseWait[], meta: SnapshotMeta, t: Texts): HTMLElement {
  const week = weekRows(rows, weeksOf(rows).at(-1));
  const first = largest(week);
  const title = first === null ? t.causes.barsTitleNone : t.causes.barsTitle(t.causes.name[first.cause]);
  if (week.length === 0) return card({ title, span: 12 }, t, emptyNote(t.empty.noWeek));
  const bars = barsOf(week, t);
  const every = { name: "cause-waits", columns: causeColumns(meta, t), rows };
  return card(
    {
      title,
      sub: t.causes.barsSub,
      span: 12,
      id: "causes",
      data: {
        name: every.name,
        columns: weekColumns(week, t),
        rows: ordered(week),
        file: { text: () => toCsv(every), holds: t.causes.csvHolds },
      },
    },
    t,
    responsive((width) => causeBars(bars, width, title, t)),
  );
}

/** Whether contacts with a cause waited longer than those without it, and its weeks. */
export function causeExcessCard(
  rows: readonly CauseWait[],
  rules: readonly ReportRow<"cause_rules">[],
  t: Texts,
): HTMLElement | null {
  const week = weekRows(rows, weeksOf(rows).at(-1))
    .filter((row) => row.cause !== "unexplained")
    .sort(
      (a, b) =>
        (b.excess_seconds ?? Number.NEGATIVE_INFINITY) - (a.excess_seconds ?? Number.NEGATIVE_INFINITY) || 0,
    );
  if (week.length === 0) return null;
  const c = t.causes;
  const isJudged = (row: CauseWait) =>
    rules.some((rule) => rule.cause === row.cause && rule.judged_count > 0);
  const excess = (row: CauseWait): Node | string => {
    if (row.excess_seconds === null)
      return isJudged(row) ? c.verdict[row.verdict] : c.verdict.cannot_be_judged;
    return withNote(waited(row.excess_seconds, t), `${interval(row, t)} · ${c.verdict[row.verdict]}`);
  };
  const series = (row: CauseWait) =>
    rows
      .filter((other) => other.scope_kind === "all" && other.cause === row.cause)
      .sort((a, b) => (a.week_start < b.week_start ? -1 : 1))
      .map((other) => other.split_seconds);
  const columns: Column<CauseWait>[] = [
    { label: c.cause, cell: (row) => c.name[row.cause] },
    { label: c.contacts, numeric: true, wide: true, cell: (row) => formatNumber(row.contact_count, t) },
    { label: c.waited, numeric: true, cell: (row) => waited(row.waiting_seconds, t) },
    { label: c.exposed, numeric: true, wide: true, cell: (row) => formatNumber(row.exposed_count, t) },
    { label: c.excess, numeric: true, cell: excess },
    {
      label: c.sameHour,
      numeric: true,
      wide: true,
      cell: (row) => (row.same_hour_share === null ? "" : formatShare(row.same_hour_share, t, 0)),
    },
    { label: t.columns.trend, wide: true, cell: (row) => sparkline(series(row)) },
  ];
  return card(
    { title: c.tableTitle, sub: c.tableSub, span: 12, id: "excess" },
    t,
    dataTable(columns, week, c.tableTitle),
  );
}

/** Every week's waiting with and without evidence. */
export function causeTrendCard(
  rows: readonly CauseWait[],
  marks: readonly ReportRow<"calendar_marks">[],
  t: Texts,
): HTMLElement | null {
  const weeks = weeksOf(rows).map((week_start) => {
    const week = weekRows(rows, week_start);
    const unexplained = week.find((row) => row.cause === "unexplained")?.split_seconds ?? 0;
    const of = new Map(week.map((row) => [row.cause, row.split_seconds]));
    return { week_start, explained: total(week) - unexplained, unexplained, of };
  });
  if (weeks.length === 0) return null;
  const share = unexplainedShare(weekRows(rows, weeks.at(-1)?.week_start));
  const title = share === null ? t.causes.trendTitleNone : t.causes.trendTitle(formatShare(1 - share, t, 0));
  type Week = (typeof weeks)[number];
  const columns: Column<Week>[] = [
    { label: t.columns.week, cell: (row) => unbroken(row.week_start), value: (row) => row.week_start },
    {
      label: t.causes.explained,
      numeric: true,
      cell: (row) => waited(row.explained, t),
      value: (row) => row.explained,
    },
    {
      label: t.causes.unexplained,
      numeric: true,
      cell: (row) => waited(row.unexplained, t),
      value: (row) => row.unexplained,
    },
    ...CAUSES.map(
      (cause): Column<Week> => ({
        label: t.causes.name[cause],
        numeric: true,
        wide: true,
        cell: (row) => waited(row.of.get(cause) ?? 0, t),
        value: (row) => row.of.get(cause) ?? 0,
      }),
    ),
    { label: t.columns.event, cell: (row) => happenedInWeek(marks, row.week_start, t) },
  ];
  return card(
    {
      title,
      sub: t.causes.trendSub,
      span: 12,
      id: "trend",
      data: { name: "cause-waits-by-week", columns, rows: weeks },
    },
    t,
    legend(
      [
        ["answered", t.causes.explained],
        [null, t.causes.unexplained],
      ],
      t,
    ),
    responsive((width) => explainedWeeks(weeks, marks, { width, title }, t)),
  );
}
