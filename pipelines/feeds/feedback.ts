import type { Feed } from "./feed.js";

export const feedback: Feed = {
  name: "feedback",
  grain: "one version of a piece of feedback",
  key: ["feedback_id"],
  version: ["updated_at", "replied_at", "created_at"],
  earliest: ["created_at"],
  texts: ["text"],
  fields: [
    { name: "feedback_id", type: "id", required: true, doc: "" },
    { name: "created_at", type: "instant", required: true, doc: "" },
    { name: "updated_at", type: "instant", doc: "last edit; a reply can precede it" },
    {
      name: "channel",
      type: "choice",
      required: true,
      values: ["app_store", "play_store", "in_app", "social", "survey", "hotline", "email", "community"],
      doc: "",
    },
    { name: "kind", type: "choice", required: true, values: ["review", "csat", "nps", "comment"], doc: "" },
    { name: "score", type: "integer", range: [0, 100], doc: "null = a comment without a score" },
    { name: "score_scale", type: "integer", range: [1, 100], doc: "highest score possible" },
    { name: "text", type: "text", writer: "customer", doc: "" },
    { name: "language", type: "text", doc: "as stated by the store or tool; often the device's" },
    { name: "app_version", type: "id", doc: "" },
    { name: "os", type: "text", doc: "" },
    { name: "device", type: "text", doc: "" },
    { name: "replied_at", type: "instant", doc: "" },
    { name: "reply_text", type: "text", writer: "desk", doc: "" },
    { name: "ticket_id", type: "id", doc: "" },
    { name: "customer_id", type: "person", doc: "an id, mail address or phone number; keyed hash" },
  ],
};
