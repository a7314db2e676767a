import { z } from "zod";
import { count, percentileColumns, seconds, week } from "./reportColumns.js";

/** Chat and phone: can customers connect, how long do they wait, what do they bear; see reportContracts.ts. */
export const CHAT_REPORTS = {
  /** Waits of an attempt, and of the turns within a chat: Kaplan–Meier, by the week of the attempt. */
  chat_waits_by_week: z.strictObject({
    measure: z.enum(["queue_wait", "patience", "first_message", "chat_turn"]),
    ...week,
    channel: z.string(),
    wait_count: count,
    ended_count: count,
    ...percentileColumns("p50"),
    ...percentileColumns("p90"),
    longest_seconds: seconds,
    naive_p50_seconds: seconds,
    naive_p90_seconds: seconds,
  }),

  /** How long a reply within a chat takes, by how many chats the agent held. */
  chat_by_concurrency: z.strictObject({
    concurrent_chats: z.string(),
    turn_count: count,
    answered_count: count,
    ...percentileColumns("p50"),
    ...percentileColumns("p90"),
    longest_seconds: seconds,
  }),

  /** Failed attempts by error code: the latest complete week beside the 4 before it. */
  connect_failures: z.strictObject({
    channel: z.string(),
    error_code: z.string(),
    failed_count: count,
    attempt_count: count,
    failed_share: seconds,
    failed_low: seconds,
    failed_high: seconds,
    before_failed_count: count,
    before_attempt_count: count,
    before_share: seconds,
  }),

  /** The latest complete week by each formula in use; `is_setting` marks the desk's own. */
  chat_formulas: z.strictObject({
    channel: z.string(),
    figure: z.enum(["service_level", "abandonment", "speed_of_answer"]),
    formula: z.enum([
      "without_short_abandons",
      "all_queued",
      "accepted",
      "without_abandons_in_time",
      "abandons_in_time_met",
      "all_attempts",
      "accepted_and_abandoned",
      "half_of_all",
    ]),
    is_setting: z.boolean(),
    unit: z.enum(["share", "seconds"]),
    value: seconds,
    value_low: seconds,
    value_high: seconds,
    part_count: count,
    whole_count: count,
  }),
} as const;
