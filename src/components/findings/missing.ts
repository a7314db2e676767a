import type { SnapshotMeta } from "../../../pipelines/publish/reportContracts.js";
import type { Texts } from "../../i18n/index.js";

/** What a page lacks altogether: its heading, and why. */
export interface Missing {
  title: string;
  text: string;
}

const has = (meta: SnapshotMeta, feed: string): boolean => meta.feeds.includes(feed);

export const hasTickets = (meta: SnapshotMeta): boolean => has(meta, "ticket");

/** Without tickets, chats and calls a desk has no waits: its weeks are those of what customers write. */
export const hasContacts = (meta: SnapshotMeta): boolean => hasTickets(meta) || has(meta, "chat");

/** Null of a desk with tickets. */
export const missingTickets = (meta: SnapshotMeta, t: Texts): Missing | null =>
  hasTickets(meta) ? null : { title: t.missing.tickets, text: t.missing.ofTickets };

/** Null of a desk with tickets, chats or calls. */
export const missingContacts = (meta: SnapshotMeta, t: Texts): Missing | null =>
  hasContacts(meta)
    ? null
    : {
        title: t.missing.contacts,
        text: t.missing.ofContacts + (has(meta, "feedback") ? t.join.sentence + t.missing.feedback : ""),
      };

/** Why figures on the week's tickets are not there. */
export const noTicketWeek = (meta: SnapshotMeta, t: Texts): string =>
  hasTickets(meta) ? t.empty.noWeek : t.missing.ofTickets;

/** Why no target is measured: none is set, there is nothing that it would be for, or no week is over. */
export function missingTargets(meta: SnapshotMeta, t: Texts): Missing {
  const tickets = missingTickets(meta, t);
  if (tickets !== null) return tickets;
  return meta.sla.length === 0
    ? { title: t.targets.headlineNone, text: t.empty.noTargets }
    : { title: t.missing.targetYet, text: meta.week === null ? t.empty.noWeek : t.missing.noClock };
}
