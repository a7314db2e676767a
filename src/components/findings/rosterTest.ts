import type { ReportRow } from "../../../pipelines/publish/reportContracts.js";
import type { Shortage } from "./shortages.js";

export type RosterTest = ReportRow<"roster_backtest">;

/** Of all hours together. */
export const isWhole = ({ from_hour, to_hour }: RosterTest): boolean => to_hour - from_hour > 1;

/** Of all hours together, the queue whose roster gave least of what it should; null where each gave it. */
export function worstRosterTest(rows: readonly RosterTest[]): RosterTest | null {
  const gap = (row: RosterTest) => (row.expected_share ?? 0) - (row.measured_share ?? 0);
  const less = rows.filter((row) => isWhole(row) && row.verdict === "gave_less");
  return less.sort((a, b) => gap(b) - gap(a))[0] ?? null;
}

/** Fewer tell no share. */
const FEWEST = 30;

/** What was measured at these hours of the day on all days of the week, and of how many; null of few, or where an hour's share is withheld. */
export function measuredAt(
  { channel, from, to }: Pick<Shortage, "channel" | "from" | "to">,
  rows: readonly RosterTest[],
): { share: number; n: number } | null {
  const hours = rows.filter(
    (row) => row.channel === channel && !isWhole(row) && row.from_hour * 60 < to && row.to_hour * 60 > from,
  );
  const n = hours.reduce((sum, row) => sum + row.contact_count, 0);
  const isKnown = hours.every((row) => row.contact_count === 0 || row.measured_share !== null);
  if (n < FEWEST || !isKnown) return null;
  return { share: hours.reduce((sum, row) => sum + (row.measured_share ?? 0) * row.contact_count, 0) / n, n };
}
