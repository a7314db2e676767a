import type { ReportRow, SnapshotMeta } from "../../../pipelines/publish/reportContracts.js";
import type { Texts } from "../../i18n/index.js";
import { card, emptyNote } from "../card.js";
import { type Column, dataTable } from "../dataTable.js";
import { withNote } from "../dom.js";
import { formatDuration, formatNumber } from "../format.js";
import { channelName, contactWords, percentile, waitInterval } from "../labels.js";

type Wait = ReportRow<"chat_waits_by_week">;
const MEASURES = ["queue_wait", "patience", "first_message", "chat_turn"] as const;

/** How long each part of a contact takes: queue, patience, first message, replies within the chat. */
export function chatWaitsCard(rows: readonly Wait[], meta: SnapshotMeta, t: Texts): HTMLElement {
  const c = t.chatPage;
  const now = rows
    // Without one event there is no percentile: nobody gave up, or the export has no first messages.
    .filter((row) => row.week === meta.week && row.ended_count > 0)
    .sort(
      (a, b) =>
        (a.channel < b.channel ? -1 : a.channel > b.channel ? 1 : 0) ||
        MEASURES.indexOf(a.measure) - MEASURES.indexOf(b.measure),
    );
  const title = titleOf(now, meta, t);
  const percentileOf = (p: "p50" | "p90"): Column<Wait> => ({
    label: t.columns[p],
    numeric: true,
    cell: (row) =>
      row.measure === "patience" && row[`${p}_seconds`] === null
        ? c.mostStay
        : withNote(percentile(row[`${p}_seconds`], row.longest_seconds, t), waitInterval(row, p, t)),
    value: (row) => row[`${p}_seconds`],
  });
  const columns: Column<Wait>[] = [
    {
      label: t.columns.clock,
      cell: (row) =>
        withNote(
          c.measure[row.measure],
          `${channelName(row.channel, meta, t)} · ${t.n(formatNumber(row.wait_count, t))}`,
        ),
      value: (row) => `${row.channel} ${row.measure}`,
    },
    percentileOf("p50"),
    percentileOf("p90"),
    {
      label: c.answeredOnly,
      numeric: true,
      wide: true,
      cell: (row) => (row.naive_p90_seconds === null ? t.unknown : formatDuration(row.naive_p90_seconds, t)),
      value: (row) => row.naive_p90_seconds,
    },
  ];
  const data = {
    name: "chat-waits-by-week",
    columns: [{ label: t.columns.week, cell: (row: Wait) => row.week }, ...columns],
    rows,
  };
  return card(
    { title, sub: c.waitsSub, span: 12, id: "chat-waits", data },
    t,
    now.length === 0 ? emptyNote(t.empty.noWeek) : dataTable(columns, now, title),
  );
}

/** Of the channel in whose queue one in ten waits longest. */
function titleOf(rows: readonly Wait[], meta: SnapshotMeta, t: Texts): string {
  const [longest] = rows
    .filter((row) => row.measure === "queue_wait" && row.p90_seconds !== null)
    .sort((a, b) => (b.p90_seconds ?? 0) - (a.p90_seconds ?? 0));
  if (longest === undefined) return t.chatPage.waitsTitleNone;
  const { channel, p90_seconds: p90 } = longest;
  return t.chatPage.waitsTitle(
    formatDuration(p90 ?? 0, t),
    channelName(channel, meta, t),
    contactWords(channel, t).one,
  );
}
