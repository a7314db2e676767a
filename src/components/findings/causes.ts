import type { ReportRow } from "../../../pipelines/publish/reportContracts.js";

export type CauseWait = ReportRow<"cause_waits_by_week">;
export type Cause = Exclude<CauseWait["cause"], "unexplained">;

/** Whole weeks of the report, oldest first. */
export const weeksOf = (rows: readonly CauseWait[]): string[] =>
  [...new Set(rows.map((row) => row.week_start))].sort();

/** Rows of everything together in one week, as the report orders them. */
export const weekRows = (rows: readonly CauseWait[], week: string | undefined): CauseWait[] =>
  rows.filter((row) => row.scope_kind === "all" && row.week_start === week);

export const CAUSES: readonly Cause[] = ["technical", "capacity", "communication", "restriction", "customer"];

/** Whether no part of a scope's week is withheld: each has a row, also where nobody waited. */
export const isWhole = (rows: readonly CauseWait[]): boolean =>
  [...CAUSES, "unexplained"].every((cause) => rows.some((row) => row.cause === cause));

/** A part of all that slow and failed contacts waited; null where none waited, or where not all of it is known, for a part of what is told is none of all. */
export function shareOf(row: CauseWait | undefined, rows: readonly CauseWait[]): number | null {
  const all = total(rows);
  return row === undefined || all === 0 || !isWhole(rows) ? null : row.split_seconds / all;
}

/** The part without evidence of a cause. */
export const unexplainedShare = (rows: readonly CauseWait[]): number | null =>
  shareOf(
    rows.find((row) => row.cause === "unexplained"),
    rows,
  );

/** Of what is told: of a scope that is not whole at least so much. */
export const total = (rows: readonly CauseWait[]): number =>
  rows.reduce((sum, row) => sum + row.split_seconds, 0);

/** The cause that made contacts wait longest beyond others, if any did for certain. */
export function costliest(rows: readonly CauseWait[]): (CauseWait & { cause: Cause }) | null {
  const real = rows.filter(
    (row): row is CauseWait & { cause: Cause } => row.cause !== "unexplained" && row.verdict === "more",
  );
  return real.reduce<(CauseWait & { cause: Cause }) | null>(
    (best, row) => (best === null || (row.excess_seconds ?? 0) > (best.excess_seconds ?? 0) ? row : best),
    null,
  );
}

/** The cause with the largest part of the waiting; null where none has any. */
export function largest(rows: readonly CauseWait[]): (CauseWait & { cause: Cause }) | null {
  const causes = rows.filter(
    (row): row is CauseWait & { cause: Cause } => row.cause !== "unexplained" && row.split_seconds > 0,
  );
  return causes.sort((a, b) => b.split_seconds - a.split_seconds)[0] ?? null;
}
