import type { ReportRow } from "../../../pipelines/publish/reportContracts.js";
import { type Usual, usualRange, type Verdict, verdictOf } from "./usual.js";

export type WaitRow = ReportRow<"first_response_by_week">;

export interface WaitFinding {
  row: WaitRow;
  previous: WaitRow | null;
  usual: Usual | null;
  verdict: Verdict;
  /** Complete weeks up to this one, oldest first. */
  history: WaitRow[];
}

/** The 90th percentile of a scope's latest complete week against the up to 12 complete weeks before it. */
export function waitFinding(
  rows: readonly WaitRow[],
  week: string | null,
  kind: WaitRow["scope_kind"] = "all",
  scope = "all",
): WaitFinding | null {
  const history = rows
    .filter((row) => row.scope_kind === kind && row.scope === scope && row.is_complete)
    .filter((row) => week === null || row.week <= week)
    .sort((a, b) => (a.week < b.week ? -1 : 1));
  const row = history.at(-1);
  if (row === undefined || row.week !== week) return null;
  const before = history.slice(0, -1).slice(-12);
  const usual = usualRange(before.flatMap((past) => (past.p90_seconds === null ? [] : [past.p90_seconds])));
  // Not reached is longer than everything seen, so the longest wait decides.
  const value = row.p90_seconds ?? row.longest_seconds;
  return { row, previous: before.at(-1) ?? null, usual, verdict: verdictOf(value, usual), history };
}

export interface WaitingNow {
  total: number;
  late: number;
  withTarget: number;
  oldestSeconds: number | null;
  bands: { band: string; total: number; late: number }[];
}

const AGE_BANDS = ["under_1h", "1h_4h", "4h_24h", "1d_3d", "3d_7d", "over_7d"] as const;

/** Who waits for a first answer now, in total and by age; every band is present. */
export function waitingNow(rows: readonly ReportRow<"waiting_now">[]): WaitingNow {
  const sum = (of: typeof rows, key: "ticket_count" | "past_target_count" | "with_target_count") =>
    of.reduce((total, row) => total + row[key], 0);
  const bands = AGE_BANDS.map((band) => {
    const own = rows.filter((row) => row.age_band === band);
    return { band, total: sum(own, "ticket_count"), late: sum(own, "past_target_count") };
  });
  return {
    total: sum(rows, "ticket_count"),
    late: sum(rows, "past_target_count"),
    withTarget: sum(rows, "with_target_count"),
    oldestSeconds: rows.length === 0 ? null : Math.max(...rows.map((row) => row.oldest_seconds)),
    bands,
  };
}

/** The longest wait among the tickets past their target. */
export function oldestLateSeconds(rows: readonly ReportRow<"waiting_now">[]): number | null {
  const late = rows.filter((row) => row.past_target_count > 0).map((row) => row.oldest_seconds);
  return late.length === 0 ? null : Math.max(...late);
}
