import type { ReportRow, SnapshotMeta } from "../../../pipelines/publish/reportContracts.js";
import type { Texts } from "../../i18n/index.js";
import { card } from "../card.js";
import { hourLine } from "../charts/hourLine.js";
import type { Column } from "../dataTable.js";
import { responsive } from "../dom.js";
import { formatHour, formatNumber } from "../format.js";
import { channelName, percentile } from "../labels.js";

type Hour = ReportRow<"chat_by_hour">;

/** Fewer in the queue of an hour than this name no hour. */
const FEW = 30;

/** Time in the queue by hour; null when the channel's export tells no queue. */
export function chatHourCard(
  channel: string,
  rows: readonly Hour[],
  meta: SnapshotMeta,
  t: Texts,
): HTMLElement | null {
  const hours = rows.filter((row) => row.channel === channel);
  if (hours.every((row) => row.queue_p50_seconds === null)) return null;
  const name = channelName(channel, meta, t);
  const worst = hours
    .filter((row) => row.queued_count >= FEW && row.queue_p90_seconds !== null)
    .sort((a, b) => (b.queue_p90_seconds ?? 0) - (a.queue_p90_seconds ?? 0))[0];
  const title =
    worst === undefined ? t.chatPage.hourTitleFew(name) : t.chatPage.hourTitle(name, formatHour(worst.hour));
  const n = (label: string, key: "attempt_count" | "failed_count" | "abandoned_count"): Column<Hour> => ({
    label,
    numeric: true,
    cell: (row) => formatNumber(row[key], t),
    value: (row) => row[key],
  });
  const p = (label: string, key: "queue_p50_seconds" | "queue_p90_seconds"): Column<Hour> => ({
    label,
    numeric: true,
    cell: (row) => percentile(row[key], null, t),
    value: (row) => row[key],
  });
  const columns: Column<Hour>[] = [
    { label: t.columns.hour, cell: (row) => formatHour(row.hour) },
    n(t.columns.attempts, "attempt_count"),
    n(t.columns.failed, "failed_count"),
    n(t.columns.abandoned, "abandoned_count"),
    p(t.columns.p50, "queue_p50_seconds"),
    p(t.columns.p90, "queue_p90_seconds"),
  ];
  const points = hours.map((row) => ({
    hour: row.hour,
    p50_seconds: row.queue_p50_seconds,
    p90_seconds: row.queue_p90_seconds,
    longest_seconds: null,
  }));
  return card(
    {
      title,
      sub: t.chatPage.hourSub(formatNumber(FEW, t)),
      span: 6,
      id: `${channel}-hours`,
      data: { name: `${channel}-by-hour`, columns, rows: hours },
    },
    t,
    responsive((width) => hourLine(points, width, title, t)),
  );
}
