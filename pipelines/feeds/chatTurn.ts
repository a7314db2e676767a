import type { Feed } from "./feed.js";

export const chatTurn: Feed = {
  name: "chat_turn",
  grain: "one customer turn in a chat: a burst of messages until the agent's next",
  key: ["chat_id", "turn_number"],
  version: ["agent_reply_at", "customer_message_at"],
  earliest: ["customer_message_at", "agent_reply_at"],
  texts: [],
  fields: [
    { name: "chat_id", type: "id", required: true, doc: "" },
    { name: "turn_number", type: "integer", required: true, range: [1, 1_000_000], doc: "" },
    { name: "customer_message_at", type: "instant", required: true, doc: "first message of the burst" },
    { name: "agent_reply_at", type: "instant", doc: "null = unanswered" },
    {
      name: "latency_milliseconds",
      type: "integer",
      range: [0, 864_000_000],
      doc: "as the tool measured it",
    },
  ],
};
