import type { Feed } from "./feed.js";

export const ticketEvent: Feed = {
  name: "ticket_event",
  grain: "one change of a ticket, or one message in it",
  key: ["ticket_id", "event_at", "kind", "event_id", "actor_kind", "value"],
  version: [],
  earliest: [],
  texts: [],
  fields: [
    { name: "ticket_id", type: "id", required: true, doc: "" },
    { name: "event_id", type: "id", doc: "the tool's own identifier, where it has one" },
    { name: "event_at", type: "instant", required: true, doc: "" },
    {
      name: "kind",
      type: "choice",
      required: true,
      values: [
        "status",
        "assignment",
        "public_reply",
        "private_note",
        "customer_message",
        "bot_message",
        "public_message",
        "sla_applied",
        "category",
        "priority",
      ],
      doc: "public_message: public, and the export does not say by whom; the model asks whether its author is the ticket's customer",
    },
    { name: "actor_kind", type: "choice", values: ["customer", "agent", "bot", "system"], doc: "" },
    { name: "actor_id", type: "person", doc: "keyed hash, comparable with ticket.customer_id and agent_id" },
    {
      name: "value",
      type: "text",
      doc: "new status, assignee team, SLA policy, category, priority; never a message's text",
    },
  ],
};
