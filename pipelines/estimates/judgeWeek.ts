import { compareRate, type RateChange } from "../methods/rateComparison.js";
import { dateOfDay, dayNumber } from "./arrivals.js";
import { eventsByWeek, type MovingEvent } from "./eventsOfWeek.js";
import { scopeKey, type WeeklyCounts, type WeeklyInput, type WeeklySeries } from "./weeklyCounts.js";

const FEWEST_WEEKS = 6;
/** Expecting fewer than one ticket a week, no number of them would be called a change; left out of the comparisons. */
const FEWEST_EXPECTED = 1;

export type Verdict = "rose" | "fell" | "no_change" | "too_few_weeks" | "too_few_tickets" | "ended" | "began";

export interface Judged {
  series: WeeklySeries;
  /** Indexes of the weeks compared with. */
  before: number[];
  /** Why nothing is compared; null where it is. */
  state: Verdict | null;
  count: RateChange | null;
  share: RateChange | null;
  /** What moved it most in the latest week, of what is known to. */
  event: MovingEvent | null;
  usual: number | null;
  usualShare: number | null;
  dispersion: number | null;
}

/** The latest of the weeks against those before it that it can be compared with. */
export function judge(
  series: WeeklySeries,
  all: readonly number[],
  weeks: WeeklyInput["weeks"],
  data: WeeklyCounts,
  events: readonly MovingEvent[],
): Judged {
  const last = weeks.length - 1;
  const known = eventsByWeek(events, series, mondayOf);
  const before = comparable(weeks, known).filter((i) => i < last && (all[i] as number) > 0);
  const counts = before.map((i) => series.counts[i] as number);
  const totals = before.map((i) => all[i] as number);
  const now = series.counts[last] as number;
  const total = all[last] as number;
  const event = [...(known.get(weeks[last]?.week_start ?? "") ?? [])].sort(
    (a, b) => Math.abs(b.extra) - Math.abs(a.extra),
  )[0];
  const edge = data.edges.get(scopeKey(series))?.reason ?? null;
  const expected = (now + sum(counts)) / (counts.length + 1);
  const state =
    edge ??
    (before.length < FEWEST_WEEKS ? "too_few_weeks" : expected < FEWEST_EXPECTED ? "too_few_tickets" : null);
  const isCompared = state === null;
  const count = isCompared
    ? compareRate({ count: now, exposure: 1 }, { counts, exposures: counts.map(() => 1) }, "count")
    : null;
  const share =
    isCompared && series.scopeKind !== "all" && total > 0
      ? compareRate({ count: now, exposure: total }, { counts, exposures: totals }, "share")
      : null;
  return {
    series,
    before,
    state,
    count,
    share,
    event: event ?? null,
    usual: before.length === 0 || edge === "began" ? null : sum(counts) / before.length,
    usualShare: before.length === 0 ? null : sum(counts) / sum(totals),
    dispersion: count?.dispersion ?? null,
  };
}

/** Weeks in which an incident is not known to have moved the scope, where enough of them are left; else all. */
function comparable(weeks: WeeklyInput["weeks"], known: ReadonlyMap<string, MovingEvent[]>): number[] {
  const indexes = [...weeks.keys()];
  const quiet = indexes.filter((i) => {
    const events = known.get(weeks[i]?.week_start ?? "") ?? [];
    return i === weeks.length - 1 || events.every(({ kind }) => kind !== "incident");
  });
  return quiet.length > FEWEST_WEEKS ? quiet : indexes;
}

/** The Monday of a date's week. */
function mondayOf(date: string): string {
  const day = dayNumber(date);
  return dateOfDay(day - ((day + 3) % 7));
}

const sum = (values: readonly number[]): number => values.reduce((a, b) => a + b, 0);
