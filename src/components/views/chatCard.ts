import type { ReportRow, SnapshotMeta } from "../../../pipelines/publish/reportContracts.js";
import type { Texts } from "../../i18n/index.js";
import { card, emptyNote, type Figure, figures } from "../card.js";
import { happenedInWeek } from "../charts/happened.js";
import { weekLine } from "../charts/weekLine.js";
import type { Column } from "../dataTable.js";
import { h, responsive } from "../dom.js";
import { formatDuration, formatNumber, formatShare, inUnit } from "../format.js";
import { channelName, contactWords, percentile, shareInterval } from "../labels.js";
import { serviceLevelFormula } from "../serviceLevel.js";

export type ChatRow = ReportRow<"chat_by_week">;

/** Can customers connect, and do they stay: one channel's latest complete week and the weeks before. */
export function chatCard(
  channel: string,
  { rows, marks }: { rows: readonly ChatRow[]; marks: readonly ReportRow<"calendar_marks">[] },
  meta: SnapshotMeta,
  t: Texts,
): HTMLElement {
  const weeks = rows
    .filter((row) => row.channel === channel && row.is_complete)
    .sort((a, b) => (a.week < b.week ? -1 : 1))
    .slice(-26);
  const row = weeks.at(-1);
  const name = channelName(channel, meta, t);
  if (row === undefined) return card({ title: name, span: 6 }, t, emptyNote(t.empty.noWeek));
  const title =
    row.abandoned_share === null
      ? t.chat.titleNone(name)
      : t.chat.title(name, formatShare(row.abandoned_share, t), contactWords(channel, t).many);
  const threshold = formatDuration(meta.serviceLevel.thresholdSeconds, t);
  const short = formatDuration(meta.serviceLevel.shortAbandonSeconds, t);
  const points = weeks.map((week) => ({
    week_start: week.week_start,
    value: week.abandoned_share,
    low: week.abandoned_low,
    high: week.abandoned_high,
  }));
  return card(
    {
      title,
      sub: t.chat.sub(short),
      span: 6,
      id: `chat-${channel}`,
      data: { name: `${channel}-by-week`, columns: chatColumns(marks, t), rows: weeks },
    },
    t,
    figures(chatFigures(row, threshold, t)),
    responsive((width) => weekLine(points, (value) => formatShare(value, t), { width, title, marks }, t)),
    h("p", { class: "foot" }, serviceLevelFormula(meta, t)),
  );
}

/** Whether one gets through, how soon and after what queue, and how fast a connection stands. */
export function chatFigures(row: ChatRow, threshold: string, t: Texts): Figure[] {
  const n = (count: number) => t.of(formatNumber(count, t));
  const share = (value: number | null) => (value === null ? t.unknown : formatShare(value, t));
  const failed = row.attempt_count === 0 ? null : row.failed_count / row.attempt_count;
  const list: Figure[] = [
    {
      label: t.chat.failed,
      value: share(failed),
      note: [shareInterval(row.failed_low, row.failed_high, t), n(row.attempt_count)]
        .filter(Boolean)
        .join(" · "),
    },
    {
      label: t.chat.level(threshold),
      value: share(row.service_level_share),
      note: [
        shareInterval(row.service_level_low, row.service_level_high, t),
        n(row.queued_count - row.short_abandoned_count),
      ]
        .filter(Boolean)
        .join(" · "),
    },
    {
      label: t.chat.queue,
      value: percentile(row.queue_p90_seconds, row.queue_longest_seconds, t),
      note: n(row.queued_count),
    },
  ];
  if (row.connect_p90_milliseconds !== null) {
    list.push({
      label: t.chat.connect,
      value: inUnit(formatNumber(row.connect_p90_milliseconds / 1000, t, 1), "s", t),
      note: n(row.connected_count),
    });
  }
  return list;
}

function chatColumns(marks: readonly ReportRow<"calendar_marks">[], t: Texts): Column<ChatRow>[] {
  const c = t.columns;
  const n = (key: "attempt_count" | "failed_count" | "queued_count" | "abandoned_count", label: string) => ({
    label,
    cell: (row: ChatRow) => formatNumber(row[key], t),
    value: (row: ChatRow) => row[key],
    numeric: true,
  });
  const p = (key: "abandoned_share" | "service_level_share", label: string) => ({
    label,
    cell: (row: ChatRow) => (row[key] === null ? "" : formatShare(row[key], t)),
    value: (row: ChatRow) => row[key],
    numeric: true,
  });
  return [
    { label: c.week, cell: (row) => row.week },
    n("attempt_count", c.attempts),
    n("failed_count", c.failed),
    n("queued_count", c.queued),
    n("abandoned_count", c.abandoned),
    p("abandoned_share", c.share),
    {
      label: c.interval,
      cell: (row) => shareInterval(row.abandoned_low, row.abandoned_high, t),
      numeric: true,
    },
    p("service_level_share", c.level),
    { label: c.event, cell: (row) => happenedInWeek(marks, row.week_start, t) },
  ];
}
