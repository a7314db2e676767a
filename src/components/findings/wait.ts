import type { ReportRow } from "../../../pipelines/publish/reportContracts.js";
import { type Verdict, verdictOf, type WeekFindings } from "./week.js";

export type WaitRow = ReportRow<"first_response_by_week">;

export interface WaitFinding {
  row: WaitRow;
  /** Complete weeks up to this one, oldest first. */
  history: WaitRow[];
  verdict: Verdict;
}

/** The first response of a scope's week, with the weeks before; what it is called comes of the findings. */
export function waitFinding(
  rows: readonly WaitRow[],
  found: WeekFindings,
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
  return { row, history, verdict: verdictOf(found, "waits", "first_response_p90", scope) };
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
    oldestSeconds: rows[0]?.oldest_seconds ?? null,
    bands,
  };
}
