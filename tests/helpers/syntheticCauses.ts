import type { ReportName, ReportRow } from "../../pipelines/publish/reportContracts.js";
import { noise } from "./syntheticTicketClocks.js";

type Reports = { [N in ReportName]: ReportRow<N>[] };
type Wait = ReportRow<"cause_waits_by_week">;

const HOUR = 3600;
const SCOPES = [
  { scope_kind: "all", scope: "all" },
  { scope_kind: "channel", scope: "chat" },
  { scope_kind: "channel", scope: "email" },
  { scope_kind: "category", scope: "refund" },
] as const;

/** What each cause holds of a week's waiting, hours; and what it cost beyond others. */
const CAUSES: [cause: Wait["cause"], hours: number, excess: number | null, verdict: Wait["verdict"]][] = [
  ["technical", 120, 84, "more"],
  ["capacity", 64, 31, "more"],
  ["communication", 310, -12, "no_difference"],
  ["restriction", 22, null, "too_few_contacts"],
  ["customer", 1, null, "cannot_be_judged"],
  ["unexplained", 480, null, "cannot_be_judged"],
];

const rule = (
  position: number,
  name: string,
  cause: ReportRow<"cause_rules">["cause"],
  evidence: ReportRow<"cause_rules">["evidence"],
  judged_count: number,
): ReportRow<"cause_rules"> => ({
  position,
  rule: name,
  cause,
  evidence,
  means: `What ${name} means, in a sentence of some length.`,
  judged_count,
  fitting_count: Math.round(judged_count / 10),
  contact_count: Math.round(judged_count / 30),
  waiting_seconds: judged_count * 90,
});

/** Weeks up to the last one given, technical trouble ahead; no roster, so one rule cannot be judged. */
export function syntheticCauses(
  weeks: readonly string[],
): Pick<Reports, "cause_waits_by_week" | "cause_rules" | "cause_examples"> {
  return {
    cause_waits_by_week: weeks.flatMap((week_start, i) =>
      SCOPES.flatMap((scope, s) =>
        CAUSES.map(([cause, hours, excess, verdict], c) => {
          const split = Math.round((hours * HOUR * (0.7 + 0.6 * noise(i * 7 + c))) / (s + 1));
          return {
            week_start,
            ...scope,
            cause,
            contact_count: Math.round(split / HOUR / 3),
            waiting_count: c,
            total_contact_count: 400 - 60 * s,
            total_waiting_count: 12,
            waiting_seconds: Math.round(split * 1.2),
            split_seconds: split,
            exposed_count: hours,
            same_hour_share: excess === null ? null : 0.9,
            excess_seconds: excess === null ? null : excess * HOUR,
            excess_low_seconds: excess === null ? null : (excess - 30) * HOUR,
            excess_high_seconds: excess === null ? null : (excess + 26) * HOUR,
            verdict,
          };
        }),
      ),
    ),
    cause_rules: [
      rule(1, "incident", "technical", "incident", 9000),
      rule(2, "short_staffed", "capacity", "short_staffed", 0),
      rule(3, "clarification", "communication", "clarification", 6000),
      rule(4, "restricted", "restriction", "restricted", 3000),
      rule(5, "failing_version", "customer", "failing_group", 2000),
    ],
    cause_examples: [
      {
        rule: "incident",
        place: 1,
        example: "3f09a1c2",
        channel: "chat",
        trouble: "slow",
        evidence: "incident",
        reference: "Top-ups credited late",
        value: 1800,
        waiting_seconds: 9 * HOUR,
        started_at_local: "2026-11-03 13:00",
      },
    ],
  };
}
