import { isoUtc } from "./calendar.js";
import { type Ticket, teamOf } from "./contacts.js";

/** What a tool knew of a ticket at one instant. */
export interface TicketView {
  updatedAt: number;
  status: string;
  respondedAt: number | null;
  solvedAt: number | null;
  reopens: number;
  replies: number;
}

/** Nothing later than `now` has happened yet. */
export function viewAt(ticket: Ticket, now: number): TicketView {
  const { respondedAt, reopenedAt, solvedAgainAt } = ticket;
  const solvedAt = solvedAgainAt <= now ? solvedAgainAt : ticket.solvedAt;
  const happened = [ticket.createdAt, respondedAt, ticket.solvedAt, reopenedAt, solvedAgainAt].filter(
    (at) => at <= now,
  );
  const answered = respondedAt <= now;
  const reopened = reopenedAt <= now;
  const solved = solvedAt <= now && (!reopened || solvedAgainAt <= now);
  const ended = solved && ticket.ending !== "solved" ? ticket.ending : "solved";
  return {
    updatedAt: Math.max(...happened),
    status: solved ? ended : reopened || answered ? "open" : "new",
    respondedAt: answered ? respondedAt : null,
    solvedAt: solvedAt <= now ? solvedAt : null,
    reopens: reopened ? 1 : 0,
    replies: answered ? ticket.replies : 0,
  };
}

const at = (epoch: number | null): string | null => (epoch === null ? null : isoUtc(Math.round(epoch)));
const VIA: Record<string, string> = { chat: "native_messaging", web: "web", social: "twitter" };

/** Zendesk has no status for merged or spam: such a ticket is closed. */
export const isZendesk = (ticket: Ticket): boolean => ticket.channel in VIA;
const zendeskStatus = (status: string): string =>
  status === "merged" || status === "spam" ? "closed" : status;

/** Zendesk's ticket and its side-loaded metric set. */
export function zendeskRecords(ticket: Ticket, view: TicketView): { ticket: string; metrics: string } {
  const wait = view.respondedAt === null ? null : Math.round((view.respondedAt - ticket.createdAt) / 60);
  const id = Number(ticket.id);
  return {
    ticket: JSON.stringify({
      id,
      created_at: at(ticket.createdAt),
      updated_at: at(view.updatedAt),
      type: ticket.category,
      subject: null,
      description: ticket.text,
      priority: ticket.priority,
      status: zendeskStatus(view.status),
      requester_id: ticket.customer,
      assignee_id: view.respondedAt === null ? null : ticket.agent,
      group_id: teamOf(ticket.channel),
      tags: [
        ticket.category,
        `app_${ticket.version}`,
        ...(ticket.hasBot ? ["bot"] : []),
        ...(ticket.isRestricted ? ["restricted"] : []),
        ...(view.status === "merged" ? ["closed_by_merge"] : []),
      ],
      via: { channel: VIA[ticket.channel] },
      satisfaction_rating: { score: ticket.csat === null ? "unoffered" : ticket.csat >= 4 ? "good" : "bad" },
    }),
    metrics: JSON.stringify({
      id: id + 1_000_000,
      ticket_id: id,
      reopens: view.reopens,
      replies: view.replies,
      solved_at: at(view.solvedAt),
      reply_time_in_minutes: { calendar: wait, business: null },
    }),
  };
}

export const TICKET_COLUMNS = [
  "ticket_id",
  "created_at",
  "updated_at",
  "first_response_at",
  "solved_at",
  "status",
  "priority",
  "channel",
  "category",
  "tags",
  "text",
  "customer_id",
  "agent_id",
  "team",
  "opened_by",
  "reopen_count",
  "reply_count",
  "language",
  "app_version",
  "os",
  "device",
  "is_restricted",
  "has_transaction_reference",
] as const;

/** A ticket in Suara's own columns. */
export function canonicalTicket(ticket: Ticket, view: TicketView): (string | number | boolean | null)[] {
  return [
    ticket.id,
    at(ticket.createdAt),
    at(view.updatedAt),
    at(view.respondedAt),
    at(view.solvedAt),
    view.status,
    ticket.priority,
    ticket.channel,
    ticket.category,
    ticket.category,
    ticket.text,
    ticket.customer,
    view.respondedAt === null ? null : ticket.agent,
    teamOf(ticket.channel),
    ticket.openedByAgent ? "agent" : "customer",
    view.reopens,
    view.replies,
    ticket.language,
    ticket.version,
    ticket.os,
    ticket.device,
    ticket.isRestricted,
    ticket.hasReference,
  ];
}

/** The ticket's changes up to `now`, oldest first, as canonical event objects. */
export function ticketEvents(ticket: Ticket, now: number): object[] {
  const event = (epoch: number, kind: string, actor: string, value: string | null = null) => ({
    ticket_id: ticket.id,
    event_at: isoUtc(Math.round(epoch)),
    kind,
    actor_kind: actor,
    value,
  });
  const opener = ticket.openedByAgent
    ? event(ticket.createdAt, "public_reply", "agent")
    : event(ticket.createdAt, "customer_message", "customer");
  const events: { when: number; event: object }[] = [{ when: ticket.createdAt, event: opener }];
  const add = (when: number, kind: string, actor: string, value: string | null = null) => {
    if (when <= now) events.push({ when, event: event(when, kind, actor, value) });
  };
  if (ticket.openedByAgent) add(ticket.createdAt + 600, "customer_message", "customer");
  if (ticket.hasBot) add(ticket.createdAt + 4, "bot_message", "bot");
  if (ticket.isRestricted) add(ticket.createdAt + 90, "private_note", "agent");
  add(ticket.respondedAt, "public_reply", "agent");
  add(ticket.solvedAt, "status", "agent", "solved");
  add(ticket.reopenedAt, "status", "customer", "open");
  add(ticket.solvedAgainAt, "status", "agent", "solved");
  return events.sort((a, b) => a.when - b.when).map((one) => one.event);
}
