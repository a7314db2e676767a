import type { Reader } from "../estimate.js";

type Unit = "seconds" | "share" | "count" | "ratio" | "points";
export type SubjectKind =
  | "all"
  | "channel"
  | "category"
  | "problem"
  | "version"
  | "metric"
  | "team"
  | "event"
  | "files"
  | "theme"
  | "cause";
export type Tone = "worse" | "better" | "neutral";
type MarkerKind = "promotion" | "holiday" | "incident" | "release" | "pay_day";

/** What happened, of the reference tables. */
export interface Marker {
  kind: MarkerKind;
  name: string;
  /** Local day. */
  on: string;
}

/** What a reader can do about a finding; the page has a sentence for each. */
export type Action =
  | "mend_files"
  | "answer_again"
  | "answer_late"
  | "answer_due"
  | "solve_complaints"
  | "solve_late"
  | "clear_category"
  | "roster_slot"
  | "find_people"
  | "roster_queue"
  | "plan_event"
  | "write_notice"
  | "ask_release"
  | "check_article"
  | "mend_connection"
  | "review_answers"
  | "ask_raters"
  | "explain_peak"
  | "mend_cause"
  | "roster_cause"
  | "ask_release_theme"
  | "name_channel";

/**
 * One thing that may be worth a sentence. Tested ones carry `p`: they become findings when they stand out among all that
 * was tested of their week. Facts (who waits now) carry `p` null and are findings by being there.
 */
export interface Candidate {
  week: string;
  family: string;
  kind: string;
  subjectKind: SubjectKind;
  subject: string;
  /** Findings of the same story stand under the weightiest of them. */
  story: string;
  direction: "up" | "down" | null;
  tone: Tone;
  unit: Unit;
  /** null: not reached; then it is more than `atLeast`. */
  value: number | null;
  low: number | null;
  high: number | null;
  atLeast: number | null;
  n: number | null;
  /** What `value` is compared with, and the range it usually has. */
  compared: number | null;
  comparedLow: number | null;
  comparedHigh: number | null;
  comparedWith: "usual" | "target" | "planned" | "expected" | "next" | null;
  /** Weeks in a row for which it has stood out, this one included. */
  sinceWeeks: number | null;
  p: number | null;
  /** Customers concerned beyond what is usual; null = it cannot be counted in customers. */
  affected: number | null;
  severity: number;
  /** The week before has told it, so it weighs half. */
  isTold: boolean;
  page: string;
  anchor: string | null;
  action: Action | null;
  /** Of the subject, what has most of it. */
  partKind: SubjectKind | null;
  part: string | null;
  partCount: number | null;
  /** Local day and times that it is about. */
  day: string | null;
  from: string | null;
  to: string | null;
  marker: Marker | null;
}

const EMPTY = {
  subjectKind: "all",
  subject: "all",
  direction: null,
  tone: "neutral",
  value: null,
  low: null,
  high: null,
  atLeast: null,
  n: null,
  compared: null,
  comparedLow: null,
  comparedHigh: null,
  comparedWith: null,
  sinceWeeks: null,
  p: null,
  affected: null,
  isTold: false,
  anchor: null,
  action: null,
  partKind: null,
  part: null,
  partCount: null,
  day: null,
  from: null,
  to: null,
  marker: null,
} as const satisfies Partial<Candidate>;

/** A candidate of what is given; the rest has nothing to say. */
export const candidate = (
  given: Partial<Candidate> &
    Pick<Candidate, "week" | "family" | "kind" | "story" | "unit" | "severity" | "page">,
): Candidate => ({ ...EMPTY, ...given });

/** What a family could not judge: `too_few` weeks to compare with, or not decided yet. */
export interface Unjudged {
  week: string;
  family: string;
  reason: "too_few" | "not_yet";
}

export interface Proposals {
  candidates: Candidate[];
  unjudged: Unjudged[];
}

/** Weeks and marks that every family may need. */
export interface Context {
  /** Complete weeks, oldest first. */
  weeks: readonly { week: string; week_start: string }[];
  markers: readonly (Marker & { until: string })[];
}

/** One subject that findings can be about: what it reads, as plain JSON, and what it makes of that. */
export interface Family<Rows = unknown> {
  name: string;
  inputs: readonly string[];
  read(engine: Reader): Promise<Rows>;
  propose(rows: Rows, context: Context): Proposals;
}

/** Keeps the types of a definition while letting all of them stand in one list. */
export const family = <Rows>(definition: Family<Rows>): Family => definition as unknown as Family;

/** Of what is called real in a week, at most this share may be chance. */
export const Q = 0.05;

/**
 * How much one customer weighs: 1 more work for the desk; 2 waits longer than usual or than promised, or has to come back;
 * 3 gave up or got no connection, or is past what the regulator allows.
 */
export const SEVERITY = { work: 1, wait: 2, lost: 3 } as const;
