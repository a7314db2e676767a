import type { ReportRow } from "../reportContracts.js";
import type { Cell } from "./cell.js";
import { daysBefore, daysFrom, group, weekEnd } from "./rule.js";

/** Whom a finding about a category or problem tells of. */
const POPULATIONS: Readonly<Record<string, string>> = {
  first_response_p90: "first_response",
  resolution_p50: "resolution",
  tickets: "created",
};

type Finding = Pick<
  ReportRow<"findings">,
  "kind" | "subject_kind" | "subject" | "value" | "n" | "week_start"
>;

/** Facts name a category of few people not at all; the others are the groups of the reports they are made from. */
export function findingCells({ kind, subject_kind, subject, value, n, week_start }: Finding): Cell[] {
  const isOfFew = subject_kind === "category" || subject_kind === "problem";
  if (kind === null || !isOfFew || subject === null || n === null) return [];
  const where = { [subject_kind]: subject };
  // What the week's last day closed with, and less what the week brought, what its first day opened with.
  if (kind === "backlog_growth")
    return [
      group("open", daysFrom(weekEnd(week_start), 1), where, n),
      group("open", daysBefore(week_start, 1), where, n - (value ?? 0)),
    ];
  const population = POPULATIONS[kind];
  return population === undefined ? [] : [group(population, daysFrom(week_start), where, n)];
}
