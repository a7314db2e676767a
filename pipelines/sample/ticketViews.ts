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
  team: string;
  agent: string | null;
}

/** Nothing later than `now` has happened yet. */
export function viewAt(ticket: Ticket, now: number): TicketView {
  const { respondedAt, reopenedAt, solvedAgainAt } = ticket;
  const solvedAt = solvedAgainAt <= now ? solvedAgainAt : ticket.solvedAt;
  const past = ticket.steps.filter((step) => step.at <= now);
  const happened = [
    ticket.createdAt,
    respondedAt,
    ticket.solvedAt,
    reopenedAt,
    solvedAgainAt,
    ...past.map((step) => step.at),
  ].filter((moment) => moment <= now);
  const answered = respondedAt <= now;
  const reopened = reopenedAt <= now;
  const solved = solvedAt <= now && (!reopened || solvedAgainAt <= now);
  const ended = solved && ticket.ending !== "solved" ? ticket.ending : "solved";
  const replies = past.filter((step) => step.kind === "public_reply");
  return {
    updatedAt: Math.max(...happened),
    status: solved ? ended : openStatus(past, answered, reopened),
    respondedAt: answered ? respondedAt : null,
    solvedAt: solvedAt <= now ? solvedAt : null,
    reopens: reopened ? 1 : 0,
    replies: answered ? 1 + replies.length : 0,
    team: past.findLast((step) => step.kind === "assignment")?.value ?? teamOf(ticket.channel),
    agent: answered ? (replies.at(-1)?.who ?? ticket.agent) : null,
  };
}

function openStatus(past: Ticket["steps"], answered: boolean, reopened: boolean): string {
  if (reopened) return "open";
  return answered ? (past.findLast((step) => step.kind === "status")?.value ?? "open") : "new";
}

const at = (epoch: number | null): string | null => (epoch === null ? null : isoUtc(Math.round(epoch)));
const VIA: Record<string, string> = { chat: "native_messaging", web: "web", social: "twitter" };

/** Zendesk has no status for merged or spam: such a ticket is closed. */
export const isZendesk = (ticket: Ticket): boolean => ticket.channel in VIA;
const zendeskStatus = (status: string): string =>
  status === "merged" || status === "spam" ? "closed" : status === "on_hold" ? "hold" : status;

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
      assignee_id: view.agent,
      group_id: view.team,
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
    view.agent,
    view.team,
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
  const { customer, agent } = ticket;
  const event = (epoch: number, kind: string, actor: string, who: string | null, value: string | null) => ({
    ticket_id: ticket.id,
    event_at: isoUtc(Math.round(epoch)),
    kind,
    actor_kind: actor,
    actor_id: who,
    value,
  });
  const events: { when: number; event: object }[] = [];
  const add = (
    when: number,
    kind: string,
    actor: string,
    who: string | null,
    value: string | null = null,
  ) => {
    if (when <= now) events.push({ when, event: event(when, kind, actor, who, value) });
  };
  if (ticket.openedByAgent) {
    add(ticket.createdAt, "public_reply", "agent", agent);
    add(ticket.createdAt + 600, "customer_message", "customer", customer);
  } else add(ticket.createdAt, "customer_message", "customer", customer);
  if (ticket.hasBot) add(ticket.createdAt + 4, "bot_message", "bot", null);
  if (ticket.isRestricted) add(ticket.createdAt + 90, "private_note", "agent", agent);
  add(ticket.respondedAt, "public_reply", "agent", agent);
  for (const { at: when, kind, actor, who, value } of ticket.steps) add(when, kind, actor, who, value);
  add(ticket.solvedAt, "status", "agent", agent, "solved");
  add(ticket.reopenedAt, "status", "customer", customer, "open");
  add(ticket.solvedAgainAt, "status", "agent", agent, "solved");
  return events.sort((a, b) => a.when - b.when).map((one) => one.event);
}
