import type { ReportRow } from "../../../pipelines/publish/reportContracts.js";
import type { Shortage } from "./shortages.js";

export type RosterTest = ReportRow<"roster_backtest">;

/** Of all hours together. */
export const isWhole = ({ from_hour, to_hour }: RosterTest): boolean => to_hour - from_hour > 1;

/** Less far from the model than this share of the contacts, a roster gives what it should. */
const WORTH_SAYING = 0.05;

/** How much less was answered in time than the roster should have given; 0 where that is within its interval. */
const gapOf = ({ expected_share, measured_share, measured_high }: RosterTest): number =>
  expected_share === null ||
  measured_share === null ||
  measured_high === null ||
  measured_high >= expected_share
    ? 0
    : expected_share - measured_share;

/** Of all hours together, the queue whose roster gave least of what it should; null where each gave it. */
export function worstRosterTest(rows: readonly RosterTest[]): RosterTest | null {
  const far = rows.filter((row) => isWhole(row) && gapOf(row) >= WORTH_SAYING);
  return far.sort((a, b) => gapOf(b) - gapOf(a))[0] ?? null;
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
