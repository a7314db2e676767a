import { z } from "zod";
import { count, percentileColumns, scope, seconds, week } from "./reportColumns.js";

/** Whether the answers helped; see reportContracts.ts for the rules. */
export const QUALITY_REPORTS = {
  /** Of the tickets solved in a week: how many were opened again, answered once, … among those that tell. */
  answer_quality_by_week: z.strictObject({
    measure: z.enum(["reopened", "one_touch", "first_contact_resolved", "repeated", "handed_over"]),
    ...week,
    ...scope,
    solved_count: count,
    known_count: count,
    yes_count: count,
    yes_share: seconds,
    yes_low: seconds,
    yes_high: seconds,
  }),

  /** Ratings of a week: csat as a share of 1, nps from −1 to 1. */
  satisfaction_by_week: z.strictObject({
    measure: z.enum(["csat", "nps"]),
    ...week,
    ...scope,
    rated_count: count,
    positive_count: count,
    neutral_count: count,
    negative_count: count,
    /** Tickets solved in the week; of csat only. */
    solved_count: count.nullable(),
    value: seconds,
    value_low: seconds,
    value_high: seconds,
  }),

  /** The latest complete week as other tools define the same words. */
  definitions_compared: z.strictObject({
    figure: z.enum(["first_response", "unanswered", "one_touch", "reopened", "backlog"]),
    system: z.enum(["suara", "zendesk", "chatwoot", "freshdesk", "dbt_zendesk", "intercom", "zammad"]),
    unit: z.enum(["seconds", "share", "count"]),
    value: seconds,
    population_count: count,
  }),

  /** Replies to reviews and other feedback of the last 84 days; a reply before the last edit has no known wait. */
  feedback_replies: z.strictObject({
    channel: z.string(),
    feedback_count: count,
    replied_count: count,
    replied_share: seconds,
    replied_low: seconds,
    replied_high: seconds,
    precedes_edit_count: count,
    ...percentileColumns("p50"),
    ...percentileColumns("p90"),
    longest_seconds: seconds,
    naive_p50_seconds: seconds,
    naive_p90_seconds: seconds,
  }),
} as const;
