import { presentOnly } from "./present.js";
import { hasColumns, type Source } from "./source.js";

const KEYS = ["id", "ticket_id", "metric", "instance_id", "type", "time"];

/**
 * Zendesk's ticket_metric_events. A fulfilled reply time is a public reply by an agent (bots never fulfil
 * it) and an applied SLA is the moment its clock began; the other events repeat what the ticket says and
 * stay unused.
 */
export const zendeskMetricEvents: Source = {
  name: "zendesk_metric_events",
  title: "Zendesk ticket metric events",
  signature: KEYS,
  list: "ticket_metric_events",
  recognise: (sample) => hasColumns(sample.header, KEYS),
  mapping: (header) => {
    const deleted = header.includes("deleted")
      ? [{ column: "deleted", is_not: ["true", "TRUE", "True", "1"] }]
      : [];
    const common = { ticket_id: "ticket_id", event_id: "id", event_at: "time" };
    return {
      feeds: [
        presentOnly(
          {
            feed: "ticket_event",
            rows: "version",
            where: [{ column: "metric", is: "reply_time" }, { column: "type", is: "fulfill" }, ...deleted],
            fields: { ...common, kind: { constant: "public_reply" }, actor_kind: { constant: "agent" } },
          },
          header,
        ),
        presentOnly(
          {
            feed: "ticket_event",
            rows: "version",
            where: [{ column: "type", is: ["apply_sla", "apply_group_sla"] }, ...deleted],
            fields: {
              ...common,
              kind: { constant: "sla_applied" },
              actor_kind: { constant: "system" },
              value: { first_of: ["sla.policy.title", "sla.policy.id", "metric"] },
            },
          },
          header,
        ),
      ],
    };
  },
};
