import { z } from "zod";
import { CAUSES } from "../workspace/causeRules.js";
import { count, date, scope, seconds } from "./reportColumns.js";

const cause = z.enum(CAUSES);
const TROUBLES = [
  "not_connected",
  "abandoned",
  "timed_out",
  "closed_unanswered",
  "slow",
  "reopened",
  "repeated",
] as const;
const EVIDENCE = [
  "incident",
  "connect_failure",
  "short_staffed",
  "queue_ahead",
  "clarification",
  "missing_reference",
  "relabelled",
  "tag",
  "restricted",
  "contact_after_restriction",
  "failing_group",
] as const;

/** Why contacts were slow or failed; see reportContracts.ts for the rules. */
export const CAUSE_REPORTS = {
  /**
   * What slow and failed contacts of a whole week waited, by cause: in full for each (waiting_seconds) and in equal parts
   * (split_seconds, which add up with the unexplained); and what all contacts with the cause waited beyond those without it
   * (excess_seconds, 95 % interval).
   */
  cause_waits_by_week: z.strictObject({
    week_start: date,
    ...scope,
    cause: z.enum([...CAUSES, "unexplained"]),
    /** Of unexplained: without any cause, or who waited for later answers without evidence of communication. */
    contact_count: count,
    waiting_count: count,
    /** Of the scope whatever the cause: a contact may have several. */
    total_contact_count: count,
    total_waiting_count: count,
    waiting_seconds: count,
    split_seconds: z.number(),
    exposed_count: count,
    same_hour_share: seconds,
    excess_seconds: seconds,
    excess_low_seconds: seconds,
    excess_high_seconds: seconds,
    verdict: z.enum(["more", "less", "no_difference", "too_few_contacts", "cannot_be_judged"]),
  }),

  /** The rules in force. judged_count 0: the exports and reference tables do not say enough, which is not "never". */
  cause_rules: z.strictObject({
    position: count,
    rule: z.string(),
    cause,
    evidence: z.enum(EVIDENCE),
    means: z.string(),
    judged_count: count,
    fitting_count: count,
    contact_count: count,
    /** Null where no export tells what they waited. */
    waiting_seconds: count.nullable(),
  }),

  /** Of each rule up to three slow or failed contacts of the last four whole weeks, with the evidence; pseudonyms, no text. */
  cause_examples: z.strictObject({
    rule: z.string(),
    place: count,
    example: z.string(),
    channel: z.string(),
    trouble: z.enum(TROUBLES),
    evidence: z.enum(EVIDENCE),
    reference: z.string().nullable(),
    value: seconds,
    /** Null where no export tells whether there was an answer. */
    waiting_seconds: count.nullable(),
    started_at_local: z.string(),
  }),
} as const;
