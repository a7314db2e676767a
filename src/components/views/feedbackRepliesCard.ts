import type { ReportRow } from "../../../pipelines/publish/reportContracts.js";
import type { Texts } from "../../i18n/index.js";
import { card } from "../card.js";
import { type Column, dataTable } from "../dataTable.js";
import { withNote } from "../dom.js";
import { formatDuration, formatNumber, formatShare, humanise } from "../format.js";
import { percentile, shareInterval, waitInterval } from "../labels.js";

type Replies = ReportRow<"feedback_replies">;

/** Are reviews and other feedback replied to, and how fast; null where no export tells. */
export function feedbackRepliesCard(rows: readonly Replies[], t: Texts): HTMLElement | null {
  const q = t.quality;
  const sorted = [...rows].sort(
    (a, b) => b.feedback_count - a.feedback_count || (a.channel < b.channel ? -1 : 1),
  );
  if (sorted.length === 0) return null;
  const name = (row: Replies): string => q.feedbackChannel[row.channel] ?? humanise(row.channel);
  // Of few pieces of feedback it is withheld how many were replied to.
  const told = sorted.find(({ replied_share }) => replied_share !== null);
  const title =
    told === undefined
      ? q.repliesUntold
      : q.repliesTitle(name(told), formatShare(told.replied_share as number, t));
  const columns: Column<Replies>[] = [
    {
      label: t.columns.channel,
      cell: (row) => withNote(name(row), t.n(formatNumber(row.feedback_count, t))),
      value: (row) => row.channel,
    },
    {
      label: q.replied,
      numeric: true,
      cell: (row) =>
        row.replied_share === null
          ? t.unknown
          : withNote(formatShare(row.replied_share, t), shareInterval(row.replied_low, row.replied_high, t)),
      value: (row) => row.replied_share,
    },
    {
      label: t.columns.p50,
      numeric: true,
      cell: (row) =>
        withNote(percentile(row.p50_seconds, row.longest_seconds, t), waitInterval(row, "p50", t)),
      value: (row) => row.p50_seconds,
    },
    {
      label: q.repliedOnly,
      numeric: true,
      wide: true,
      cell: (row) => (row.naive_p50_seconds === null ? t.unknown : formatDuration(row.naive_p50_seconds, t)),
      value: (row) => row.naive_p50_seconds,
    },
    {
      label: q.precedesEdit,
      numeric: true,
      wide: true,
      cell: (row) => formatNumber(row.precedes_edit_count, t),
      value: (row) => row.precedes_edit_count,
    },
  ];
  const data = { name: "feedback-replies", columns, rows: sorted };
  return card(
    { title, sub: q.repliesSub, span: 12, id: "feedback-replies", data },
    t,
    dataTable(columns, sorted, title),
  );
}
