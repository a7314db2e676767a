import type { Feed } from "./feed.js";

const CHAT_OUTCOMES = ["served", "abandoned", "failed", "timed_out", "open"] as const;

export const chat: Feed = {
  name: "chat",
  grain: "one attempt to reach a person by chat or phone",
  key: ["chat_id"],
  version: ["updated_at", "ended_at", "first_response_at", "accepted_at", "queued_at", "attempted_at"],
  earliest: ["attempted_at", "connected_at", "queued_at", "accepted_at", "first_response_at"],
  texts: [],
  fields: [
    { name: "chat_id", type: "id", required: true, doc: "" },
    { name: "ticket_id", type: "id", doc: "" },
    { name: "channel", type: "choice", required: true, values: ["chat", "phone"], doc: "" },
    { name: "attempted_at", type: "instant", required: true, doc: "the customer asked for a person" },
    { name: "connected_at", type: "instant", doc: "the line or socket stood; null = never" },
    {
      name: "connect_milliseconds",
      type: "integer",
      range: [0, 86_400_000],
      doc: "technical latency of connecting",
    },
    { name: "error_code", type: "text", doc: "" },
    { name: "queued_at", type: "instant", doc: "entered the queue" },
    { name: "accepted_at", type: "instant", doc: "an agent took it" },
    { name: "first_response_at", type: "instant", doc: "first message or word by a human" },
    { name: "ended_at", type: "instant", doc: "" },
    {
      name: "outcome",
      type: "choice",
      values: CHAT_OUTCOMES,
      doc: "how it ended; null or open = still open",
    },
    { name: "customer_id", type: "person", doc: "an id, mail address or phone number; keyed hash" },
    { name: "agent_id", type: "person", doc: "keyed hash" },
    {
      name: "concurrent_chats",
      type: "integer",
      range: [0, 1000],
      doc: "chats the agent held when accepting",
    },
    { name: "app_version", type: "id", doc: "" },
    { name: "os", type: "text", doc: "" },
    { name: "network", type: "text", doc: "wifi, 4g, …" },
    { name: "updated_at", type: "instant", doc: "" },
  ],
};
