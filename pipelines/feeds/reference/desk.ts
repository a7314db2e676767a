import { CHANNELS, PRIORITIES, SLA_METRICS } from "../ticket.js";
import type { ReferenceTable } from "./reference.js";

export const roster: ReferenceTable = {
  name: "roster",
  grain: "one span in which a number of agents was planned",
  addsUp: true,
  fields: [
    { name: "starts_at", type: "instant", required: true, doc: "" },
    { name: "ends_at", type: "instant", required: true, after: "starts_at", doc: "exclusive" },
    { name: "team", type: "text", doc: "" },
    { name: "channel", type: "choice", values: CHANNELS, doc: "null = all channels" },
    { name: "agents", type: "integer", required: true, range: [0, 100_000], doc: "" },
  ],
};

export const slaPolicies: ReferenceTable = {
  name: "sla_policies",
  grain: "one target of a policy, from the day it came into force",
  fields: [
    { name: "policy", type: "id", required: true, doc: "as ticket_event.value of kind sla_applied names it" },
    { name: "metric", type: "choice", values: SLA_METRICS, required: true, doc: "what its clock waits for" },
    { name: "priority", type: "choice", values: PRIORITIES, doc: "null = any" },
    { name: "target_seconds", type: "integer", required: true, range: [1, 31_536_000], doc: "" },
    { name: "is_business_time", type: "boolean", doc: "" },
    { name: "valid_from", type: "instant", doc: "null = always" },
  ],
};

export const restrictedTopics: ReferenceTable = {
  name: "restricted_topics",
  grain: "one topic the desk may not answer in a channel",
  fields: [
    { name: "topic", type: "text", required: true, doc: "category or tag" },
    { name: "channel", type: "choice", values: CHANNELS, doc: "null = all channels" },
    { name: "reason", type: "text", doc: "" },
  ],
};
