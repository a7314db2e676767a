import { z } from "zod";
import { CATEGORY_REPORTS } from "./categoryReports.js";
import { CAUSE_REPORTS } from "./causeReports.js";
import { CHANNEL_ESTIMATES } from "./channelReports.js";
import { FINDING_REPORTS } from "./findingReports.js";
import { count, date, scope, seconds } from "./reportColumns.js";
import { THEME_ESTIMATES } from "./themeReports.js";

const number = z.number();
const share = z.number().nullable();

/** Reports that methods outside SQL make: of `pipelines/estimates`. */
export const ESTIMATE_REPORTS = {
  ...CAUSE_REPORTS,
  ...CATEGORY_REPORTS,
  ...FINDING_REPORTS,
  ...THEME_ESTIMATES,

  /**
   * Contacts during events over what the same hours of the week had without them: a row a kind (name and starts_on null)
   * and a row an event. ratio null: too few days or contacts to say, as the verdict says; expected_count null: nothing usual is known.
   */
  uplift_by_event: z.strictObject({
    kind: z.enum([
      "promotion",
      "after_promotion",
      "holiday",
      "incident",
      "after_incident",
      "release",
      "pay_day",
    ]),
    name: z.string().nullable(),
    starts_on: date.nullable(),
    ...scope,
    day_count: count,
    contact_count: count,
    expected_count: number.nullable(),
    ratio: share,
    ratio_low: share,
    ratio_high: share,
    verdict: z.enum(["more", "fewer", "no_difference", "too_few_days", "too_few_contacts"]),
  }),

  /**
   * Spells of the last 12 whole weeks with more contacts than their hours usually have without events, with what best
   * explains them (null: nothing known does) and the waits of those who came then against the same hours of other weeks.
   */
  peak_spells: z.strictObject({
    starts_at_local: z.string(),
    ends_at_local: z.string(),
    is_latest_week: z.boolean(),
    contact_count: count,
    expected_count: number,
    ratio: number,
    ratio_low: number,
    ratio_high: number,
    explanation_kind: z.enum(["promotion", "holiday", "incident", "release", "pay_day"]).nullable(),
    explanation_name: z.string().nullable(),
    explanation_fit: share,
    top_category: z.string().nullable(),
    top_channel: z.string().nullable(),
    ticket_count: count,
    p50_seconds: seconds,
    p50_low_seconds: seconds,
    p50_high_seconds: seconds,
    p90_seconds: seconds,
    longest_seconds: seconds,
    usual_ticket_count: count,
    usual_p50_seconds: seconds,
    usual_p90_seconds: seconds,
    queued_count: count,
    usual_queued_count: count,
    queue_p50_seconds: seconds,
    queue_p90_seconds: seconds,
    usual_queue_p50_seconds: seconds,
    usual_queue_p90_seconds: seconds,
    abandoned_share: share,
    usual_abandoned_share: share,
  }),

  /** Each day that was searched for peak spells: what came, what its hours usually have, and what spells were above it. */
  peak_days: z.strictObject({
    day: date,
    contact_count: count,
    expected_count: number,
    peak_over_count: number,
  }),

  /** Contacts of each local hour of the four weeks after the last whole one, with 80 % and 95 % prediction intervals. */
  forecast_by_hour: z.strictObject({
    channel: z.string(),
    day: date,
    hour: z.number().int().min(0).max(23),
    expected_count: number,
    low80: share,
    high80: share,
    low95: share,
    high95: share,
  }),

  /** How each way of forecasting did when it was asked in the past; the one with the least squared error is used. */
  forecast_backtest: z.strictObject({
    channel: z.string(),
    method: z.enum(["regression", "mstl", "seasonal_naive"]),
    origin_count: count,
    root_mean_squared_error: number,
    mean_absolute_error: number,
    bias_ratio: share,
    covered80: share,
    covered95: share,
    is_used: z.boolean(),
  }),

  /** What the staffing of each queue rests on, from its last 12 weeks and the settings. */
  staffing_basis: z.strictObject({
    channel: z.string(),
    accepted_count: count,
    gave_up_count: count,
    handle_seconds: number,
    patience_seconds: seconds,
    concurrency: count,
    queued_per_contact: number,
    answered_share: number,
    threshold_seconds: number,
    shrinkage: number,
  }),

  /** What past rosters should have given by the model of staffing and what was measured, in all (hours 0 to 24) and by local hour. */
  roster_backtest: z.strictObject({
    channel: z.string(),
    from_hour: count,
    to_hour: count,
    half_hour_count: count,
    contact_count: count,
    mean_rostered: number,
    expected_share: share,
    measured_share: share,
    measured_low: share,
    measured_high: share,
    worked_share: share,
    worked_low: share,
    worked_high: share,
    verdict: z.enum(["gave_less", "held", "too_few"]),
    agents_needed_as_worked: count.nullable(),
  }),

  /** Agents needed in each local half hour of the forecast, the roster, and what it will give by Erlang A. */
  staffing_by_half_hour: z.strictObject({
    channel: z.string(),
    day: date,
    starts_at_local: z.string(),
    expected_count: number,
    low_count: share,
    high_count: share,
    agents_needed: count.nullable(),
    agents_needed_low: count.nullable(),
    agents_needed_high: count.nullable(),
    agents_rostered: count.nullable(),
    roster_source: z.enum(["plan", "pattern"]).nullable(),
    answered_share: share,
    answered_share_high: share,
    answered_share_two_more: share,
    abandoned_share: share,
    mean_wait_seconds: seconds,
  }),

  ...CHANNEL_ESTIMATES,
} as const;
