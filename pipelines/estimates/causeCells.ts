import { CAUSES } from "../workspace/causeRules.js";
import { dateOfDay, dayNumber } from "./arrivals.js";
import type { Reader } from "./estimate.js";

/** Further back a desk is another desk. */
const MOST_WEEKS = 26;

/** Contacts of one local hour, channel and category that have the same causes. Times in seconds. */
export interface CauseCell {
  week: string;
  /** Since 1970-01-01. */
  day: number;
  hour: number;
  channel: string;
  category: string;
  /** Bits by the order of CAUSES; 0 = no evidence of any. */
  causes: number;
  isCapacityKnown: boolean;
  contacts: number;
  /** Those that got through, so that there was something to wait for: for a first answer, and for later ones. */
  timed: number;
  timedFirst: number;
  timedLater: number;
  /** Slow or failed, and what they waited. */
  troubled: number;
  troubledFirst: number;
  troubledLater: number;
  /** Of the troubled: those who waited for a later answer. */
  troubledLaterCount: number;
  /** Of the troubled: not answered yet, their waits counted so far. */
  waiting: number;
}

export interface CauseInput {
  cells: CauseCell[];
  /** Mondays of the weeks that the exports cover whole. */
  weeks: string[];
  /** Contacts about which a cause's rules could be judged, in the order of CAUSES. */
  judged: number[];
}

export const bitOf = (cause: number): number => 2 ** cause;
const COMMUNICATION = CAUSES.indexOf("communication");

/** Whether a cause can make later answers late too: to and fro does, the others keep a customer from the first one. */
export const countsLater = (cause: number): boolean => cause === COMMUNICATION;

/** The last half year of whole weeks; no cells where no week is whole. */
export async function readCauseCells(engine: Reader): Promise<CauseInput> {
  const weeks = await readCauseWeeks(engine);
  const judged = await engine.rows<{ cause: string; judged: number }>(
    "select cause, cast(sum(judged_count) as bigint) as judged from marts.cause_rules group by cause order by cause",
  );
  const cells = await engine.rows<CauseCell & Record<string, unknown>>(
    `select cast(week_start as varchar) as week, date_diff('day', date '1970-01-01', local_day) as day, hour, channel, category,
       cause_set as causes, is_capacity_known as "isCapacityKnown", contact_count as contacts, timed_count as timed,
       timed_first_seconds as "timedFirst", timed_later_seconds as "timedLater", troubled_count as troubled,
       troubled_first_seconds as "troubledFirst", troubled_later_seconds as "troubledLater",
       troubled_later_count as "troubledLaterCount",
       waiting_count as waiting
     from marts.cause_waits
     where week_start >= date '${weeks[0] ?? "9999-01-01"}' and week_start <= date '${weeks.at(-1) ?? "0001-01-01"}'
     order by all`,
  );
  return {
    cells,
    weeks,
    judged: CAUSES.map((cause) => judged.find((row) => row.cause === cause)?.judged ?? 0),
  };
}

/** Mondays of the last half year of weeks that the exports cover whole, oldest first. */
export async function readCauseWeeks(engine: Reader): Promise<string[]> {
  const [span] = await engine.rows<{ first_day: string | null; last_day: string | null }>(
    `select cast(min(day) as varchar) as first_day, cast(max(day) as varchar) as last_day
     from reports.arrivals_by_day where is_complete`,
  );
  if (span === undefined || span.first_day === null || span.last_day === null) return [];
  // 1970-01-01 was a Thursday.
  const first = Math.ceil((dayNumber(span.first_day) + 3) / 7) * 7 - 3;
  const end = Math.floor((dayNumber(span.last_day) + 4) / 7) * 7 - 3;
  const count = Math.min(MOST_WEEKS, Math.max(0, (end - first) / 7));
  return Array.from({ length: count }, (_, i) => dateOfDay(end - 7 * (count - i)));
}
