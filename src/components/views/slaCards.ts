import type { ReportRow, SnapshotMeta } from "../../../pipelines/publish/reportContracts.js";
import type { Texts } from "../../i18n/index.js";
import { card, emptyNote } from "../card.js";
import { heatMap } from "../charts/heatMap.js";
import { sparkline } from "../charts/sparkline.js";
import { type Column, dataTable } from "../dataTable.js";
import { responsive, withNote } from "../dom.js";
import { missingTargets } from "../findings/missing.js";
import type { Cell } from "../findings/peaks.js";
import { formatHour, formatNumber, formatShare } from "../format.js";
import { peakName, scopeName, shareInterval } from "../labels.js";

type Sla = ReportRow<"sla_by_week">;
type Due = ReportRow<"sla_due">;
type Hour = ReportRow<"sla_breaches_by_hour">;
const METRICS = ["first_response", "next_reply", "resolution"] as const;
const BANDS = ["past", "under_1h", "1h_4h", "4h_24h", "over_24h", "paused"] as const;

/** The attainment of one metric in a week; null when no clock of it was met or breached. */
export const attainment = (rows: readonly Sla[], week: string | null, metric: Sla["metric"]): Sla | null =>
  rows.find((row) => row.scope_kind === "all" && row.week === week && row.metric === metric) ?? null;

/** Tickets past a target now; a ticket with two late clocks counts twice. */
export const pastNow = (rows: readonly Due[]): number =>
  rows.filter((row) => row.due_band === "past").reduce((sum, row) => sum + row.ticket_count, 0);

/** Which targets were met in the week, by metric. */
export function slaCard(
  rows: readonly Sla[],
  week: string | null,
  meta: SnapshotMeta,
  t: Texts,
): HTMLElement {
  const now = METRICS.flatMap((metric) => attainment(rows, week, metric) ?? []);
  if (now.length === 0) {
    const missing = missingTargets(meta, t);
    return card({ title: missing.title, span: 12 }, t, emptyNote(missing.text));
  }
  const share = attainment(rows, week, "first_response")?.met_share ?? null;
  const title = share === null ? t.targets.metTitleOther : t.targets.metTitle(formatShare(share, t));
  const history = (row: Sla) =>
    rows
      .filter((past) => past.scope_kind === "all" && past.metric === row.metric && past.is_complete)
      .sort((a, b) => (a.week < b.week ? -1 : 1))
      .slice(-16);
  const trend: Column<Sla> = {
    label: t.columns.trend,
    wide: true,
    cell: (row) => sparkline(history(row).map((past) => past.met_share)),
  };
  const [metric, ...others] = columns(t);
  const shown = metric === undefined ? others : [metric, trend, ...others];
  const data = {
    name: "sla-by-week",
    columns: [
      { label: t.columns.week, cell: (row: Sla) => row.week },
      {
        label: t.columns.scope,
        cell: (row: Sla) => scopeName(row, meta, t),
        value: (row: Sla) => (row.scope_kind === "all" ? row.scope : `${row.scope_kind}: ${row.scope}`),
      },
      ...columns(t),
    ],
    rows,
  };
  return card(
    { title, sub: t.targets.metSub, span: 12, id: "targets", data },
    t,
    dataTable(shown, now, title),
  );
}

function columns(t: Texts): Column<Sla>[] {
  const n = (
    label: string,
    key: "met_count" | "breached_count" | "running_count" | "paused_count" | "cancelled_count",
    wide = true,
  ): Column<Sla> => ({
    label,
    cell: (row) => formatNumber(row[key], t),
    value: (row) => row[key],
    numeric: true,
    wide,
  });
  return [
    {
      label: t.columns.clock,
      cell: (row) =>
        withNote(t.targets.metric[row.metric], t.n(formatNumber(row.met_count + row.breached_count, t))),
      value: (row) => row.metric,
    },
    {
      label: t.targets.met,
      cell: (row) =>
        row.met_share === null
          ? t.unknown
          : withNote(formatShare(row.met_share, t), shareInterval(row.met_low, row.met_high, t)),
      value: (row) => row.met_share,
      numeric: true,
    },
    n(t.targets.breached, "breached_count", false),
    n(t.targets.running, "running_count"),
    n(t.targets.paused, "paused_count"),
    n(t.targets.cancelled, "cancelled_count"),
  ];
}

/** What is late and what will be: running clocks by the time left. */
export function dueCard(rows: readonly Due[], meta: SnapshotMeta, t: Texts): HTMLElement {
  const past = pastNow(rows);
  const soon = rows
    .filter((row) => row.due_band === "under_1h")
    .reduce((sum, row) => sum + row.ticket_count, 0);
  const title =
    past > 0
      ? t.targets.dueTitle(formatNumber(past, t))
      : soon > 0
        ? t.targets.dueTitleSoon(formatNumber(soon, t))
        : t.targets.dueTitleNone;
  const found = METRICS.filter((metric) => rows.some((row) => row.metric === metric));
  const bands = BANDS.filter((band) => band !== "paused" || rows.some((row) => row.due_band === band));
  const total = (metric: Due["metric"], band: Due["due_band"]) =>
    rows
      .filter((row) => row.metric === metric && row.due_band === band)
      .reduce((sum, row) => sum + row.ticket_count, 0);
  const table: Column<(typeof bands)[number]>[] = [
    { label: t.columns.due, cell: (band) => t.targets.due[band] },
    ...found.map((metric) => ({
      label: t.targets.metric[metric],
      numeric: true,
      cell: (band: (typeof bands)[number]) => formatNumber(total(metric, band), t),
      value: (band: (typeof bands)[number]) => total(metric, band),
    })),
  ];
  return card(
    {
      title,
      sub: t.targets.dueSub,
      span: 6,
      id: "due",
      warn: past > 0,
      data: { name: "sla-due", columns: table, rows: bands },
    },
    t,
    found.length === 0
      ? emptyNote(meta.sla.length === 0 ? t.empty.noTargets : t.missing.noneRuns)
      : dataTable(table, bands, title),
  );
}

/** When targets passed, by hour and weekday over four weeks; null when none did. */
export function breachHoursCard(rows: readonly Hour[], t: Texts): HTMLElement | null {
  const cells = new Map<number, Cell>();
  for (const { weekday, hour, breach_count } of rows) {
    const key = weekday * 24 + hour;
    const cell = cells.get(key) ?? { weekday, hour, count: 0, usual: null, isPeak: false };
    cell.count += breach_count;
    cells.set(key, cell);
  }
  const all = [...cells.values()].sort((a, b) => a.weekday - b.weekday || a.hour - b.hour);
  const worst = all.reduce<Cell | null>(
    (best, cell) => (cell.count > (best?.count ?? 0) ? cell : best),
    null,
  );
  if (worst === null) return null;
  const columns = [
    { label: t.columns.weekday, cell: (cell: Cell) => t.weekdaysLong[cell.weekday - 1] ?? "" },
    { label: t.columns.hour, cell: (cell: Cell) => formatHour(cell.hour) },
    {
      label: t.targets.breached,
      numeric: true,
      cell: (cell: Cell) => formatNumber(cell.count, t),
      value: (cell: Cell) => cell.count,
    },
  ];
  const when = peakName({ weekday: worst.weekday, from: worst.hour, to: worst.hour + 1 }, t);
  const title = t.targets.hourTitle(when);
  return card(
    {
      title,
      sub: t.targets.hourSub,
      span: 12,
      id: "breach-hours",
      data: { name: "breaches-by-hour", columns, rows: all },
    },
    t,
    responsive((width) => heatMap(all, { width, title, unit: t.targets.hourUnit }, t)),
  );
}
