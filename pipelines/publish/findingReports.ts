import { z } from "zod";
import { count, date } from "./reportColumns.js";

const KINDS = [
  "abandoned",
  "backlog_growth",
  "cause_excess",
  "cause_share",
  "complaints_past_limit",
  "csat",
  "due_first_response",
  "due_next_reply",
  "due_resolution",
  "event_holiday",
  "event_incident",
  "event_promotion",
  "export_ended",
  "failed",
  "fastest_channel",
  "files_refused",
  "first_contact_resolved",
  "first_response_p50",
  "first_response_p90",
  "late_first_response",
  "late_next_reply",
  "late_resolution",
  "met_first_response",
  "met_next_reply",
  "met_resolution",
  "next_reply_p90",
  "nps",
  "peak",
  "queue_p90",
  "reopened",
  "repeated",
  "resolution_p50",
  "roster_gave",
  "service_level",
  "short_of_people",
  "switched",
  "theme",
  "theme_on_version",
  "tickets",
] as const;

const ACTIONS = [
  "answer_due",
  "answer_again",
  "answer_late",
  "ask_release",
  "ask_release_theme",
  "check_article",
  "clear_category",
  "explain_peak",
  "find_people",
  "mend_cause",
  "mend_connection",
  "mend_files",
  "name_channel",
  "plan_event",
  "review_answers",
  "ask_raters",
  "roster_cause",
  "roster_queue",
  "roster_slot",
  "solve_complaints",
  "solve_late",
  "write_notice",
] as const;

const FAMILIES = [
  "backlog",
  "causes",
  "channels",
  "events",
  "peaks",
  "quality",
  "queues",
  "roster",
  "shortage",
  "standing",
  "targets",
  "themes",
  "trust",
  "volume",
  "waits",
] as const;

const number = z.number().nullable();

/** The findings of the weeks; see reportContracts.ts for the rules. */
export const FINDING_REPORTS = {
  /**
   * What there is to say of each complete week, in order of weight; the page makes the sentences. status real: tested
   * against the weeks before, q at most 0.05 over all that was tested of the week; fact: counted in the snapshot, not
   * tested. nothing: `test_count` comparisons of a family in vain; too_few, not_yet: so many that could not be made; all
   * else is null then.
   * value null = not reached, more than value_at_least.
   */
  findings: z.strictObject({
    week: z.string(),
    week_start: date,
    rank: count,
    status: z.enum(["real", "fact", "nothing", "too_few", "not_yet"]),
    family: z.enum(FAMILIES),
    kind: z.enum(KINDS).nullable(),
    subject_kind: z
      .enum(["all", "channel", "category", "problem", "event", "files", "theme", "cause"])
      .nullable(),
    subject: z.string().nullable(),
    direction: z.enum(["up", "down"]).nullable(),
    tone: z.enum(["worse", "better", "neutral"]).nullable(),
    unit: z.enum(["seconds", "share", "count", "ratio", "points"]).nullable(),
    value: number,
    value_low: number,
    value_high: number,
    value_at_least: number,
    n: count.nullable(),
    compared_with: z.enum(["usual", "target", "planned", "expected", "next"]).nullable(),
    compared_value: number,
    compared_low: number,
    compared_high: number,
    /** Weeks in a row for which it has stood out, this one included. */
    since_weeks: count.nullable(),
    test_count: count,
    p_value: number,
    q_value: number,
    /** Customers concerned beyond what is usual; weight = this × severity, an improvement half of it. */
    affected_count: number,
    severity: count.nullable(),
    weight: number,
    /** Rank of a weightier finding that tells the same story. */
    same_as: count.nullable(),
    page: z.string().nullable(),
    anchor: z.string().nullable(),
    action: z.enum(ACTIONS).nullable(),
    part_kind: z.enum(["category", "version", "channel"]).nullable(),
    part: z.string().nullable(),
    part_count: count.nullable(),
    on_day: date.nullable(),
    from_local: z.string().nullable(),
    to_local: z.string().nullable(),
    marker_kind: z.enum(["promotion", "holiday", "incident", "release", "pay_day"]).nullable(),
    marker_name: z.string().nullable(),
    marker_day: date.nullable(),
  }),
} as const;
