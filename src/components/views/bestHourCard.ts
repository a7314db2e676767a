import type { ReportRow, SnapshotMeta } from "../../../pipelines/publish/reportContracts.js";
import type { Texts } from "../../i18n/index.js";
import { card, emptyNote } from "../card.js";
import { type Column, dataTable } from "../dataTable.js";
import { h, siteRoot, withNote } from "../dom.js";
import { formatDuration, formatNumber } from "../format.js";
import { categoryName, channelName, hoursName, percentile, signedDuration, waitInterval } from "../labels.js";

type Hours = ReportRow<"best_hours">;

/** When to use each channel, and what that saves. */
export function bestHourCard(rows: readonly Hours[], meta: SnapshotMeta, t: Texts): HTMLElement {
  const c = t.channels;
  const all = rows.filter((row) => row.scope_kind === "all");
  const channels = [...new Set(all.map(({ channel }) => channel))]
    .map((channel) => rowOf(all.filter((row) => row.channel === channel)))
    .sort((a, b) => (a.usual_p50_seconds ?? Infinity) - (b.usual_p50_seconds ?? Infinity));
  const best = channels
    .filter(({ verdict }) => verdict === "best")
    .sort((a, b) => (b.saved_seconds ?? 0) - (a.saved_seconds ?? 0))[0];
  const title =
    best === undefined
      ? c.bestTitleNone
      : c.bestTitle(channelName(best.channel, meta, t), hoursName(best, t));
  if (channels.length === 0) return card({ title, span: 12, id: "best-hours" }, t, emptyNote(t.empty.noWeek));
  const columns: Column<Hours>[] = [
    { label: t.columns.channel, cell: (row) => channelName(row.channel, meta, t) },
    {
      label: c.bestColumn,
      cell: (row) =>
        row.verdict === "best"
          ? withNote(hoursName(row, t), t.n(formatNumber(row.contact_count, t)))
          : h("span", { class: "quiet" }, c.noBest),
    },
    {
      label: t.columns.p50,
      numeric: true,
      wide: true,
      cell: (row) =>
        row.verdict === "best"
          ? withNote(percentile(row.p50_seconds, row.longest_seconds, t), waitInterval(row, "p50", t))
          : "",
    },
    {
      label: c.usually,
      numeric: true,
      wide: true,
      cell: (row) => percentile(row.usual_p50_seconds, null, t),
    },
    { label: c.saved, numeric: true, cell: (row) => (row.verdict === "best" ? savedText(row, t) : "") },
  ];
  const data = { name: "best-hours", columns: columnsBehind(meta, t), rows };
  return card(
    { title, sub: c.bestSub, span: 12, id: "best-hours", data },
    t,
    dataTable(columns, channels, title),
    h(
      "p",
      { class: "sub" },
      h("a", { href: `${siteRoot()}data/best_hour.json`, download: "best_hour.json" }, c.file),
    ),
  );
}

/** The best block of a channel; without one, any: its usual figures are the same. */
const rowOf = (rows: readonly Hours[]): Hours =>
  rows.find(({ verdict }) => verdict === "best") ?? (rows[0] as Hours);

function savedText(row: Hours, t: Texts): Node | string {
  if (row.saved_seconds === null) return "";
  const { saved_low_seconds: low, saved_high_seconds: high } = row;
  const interval =
    low === null || high === null ? "" : t.signedRange(signedDuration(low, t), signedDuration(high, t));
  return withNote(formatDuration(row.saved_seconds, t), interval);
}

function columnsBehind(meta: SnapshotMeta, t: Texts): Column<Hours>[] {
  const duration = (
    label: string,
    key: "saved_seconds" | "saved_low_seconds" | "saved_high_seconds",
  ): Column<Hours> => ({
    label,
    numeric: true,
    cell: (row) => (row[key] === null ? "" : signedDuration(row[key], t)),
    value: (row) => row[key],
  });
  return [
    {
      label: t.channels.problem,
      cell: (row) => (row.scope_kind === "all" ? t.channels.all : categoryName(row.scope, t)),
      value: (row) => row.scope,
    },
    {
      label: t.columns.channel,
      cell: (row) => channelName(row.channel, meta, t),
      value: (row) => row.channel,
    },
    { label: t.columns.hour, cell: (row) => hoursName(row, t) },
    {
      label: t.columns.contacts,
      numeric: true,
      cell: (row) => formatNumber(row.contact_count, t),
      value: (row) => row.contact_count,
    },
    {
      label: t.columns.p50,
      numeric: true,
      cell: (row) =>
        withNote(percentile(row.p50_seconds, row.longest_seconds, t), waitInterval(row, "p50", t)),
      value: (row) => row.p50_seconds,
    },
    {
      label: t.columns.p90,
      numeric: true,
      cell: (row) =>
        withNote(percentile(row.p90_seconds, row.longest_seconds, t), waitInterval(row, "p90", t)),
      value: (row) => row.p90_seconds,
    },
    duration(t.channels.saved, "saved_seconds"),
    duration(t.uplift.low, "saved_low_seconds"),
    duration(t.uplift.high, "saved_high_seconds"),
    {
      label: t.columns.verdict,
      cell: (row) => t.channels.hourVerdict[row.verdict],
      value: (row) => row.verdict,
    },
  ];
}
