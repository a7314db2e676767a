import type { ReportRow } from "../reportContracts.js";
import type { Cell } from "./cell.js";
import { group } from "./rule.js";

type Row = Pick<
  ReportRow<"channel_waits">,
  "channel" | "scope_kind" | "scope" | "from_hour" | "contact_count"
>;

/**
 * Contacts of a channel, of one problem or of any, in some hours or all. `unknownCount`: those of any problem that did not
 * say theirs and are no part of the sum over problems; null where the report does not tell.
 */
export function channelCell(row: Row, unknownCount: number | null): Cell {
  const isPart = row.scope_kind === "category" || unknownCount !== null;
  return group(
    isPart ? "contacts of a problem" : "contacts",
    null,
    {
      channel: row.channel,
      ...(row.scope_kind === "category" ? { category: row.scope } : {}),
      ...(row.from_hour === null ? {} : { hour: String(row.from_hour) }),
    },
    row.contact_count - (unknownCount ?? 0),
  );
}
