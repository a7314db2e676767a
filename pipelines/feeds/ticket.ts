import type { Feed } from "./feed.js";

export const CHANNELS = ["chat", "web", "social", "phone", "email", "community"] as const;
const TICKET_STATUSES = [
  "new",
  "open",
  "pending",
  "on_hold",
  "solved",
  "closed",
  "merged",
  "spam",
  "deleted",
] as const;
export const SLA_METRICS = ["first_response", "next_reply", "resolution"] as const;
export const PRIORITIES = ["urgent", "high", "normal", "low"] as const;

export const ticket: Feed = {
  name: "ticket",
  grain: "one version of a ticket",
  key: ["ticket_id"],
  version: ["updated_at", "closed_at", "solved_at", "first_response_at", "created_at"],
  earliest: ["created_at", "first_response_at"],
  texts: ["subject", "text"],
  fields: [
    { name: "ticket_id", type: "id", required: true, doc: "the tool's own identifier" },
    { name: "created_at", type: "instant", required: true, doc: "the customer's first message" },
    {
      name: "updated_at",
      type: "instant",
      doc: "last change; orders the versions of a ticket, without it the export with the newest ticket wins",
    },
    {
      name: "first_response_at",
      type: "instant",
      doc: "first public reply by a human, as the tool stamps it",
    },
    { name: "solved_at", type: "instant", doc: "last time the status became solved" },
    { name: "closed_at", type: "instant", doc: "no further change possible" },
    {
      name: "status",
      type: "choice",
      required: true,
      values: TICKET_STATUSES,
      doc: "status of this version",
    },
    { name: "priority", type: "choice", values: PRIORITIES, doc: "" },
    { name: "channel", type: "choice", required: true, values: CHANNELS, doc: "where the customer wrote" },
    { name: "category", type: "text", doc: "category as the tool says it" },
    { name: "tags", type: "list", doc: "" },
    { name: "subject", type: "text", writer: "customer", doc: "" },
    { name: "text", type: "text", writer: "customer", doc: "the customer's first message" },
    { name: "customer_id", type: "person", doc: "an id, mail address or phone number; keyed hash" },
    { name: "agent_id", type: "person", doc: "assignee, keyed hash" },
    { name: "team", type: "text", doc: "" },
    { name: "opened_by", type: "choice", values: ["customer", "agent"], doc: "who wrote the first message" },
    { name: "reopen_count", type: "integer", range: [0, 10_000], doc: "as the tool counts it" },
    { name: "reply_count", type: "integer", range: [0, 100_000], doc: "public replies by agents" },
    { name: "has_bot_part", type: "boolean", doc: "a bot took part" },
    {
      name: "csat_score",
      type: "integer",
      range: [0, 100],
      scale: "csat_scale",
      doc: "as given, on csat_scale; above it, the record is rejected",
    },
    {
      name: "csat_scale",
      type: "integer",
      range: [1, 100],
      doc: "highest score possible; without it a score is in no figure on satisfaction",
    },
    { name: "language", type: "text", doc: "as stated by the tool" },
    { name: "app_version", type: "id", doc: "" },
    { name: "os", type: "text", doc: "" },
    { name: "device", type: "text", doc: "" },
    { name: "is_restricted", type: "boolean", doc: "a request the desk may not answer in this channel" },
    { name: "has_transaction_reference", type: "boolean", doc: "the customer gave a transaction reference" },
  ],
};
