import type { ReportRow, SnapshotMeta } from "../../../pipelines/publish/reportContracts.js";
import type { Texts } from "../../i18n/index.js";
import { formatShare } from "../format.js";
import { channelName, contactWords, percentile } from "../labels.js";

type ChatRow = ReportRow<"chat_by_week">;

/** The channel from whose queue most gave up, in the latest complete week. */
export const worstQueue = (rows: readonly ChatRow[], meta: SnapshotMeta): ChatRow | null =>
  rows
    .filter((row) => row.week === meta.week && row.abandoned_share !== null)
    .reduce<ChatRow | null>(
      (most, row) => (most === null || (row.abandoned_share ?? 0) > (most.abandoned_share ?? 0) ? row : most),
      null,
    );

/** How long its queue was, and how many never got into it. */
export function chatLead(rows: readonly ChatRow[], meta: SnapshotMeta, t: Texts): string {
  const row = worstQueue(rows, meta);
  if (row === null) return "";
  const name = channelName(row.channel, meta, t);
  const { queue_p50_seconds: p50, queue_p90_seconds: p90, queue_longest_seconds: longest } = row;
  // "Longer than" holds of the longest wait seen, where a percentile is not reached.
  const waits = t.chatPage.lead(
    name,
    contactWords(row.channel, t).many,
    percentile(p50 ?? longest, null, t),
    percentile(p90 ?? longest, null, t),
  );
  if (row.failed_count === 0 || row.attempt_count === 0) return waits;
  return waits + t.chatPage.leadFailed(name, formatShare(row.failed_count / row.attempt_count, t));
}
