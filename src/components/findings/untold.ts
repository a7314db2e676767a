import type { ReportRow, SnapshotMeta } from "../../../pipelines/publish/reportContracts.js";
import type { Texts } from "../../i18n/index.js";
import { formatList, formatNumber } from "../format.js";
import { channelName } from "../labels.js";
import { type CauseWait, total } from "./causes.js";

/** Whether a week had tickets and of none of them an export says whether it was answered. */
export const isUntold = (
  row: Pick<ReportRow<"first_response_by_week">, "ticket_count" | "untold_count">,
): boolean => row.ticket_count === 0 && row.untold_count > 0;

/** Open tickets of which nobody knows whether their customers wait for a first answer. */
export const openUntold = (meta: SnapshotMeta): number =>
  meta.untoldAnswers.reduce((sum, { openUntoldCount }) => sum + openUntoldCount, 0);

/** Whether nothing is known of what contacts waited: none was slow, and whether tickets were answered no export tells. */
export const isWaitUnknown = (rows: readonly CauseWait[], meta: SnapshotMeta): boolean =>
  meta.untoldAnswers.length > 0 && rows.length > 0 && total(rows) === 0;

/** A page's paragraph, and after it whose waits are in no figure because no export tells them. */
export function withUntold(lead: string, meta: SnapshotMeta, t: Texts): string {
  const rows = meta.untoldAnswers;
  if (rows.length === 0) return lead;
  const sum = (key: "untoldCount" | "ticketCount") => rows.reduce((total, row) => total + row[key], 0);
  const names = formatList(
    rows.map(({ channel }) => channelName(channel, meta, t)),
    t,
  );
  const told = t.untold.lead(names, formatNumber(sum("untoldCount"), t), formatNumber(sum("ticketCount"), t));
  return [lead, told].filter((text) => text !== "").join(t.join.sentence);
}
