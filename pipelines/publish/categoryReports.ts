import { z } from "zod";
import { count, date } from "./reportColumns.js";

const number = z.number().nullable();
const verdict = z.enum(["rose", "fell", "no_change", "too_few_weeks", "too_few_tickets", "ended", "began"]);

/** category: as the tool has it; problem: as the taxonomy has it; sub_cause: `problem/sub-cause`. */
const scope = {
  scope_kind: z.enum(["all", "channel", "category", "problem", "sub_cause"]),
  scope: z.string(),
};

/** What customers write about, by week: of `pipelines/estimates`. */
export const CATEGORY_REPORTS = {
  /**
   * Tickets of each complete week, up to 52, and their share of those of all channels that the trends compare, with 95 %
   * intervals; over-dispersion is in them. No share: everything, or a channel whose export does not span the weeks.
   */
  category_weeks: z.strictObject({
    ...scope,
    week: z.string(),
    week_start: date,
    ticket_count: count,
    count_low: number,
    count_high: number,
    share: number,
    share_low: number,
    share_high: number,
  }),

  /**
   * The latest complete week against up to 12 before it, in number and in share. `ratio` = this week over the weeks before;
   * null: none before; ratio_high null: without bound. `edge_day`: the last, or first, day of which an export tells. The
   * event is what is known to have moved the scope most in the week, with the contacts that it brought or kept away.
   */
  category_trends: z.strictObject({
    ...scope,
    week: z.string(),
    week_start: date,
    ticket_count: count,
    weeks_before: count,
    usual_count: number,
    ratio: number,
    ratio_low: number,
    ratio_high: number,
    p_value: number,
    q_value: number,
    verdict,
    total_count: count,
    share: number,
    usual_share: number,
    share_ratio: number,
    share_ratio_low: number,
    share_ratio_high: number,
    share_p_value: number,
    share_q_value: number,
    share_verdict: verdict.nullable(),
    dispersion: number,
    edge_day: date.nullable(),
    event_kind: z.enum(["promotion", "holiday", "incident"]).nullable(),
    event_name: z.string().nullable(),
    event_count: number,
  }),

  /** Weeks in which a category, problem or sub-cause took another level that lasted, with what happened beside it. */
  category_change_points: z.strictObject({
    ...scope,
    week: z.string(),
    week_start: date,
    direction: z.enum(["up", "down"]),
    before_weeks: count,
    before_count: z.number(),
    before_low: z.number(),
    before_high: z.number(),
    after_weeks: count,
    after_count: z.number(),
    after_low: z.number(),
    after_high: z.number(),
    /** Beyond what moves most categories alike. */
    ratio: number,
    ratio_low: number,
    ratio_high: number,
    mark_kind: z.enum(["promotion", "holiday", "incident", "release"]).nullable(),
    mark_name: z.string().nullable(),
    mark_starts_on: date.nullable(),
    mark_days: z.number().int().nullable(),
    other_mark_count: count,
  }),
} as const;
