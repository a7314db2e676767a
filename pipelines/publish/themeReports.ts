import { z } from "zod";
import { count, date, week } from "./reportColumns.js";

const number = z.number().nullable();
const change = {
  customer_count: count.nullable(),
  expected_count: number,
  ratio: number,
  ratio_low: number,
  ratio_high: number,
  q_value: number,
};
const verdict = z.enum(["new", "rising", "falling", "no_change", "too_few"]);
const mark = { mark_kind: z.enum(["incident", "release"]).nullable(), mark_name: z.string().nullable() };

/** Of what customers write, made in SQL. A count of fewer customers than small_cell is null, others are multiples of it. */
export const THEME_REPORTS = {
  /** theme '' = everything written, not rounded; no row = nobody, or by scope a theme withheld as a whole. */
  themes_by_week: z.strictObject({
    theme: z.string(),
    ...week,
    scope_kind: z.enum(["all", "channel", "language", "version"]),
    scope: z.string(),
    customer_count: count.nullable(),
    share: number,
    is_withheld: z.boolean(),
  }),
} as const;

const emergence = z.strictObject({
  theme: z.string(),
  language: z.string(),
  week_start: date,
  is_latest: z.boolean(),
  since_week_start: date,
  first_week_start: date.nullable(),
  week_count: count,
  customer_count: change.customer_count,
  expected_count: change.expected_count,
  ratio: change.ratio,
  ratio_low: change.ratio_low,
  ratio_high: change.ratio_high,
  p_value: number,
  q_value: change.q_value,
  verdict,
  ...mark,
  mark_on: date.nullable(),
});

/** Of what customers write, made by `pipelines/estimates`, to the nearest small_cell: see methods/toldFigures.ts. */
export const THEME_ESTIMATES = {
  /** All themes and languages of the latest complete week; of the weeks before only what stood out. */
  theme_emergence: emergence,

  /** The same against the app's active users; no row where the workspace does not give them. */
  theme_per_user: emergence,

  /** The weeks after a release against those before it. */
  theme_by_release: z.strictObject({
    theme: z.string(),
    release: z.string(),
    released_on: date,
    weeks_before: count,
    weeks_after: count,
    ...change,
    verdict: z.enum(["more", "fewer", "no_change"]),
  }),

  /** The last four complete weeks: customers on a version against those on all others, within week and channel. */
  theme_by_version: z.strictObject({
    theme: z.string(),
    app_version: z.string(),
    customer_count: change.customer_count,
    expected_count: change.expected_count,
    share: number,
    others_share: number,
    ratio: change.ratio,
    ratio_low: change.ratio_low,
    ratio_high: change.ratio_high,
    p_value: number,
    q_value: number,
    verdict: z.enum(["more", "fewer", "no_difference"]),
  }),

  /** Those who mention a theme against others of the same channel and week. */
  theme_harm: z.strictObject({
    theme: z.string(),
    measure: z.enum(["dissatisfied", "score", "wait", "reopened", "repeated"]),
    text_count: count,
    others_count: count,
    value: z.number(),
    others_value: z.number(),
    difference: z.number(),
    difference_low: number,
    difference_high: number,
    customers_a_week: z.number(),
    harm_a_week: number,
    harm_low: number,
    harm_high: number,
  }),

  /** Topics of what no theme covers. */
  theme_discovered: z.strictObject({
    topic: z.string(),
    language: z.string(),
    words: z.string(),
    since_week_start: date.nullable(),
    customer_count: count,
    latest_count: count.nullable(),
    share: z.number(),
    weekly_counts: z.string(),
    ratio: number,
    q_value: number,
    verdict,
    quotes: z.string(),
  }),

  /** Theme × week × channel × language × score × version for the explorer; null = not told, for too few would be. */
  theme_cube: z.strictObject({
    theme: z.string(),
    week_start: date,
    channel: z.string().nullable(),
    language: z.string().nullable(),
    score: z.enum(["low", "high", "none"]).nullable(),
    app_version: z.string().nullable(),
    customer_count: count,
  }),

  /**
   * The explorer's cells by one attribute (`by_facet` null) and by two, of the weeks together: told where a cell of them is of
   * too few. To the nearest small_cell; no row of fewer people.
   */
  theme_pairs: z.strictObject({
    facet: z.enum(["all", "theme", "week_start", "channel", "language", "score", "app_version"]),
    value: z.string(),
    by_facet: z.enum(["week_start", "channel", "language", "score", "app_version"]).nullable(),
    by_value: z.string().nullable(),
    customer_count: count,
  }),

  /** How texts without a score sound, of themes that hardly anybody scored; an indication. */
  theme_tone: z.strictObject({
    theme: z.string(),
    customer_count: count,
    tone: z.number(),
    tone_low: z.number(),
    tone_high: z.number(),
  }),

  /** How well the tone of words agrees with the scores of those who gave one. */
  tone_agreement: z.strictObject({
    language: z.string(),
    rated_count: count,
    toned_count: count,
    rho: z.number(),
    rho_low: number,
    rho_high: number,
  }),

  /** What customers wrote, without what belongs to a person. Its pages read it in parts: see publish/quotes.ts. */
  theme_quotes: z.strictObject({
    theme: z.string(),
    week_start: date,
    place: count,
    language: z.string(),
    channel: z.string().nullable(),
    app_version: z.string().nullable(),
    /** Null: none, or not told. */
    score: count.nullable(),
    score_scale: count.nullable(),
    /** As the explorer calls it; null where too few beside it have the same. */
    score_class: z.enum(["low", "high", "none"]).nullable(),
    customer_count: count.nullable(),
    text: z.string(),
  }),
} as const;
