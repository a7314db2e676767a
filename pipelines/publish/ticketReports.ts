import { z } from "zod";
import { count, date, percentileColumns, scope, seconds, week } from "./reportColumns.js";

const slaMetric = z.enum(["first_response", "next_reply", "resolution"]);

/** Response times, service levels and backlog of tickets; see reportContracts.ts for the rules. */
export const TICKET_REPORTS = {
  /** First response of the tickets created in a week: Kaplan–Meier, the waiting counted as censored at as_of. */
  first_response_by_week: z.strictObject({
    ...week,
    ...scope,
    ticket_count: count,
    answered_count: count,
    waiting_count: count,
    closed_unanswered_count: count,
    p50_seconds: seconds,
    p50_low_seconds: seconds,
    p50_high_seconds: seconds,
    p90_seconds: seconds,
    p90_low_seconds: seconds,
    p90_high_seconds: seconds,
    /** Longest wait seen, answered or not: a percentile not reached is "more than" this. */
    longest_seconds: seconds,
    naive_p50_seconds: seconds,
    naive_p90_seconds: seconds,
    /** Further tickets of which no export says whether they were answered; in no other column. */
    untold_count: count,
  }),

  /**
   * Every clock of a ticket by the week in which the customer wrote, the latest 26 complete weeks: calendar and opening
   * hours, first response and next replies. Only scopes that have any; Kaplan–Meier, null = not reached.
   */
  wait_percentiles_by_week: z.strictObject({
    measure: z.enum([
      "first_response",
      "first_response_business",
      "first_response_after_bot",
      "next_reply",
      "next_reply_business",
      "resolution",
      "resolution_business",
    ]),
    ...week,
    ...scope,
    clock_count: count,
    answered_count: count,
    running_count: count,
    closed_unanswered_count: count,
    p10_seconds: seconds,
    p25_seconds: seconds,
    ...percentileColumns("p50"),
    ...percentileColumns("p75"),
    ...percentileColumns("p90"),
    ...percentileColumns("p95"),
    ...percentileColumns("p99"),
    longest_seconds: seconds,
    naive_p50_seconds: seconds,
    naive_p90_seconds: seconds,
  }),

  /**
   * What had become of a week's tickets after a time: cumulative incidence (Aalen–Johansen) of answered and of closed
   * without an answer; the rest waits. Null where nobody has been observed for so long.
   */
  answered_within: z.strictObject({
    ...week,
    ...scope,
    within_seconds: count,
    ticket_count: count,
    answered_share: seconds,
    answered_low: seconds,
    answered_high: seconds,
    closed_unanswered_share: seconds,
    closed_unanswered_low: seconds,
    closed_unanswered_high: seconds,
  }),

  /** Stock of open tickets by local day, and what came and went: opening + created + reopened − outflow = closing. */
  backlog_by_day: z.strictObject({
    day: date,
    scope_kind: z.enum(["all", "channel", "category", "priority"]),
    scope: z.string(),
    opening_count: count,
    created_count: count,
    reopened_count: count,
    outflow_count: count,
    closing_count: count,
    is_complete: z.boolean(),
  }),

  /** Tickets open at as_of, answered or not, by age since creation. */
  backlog_by_age: z.strictObject({
    age_band: z.enum(["under_1d", "1d_3d", "3d_7d", "7d_30d", "over_30d"]),
    channel: z.string(),
    category: z.string(),
    status: z.string(),
    ticket_count: count,
    /** Of all that is open, the same in every row, as pages say it: that of a row may be one customer's. */
    oldest_seconds: z.number(),
  }),

  /** Clocks with a target by the week in which they began; the running and paused are neither met nor breached. */
  sla_by_week: z.strictObject({
    metric: slaMetric,
    ...week,
    scope_kind: z.enum(["all", "channel", "category", "priority"]),
    scope: z.string(),
    met_count: count,
    breached_count: count,
    running_count: count,
    paused_count: count,
    cancelled_count: count,
    met_share: seconds,
    met_low: seconds,
    met_high: seconds,
  }),

  /** When targets passed, by local weekday and hour, over the last 4 complete weeks; all 168 cells a metric. */
  sla_breaches_by_hour: z.strictObject({
    metric: slaMetric,
    weekday: z.number().int().min(1).max(7),
    hour: z.number().int().min(0).max(23),
    breach_count: count,
  }),

  /** Targets met and breached by team, last 4 complete weeks; an empty team: nobody was assigned. */
  sla_by_team: z.strictObject({
    metric: z.enum(["first_response", "next_reply", "resolution"]),
    team: z.string(),
    met_count: count,
    breached_count: count,
    met_share: seconds,
    met_low: seconds,
    met_high: seconds,
  }),

  /** What stood when targets passed, last 4 complete weeks; several at once are counted in each. */
  sla_breach_circumstances: z.strictObject({
    metric: z.enum(["first_response", "next_reply", "resolution"]),
    circumstance: z.enum(["incident", "promotion", "holiday", "closed", "unassigned", "none"]),
    breach_count: count,
    total_count: count,
  }),

  /** Whether first responses and resolutions are told by events, by the tool's stamps or, of first responses, by none. */
  clock_sources_by_week: z.strictObject({
    measure: z.enum(["first_response", "resolution"]),
    ...week,
    source: z.enum(["events", "stamp", "none"]),
    ticket_count: count,
  }),

  /** Where the time of the tickets solved in a week went, by their status. */
  status_waits_by_week: z.strictObject({
    measure: z.enum([
      "requester_wait",
      "requester_wait_business",
      "agent_wait",
      "agent_wait_business",
      "on_hold",
      "on_hold_business",
    ]),
    ...week,
    ticket_count: count,
    some_count: count,
    p50_seconds: seconds,
    p90_seconds: seconds,
  }),

  /** Clocks that run at as_of, by the time left until their target. */
  sla_due: z.strictObject({
    metric: slaMetric,
    due_band: z.enum(["past", "under_1h", "1h_4h", "4h_24h", "over_24h", "paused"]),
    channel: z.string(),
    category: z.string(),
    priority: z.string(),
    ticket_count: count,
  }),

  /** Same, pooled over the last 4 complete weeks, per channel × local hour of creation (scope_kind all has channel "all"). */
  first_response_by_hour: z.strictObject({
    channel: z.string(),
    hour: z.number().int().min(0).max(23),
    ticket_count: count,
    p50_seconds: seconds,
    p90_seconds: seconds,
    longest_seconds: seconds,
  }),

  /** Tickets open at as_of without a first response, by age band, channel, category, priority. */
  waiting_now: z.strictObject({
    age_band: z.enum(["under_1h", "1h_4h", "4h_24h", "1d_3d", "3d_7d", "over_7d"]),
    channel: z.string(),
    category: z.string(),
    priority: z.string(),
    ticket_count: count,
    past_target_count: count,
    /** Tickets with an SLA target at all. */
    with_target_count: count,
    /** Of all who wait, the same in every row, as pages say it: that of a row may be one customer's. */
    oldest_seconds: z.number(),
  }),

  /** Channels with tickets of which no export says whether and when they were first answered. */
  untold_answers: z.strictObject({
    channel: z.string(),
    /** Tickets of the channel that belong in figures on waiting. */
    ticket_count: count,
    untold_count: count,
    /** Of these, open at as_of: nobody knows whether they wait. */
    open_untold_count: count,
  }),
} as const;
