import { z } from "zod";
import { count, date, scope, seconds, week } from "./reportColumns.js";

const share = z.number().nullable();
const told = count.nullable();
const { is_complete: _, ...completeWeek } = week;

/** Reports on channels that SQL makes: of contacts in the latest 12 complete weeks, where no week is named. */
export const CHANNEL_REPORTS = {
  /**
   * What known customers did within 7 days after a contact, by channel: to_channel null = nothing more. basis
   * problem_unknown: of contacts of which nobody said what they were about.
   */
  contact_switches: z.strictObject({
    basis: z.enum(["same_problem", "problem_unknown"]),
    from_channel: z.string(),
    to_channel: z.string().nullable(),
    contact_count: count,
    followed_count: count,
    before_answer_count: count.nullable(),
    followed_share: z.number(),
    followed_low: z.number(),
    followed_high: z.number(),
  }),

  /**
   * Contacts of known customers by the week in which they began, and how many of those whose 7 days are over were followed in
   * another channel: `over_count` is what the share is of.
   */
  switches_by_week: z.strictObject({
    ...completeWeek,
    channel: z.string(),
    contact_count: count,
    over_count: count,
    switched_count: count,
    before_answer_count: count.nullable(),
    switched_share: share,
    switched_low: share,
    switched_high: share,
  }),

  /** A case is what one customer asks about one category within 7 days. Shares are null without a case. */
  contact_cases: z.strictObject({
    ...scope,
    contact_count: count,
    unknown_customer_count: count,
    case_count: count,
    case_contact_count: count,
    repeated_count: count,
    switched_count: count,
    contacts_per_case: share,
    repeated_share: share,
    repeated_low: share,
    repeated_high: share,
    switched_share: share,
    switched_low: share,
    switched_high: share,
  }),

  /** Attempts by chat or phone that became a ticket; null where the channel's export never names one. */
  attempts_to_tickets: z.strictObject({
    channel: z.string(),
    attempt_count: count,
    ticket_count: told,
    accepted_count: count,
    accepted_ticket_count: told,
    accepted_ticket_share: share,
    accepted_ticket_low: share,
    accepted_ticket_high: share,
  }),

  /** Help centre against contacts, the latest 26 complete weeks; null = the table does not say, which is not 0. */
  self_service_by_week: z.strictObject({
    ...completeWeek,
    ...scope,
    covered_day_count: count,
    view_count: told,
    search_count: told,
    no_result_count: told,
    contact_count: count,
    views_per_contact: share,
    no_result_share: share,
    no_result_low: share,
    no_result_high: share,
  }),
} as const;

/** Waits until a person answers, of a channel, of all or one category, in a block of local hours (null: all). */
const channelCell = {
  scope_kind: z.enum(["all", "category"]),
  scope: z.string(),
  from_hour: z.number().int().min(0).max(23).nullable(),
  to_hour: z.number().int().min(1).max(24).nullable(),
  channel: z.string(),
  contact_count: count,
  answered_count: count,
  p50_seconds: seconds,
  p50_low_seconds: seconds,
  p50_high_seconds: seconds,
  p90_seconds: seconds,
  p90_low_seconds: seconds,
  p90_high_seconds: seconds,
  longest_seconds: seconds,
  period_from: date,
  period_to: date,
};

/** Reports on channels that need tests, of `pipelines/estimates`. */
export const CHANNEL_ESTIMATES = {
  /** Which channel answers fastest; tied = cannot be told apart from the one with the shortest median. */
  channel_waits: z.strictObject({
    ...channelCell,
    unknown_problem_count: told,
    q_value: share,
    verdict: z.enum(["fastest", "tied", "slower", "only", "too_few"]),
  }),

  /** Each block of hours of a channel against its others; best = the shortest median of those that are told apart. */
  best_hours: z.strictObject({
    ...channelCell,
    usual_p50_seconds: seconds,
    usual_p90_seconds: seconds,
    saved_seconds: seconds,
    saved_low_seconds: seconds,
    saved_high_seconds: seconds,
    q_value: share,
    verdict: z.enum(["best", "faster", "slower", "no_difference", "too_few"]),
  }),
} as const;
