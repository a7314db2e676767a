import type { ReportRow, SnapshotMeta } from "../../../pipelines/publish/reportContracts.js";
import type { Texts } from "../../i18n/index.js";
import { card } from "../card.js";
import { happenedOn } from "../charts/happened.js";
import { hourBand } from "../charts/hourBand.js";
import { type Column, dataTable } from "../dataTable.js";
import { responsive, withNote } from "../dom.js";
import { dayToDate, formatDay, formatHour, formatNumber, formatShare } from "../format.js";
import { channelName } from "../labels.js";

type Hour = ReportRow<"forecast_by_hour">;
type Test = ReportRow<"forecast_backtest">;

/** The coming week's contacts of all channels; null without a forecast. */
export function forecastCard(
  rows: readonly Hour[],
  tests: readonly Test[],
  marks: readonly ReportRow<"calendar_marks">[],
  t: Texts,
): HTMLElement | null {
  const all = rows.filter((row) => row.channel === "all");
  const days = [...new Set(all.map((row) => row.day))].sort().slice(0, 7);
  const week = all.filter((row) => days.includes(row.day));
  if (week.length === 0) return null;
  const total = (day: string) =>
    week.filter((row) => row.day === day).reduce((sum, row) => sum + row.expected_count, 0);
  const top = days.reduce((best, day) => (total(day) > total(best) ? day : best));
  const title = t.staffing.forecastTitle(
    formatNumber(total(top), t),
    formatDay(dayToDate(top), t, { weekday: "long", day: "numeric", month: "long" }),
  );
  const used = tests.find((test) => test.channel === "all" && test.is_used)?.method ?? "regression";
  const points = week
    .map((row) => ({
      at: new Date(Date.parse(`${row.day}T00:00:00Z`) + row.hour * 3_600_000),
      value: row.expected_count,
      low: row.low80,
      high: row.high80,
    }))
    .sort((a, b) => a.at.getTime() - b.at.getTime());
  const figure = (label: string, key: "expected_count" | "low80" | "high80" | "low95" | "high95") => ({
    label,
    numeric: true,
    cell: (row: Hour) => (row[key] === null ? t.unknown : formatNumber(row[key], t, 1)),
    value: (row: Hour) => row[key],
  });
  const columns: Column<Hour>[] = [
    { label: t.columns.channel, cell: () => t.channelNames.all },
    { label: t.columns.hour, cell: (row) => `${row.day} ${formatHour(row.hour)}` },
    figure(t.columns.contacts, "expected_count"),
    figure(`${t.percent("80")} −`, "low80"),
    figure(`${t.percent("80")} +`, "high80"),
    figure(`${t.percent("95")} −`, "low95"),
    figure(`${t.percent("95")} +`, "high95"),
    { label: t.columns.event, cell: (row) => happenedOn(marks, row.day, t) },
  ];
  return card(
    {
      title,
      sub: t.staffing.forecastSub(t.staffing.method[used]),
      span: 12,
      id: "forecast",
      data: { name: "forecast-by-hour", columns, rows: all },
    },
    t,
    responsive((width) => hourBand(points, marks, { width, title }, t)),
  );
}

/** The methods' errors when asked in the past; null where there were too few weeks. */
export function backtestCard(tests: readonly Test[], meta: SnapshotMeta, t: Texts): HTMLElement | null {
  if (tests.length === 0) return null;
  const shown = tests.filter((test) => test.channel === "all" || test.is_used);
  const order = [...shown].sort(
    (a, b) =>
      Number(b.channel === "all") - Number(a.channel === "all") ||
      a.channel.localeCompare(b.channel) ||
      a.root_mean_squared_error - b.root_mean_squared_error,
  );
  const columns: Column<Test>[] = [
    {
      label: t.columns.channel,
      cell: (row) => (row.channel === "all" ? t.channelNames.all : channelName(row.channel, meta, t)),
      value: (row) => row.channel,
    },
    {
      label: t.staffing.methodColumn,
      cell: (row) => withNote(t.staffing.method[row.method], row.is_used ? t.staffing.used : ""),
      value: (row) => row.method,
    },
    {
      label: t.staffing.error,
      numeric: true,
      cell: (row) => formatNumber(row.root_mean_squared_error, t, 2),
      value: (row) => row.root_mean_squared_error,
    },
    {
      label: t.staffing.bias,
      numeric: true,
      wide: true,
      cell: (row) => (row.bias_ratio === null ? t.unknown : formatNumber(row.bias_ratio, t, 2)),
      value: (row) => row.bias_ratio,
    },
    {
      label: t.staffing.covered,
      numeric: true,
      wide: true,
      cell: (row) =>
        row.covered80 === null || row.covered95 === null
          ? t.unknown
          : `${formatShare(row.covered80, t, 0)} / ${formatShare(row.covered95, t, 0)}`,
      value: (row) => row.covered80,
    },
  ];
  const title = t.staffing.testTitle;
  return card(
    {
      title,
      sub: t.staffing.testSub,
      span: 12,
      id: "backtest",
      data: { name: "forecast-backtest", columns, rows: tests },
    },
    t,
    dataTable(columns, order, title),
  );
}
