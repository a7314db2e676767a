import { z } from "zod";
import { noteFacts } from "../load/note.js";
import { CHANNEL_REPORTS } from "./channelReports.js";
import { CHAT_REPORTS } from "./chatReports.js";
import { COMPLAINT_REPORTS } from "./complaintReports.js";
import { ESTIMATE_REPORTS } from "./estimateReports.js";
import { QUALITY_REPORTS } from "./qualityReports.js";
import { count, date, instant, seconds, week } from "./reportColumns.js";
import { RESTATEMENT_REPORTS } from "./restatementReports.js";
import { THEME_REPORTS } from "./themeReports.js";
import { TICKET_REPORTS } from "./ticketReports.js";

/**
 * The published interface: one Arrow file a report, one row type each. Pages import the types and nothing
 * else of the pipeline. Column order is the order of the keys. A null means unknown or withheld, never 0.
 *
 * `date` columns are ISO text (2026-11-09), `instant` columns ISO text in UTC; a page never converts zones:
 * where local wall time matters the report holds it as text.
 */
export const REPORTS = {
  ...TICKET_REPORTS,
  ...QUALITY_REPORTS,
  ...COMPLAINT_REPORTS,
  ...CHAT_REPORTS,
  ...CHANNEL_REPORTS,
  ...THEME_REPORTS,
  ...ESTIMATE_REPORTS,
  ...RESTATEMENT_REPORTS,

  /** Tickets created, per local week, channel and category. Zero cells are present. */
  tickets_by_week: z.strictObject({
    ...week,
    channel: z.string(),
    category: z.string(),
    ticket_count: count,
  }),

  /**
   * Tickets of the latest up to 12 complete weeks by what they were about: of each problem its sub-causes (`not_told`
   * without one), and of problem "all" what told the problem. Shares of `total_count`, Wilson's 95 % intervals.
   */
  problem_parts: z.strictObject({
    problem: z.string(),
    part_kind: z.enum(["sub_cause", "source"]),
    part: z.string(),
    week_start: date,
    week_count: count,
    ticket_count: count,
    total_count: count,
    share: seconds,
    share_low: seconds,
    share_high: seconds,
  }),

  /** Chat and phone contacts attempted in a week. */
  chat_by_week: z.strictObject({
    ...week,
    channel: z.string(),
    attempt_count: count,
    connected_count: count,
    failed_count: count,
    failed_low: seconds,
    failed_high: seconds,
    queued_count: count,
    served_count: count,
    abandoned_count: count,
    short_abandoned_count: count,
    timed_out_count: count,
    open_count: count,
    /** Shares in 0..1 with Wilson intervals; abandonment = abandoned ÷ queued, short abandons left out of both. */
    abandoned_share: seconds,
    abandoned_low: seconds,
    abandoned_high: seconds,
    /** Accepted within the threshold ÷ queued, by the formula of suara.yaml. */
    service_level_share: seconds,
    service_level_low: seconds,
    service_level_high: seconds,
    connect_p50_milliseconds: seconds,
    connect_p90_milliseconds: seconds,
    /** Queue wait until accepted; abandoned and still queued are censored (Kaplan–Meier). */
    queue_p50_seconds: seconds,
    queue_p90_seconds: seconds,
    queue_longest_seconds: seconds,
  }),

  /** Last 4 complete weeks by local hour. */
  chat_by_hour: z.strictObject({
    channel: z.string(),
    hour: z.number().int().min(0).max(23),
    attempt_count: count,
    failed_count: count,
    queued_count: count,
    abandoned_count: count,
    queue_p50_seconds: seconds,
    queue_p90_seconds: seconds,
  }),

  /**
   * Contacts (tickets and chat or phone attempts without a ticket) by local weekday and hour: all 168 cells a channel.
   * `usual_*` over the up to 12 complete weeks before the latest complete one.
   */
  arrivals_by_weekday_hour: z.strictObject({
    channel: z.string(),
    weekday: z.number().int().min(1).max(7),
    hour: z.number().int().min(0).max(23),
    week: z.string(),
    contact_count: count,
    usual_median: seconds,
    usual_mad: seconds,
    is_peak: z.boolean(),
  }),

  /** Contacts per local day, zero-filled over the span of the data. */
  arrivals_by_day: z.strictObject({
    day: date,
    channel: z.string(),
    contact_count: count,
    is_complete: z.boolean(),
  }),

  /** Promotions, holidays, incidents and releases of the workspace's reference tables, as local time. */
  calendar_marks: z.strictObject({
    kind: z.enum(["promotion", "holiday", "incident", "release"]),
    name: z.string(),
    starts_on: date,
    ends_on: date,
    starts_at_local: z.string().nullable(),
    ends_at_local: z.string().nullable(),
  }),

  /** What is in no figure on waiting, by feed and reason; quarantined: its times contradict each other. */
  left_out: z.strictObject({
    feed: z.enum(["ticket", "chat", "chat_turn", "feedback"]),
    reason: z.string(),
    is_quarantined: z.boolean(),
    left_out_count: count,
    total_count: count,
  }),

  /** One row per feed: what it covers. */
  coverage: z.strictObject({
    feed: z.string(),
    row_count: count,
    first_at: instant.nullable(),
    last_at: instant.nullable(),
    first_at_local: z.string().nullable(),
    last_at_local: z.string().nullable(),
  }),
} as const;

export type ReportName = keyof typeof REPORTS;
export type ReportRow<N extends ReportName> = z.infer<(typeof REPORTS)[N]>;

/** `data/meta.json` of a published site: what the figures rest on. */
export const snapshotMeta = z.strictObject({
  suaraVersion: z.string(),
  name: z.string(),
  timeZone: z.string(),
  /** What the zone is called, by language: the city's in English, else as the language does. */
  zoneNames: z.record(z.string(), z.string()),
  asOf: instant,
  asOfLocal: z.string(),
  /** The latest complete week of the tickets; of a desk without any, of its chats, else of its feedback. */
  week: z.string().nullable(),
  /** Feeds of which at least one row is there. */
  feeds: z.array(z.string()),
  smallCell: z.number().int(),
  /** Rows by report that were left out, merged or lost their figures, because they told of fewer people than that. */
  withheld: z.record(z.string(), count),
  /** Whether counts by problem and sub-cause are to the nearest smallCell. */
  roundsProblems: z.boolean(),
  /** Channels with tickets of which no export says whether they were answered; counts of tickets. */
  untoldAnswers: z.array(
    z.strictObject({
      channel: z.string(),
      ticketCount: count,
      untoldCount: count,
      openUntoldCount: count,
    }),
  ),
  /** What the figures are not to be believed without. */
  notes: z.array(noteFacts).readonly(),
  channels: z.record(z.string(), z.union([z.string(), z.record(z.string(), z.string())])),
  /** What each theme of the taxonomy is called, by language. */
  themes: z.record(z.string(), z.record(z.string(), z.string())),
  sla: z.array(z.record(z.string(), z.string())),
  serviceLevel: z.strictObject({
    thresholdSeconds: z.number(),
    shortAbandonSeconds: z.number(),
    formula: z.enum([
      "without_short_abandons",
      "all_queued",
      "accepted",
      "without_abandons_in_time",
      "abandons_in_time_met",
    ]),
  }),
  engine: z.string(),
  files: z.array(
    z.strictObject({
      path: z.string(),
      sha256: z.string(),
      format: z.string().nullable(),
      feeds: z.array(z.string()),
      status: z.enum(["loaded", "joined", "ignored", "refused", "duplicate"]),
      refusal: z.string().nullable(),
      records: count,
      accepted: count,
      rejected: count,
      unused: count,
      superseded: count,
      reasons: z.record(z.string(), count),
    }),
  ),
  checks: z.array(
    z.strictObject({ name: z.string(), status: z.enum(["passed", "failed", "error"]), rows: count }),
  ),
});
export type SnapshotMeta = z.infer<typeof snapshotMeta>;
