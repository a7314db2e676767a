import { shareInterval } from "../methods/rateInterval.js";
import { hourOfWeek } from "./arrivals.js";
import { type QueueModel, rateOfSlot } from "./queueModel.js";
import type { Roster } from "./staffing.js";

const HALVES_A_DAY = 48;
/** Fewer attempts in all tell no share; by hour the interval says how few they are. */
const FEWEST_ATTEMPTS = 30;
/** Less far from the model than this share of the attempts, a roster gives what it should. */
const WORTH_SAYING = 0.05;
/** People who do the work of more than so many are none: then something else is quicker than the model. */
const MOST_WORKED = 3;

/** Attempts that came into a channel's queue in one half hour of local time since 1970, those that are decided. */
export interface PastSlot {
  slot: number;
  queued_count: number;
  in_time_count: number;
}

/** Local days since 1970, the last not included. */
export interface Period {
  firstDay: number;
  endDay: number;
}

export interface Tested {
  /** Local hours of the day, the last not included: 0 to 24 = all together, else one. */
  from_hour: number;
  to_hour: number;
  half_hour_count: number;
  contact_count: number;
  mean_rostered: number;
  /** What the model makes of the roster, and what was: shares of all who came into the queue. Null of too few. */
  expected_share: number | null;
  measured_share: number | null;
  measured_low: number | null;
  measured_high: number | null;
  /** Of all hours: the share of the people planned with whom the model gives what was measured, and the bounds of its interval. */
  worked_share: number | null;
  worked_low: number | null;
  worked_high: number | null;
  /** gave_less: what was measured lies clearly below, beyond its interval. */
  verdict: "gave_less" | "held" | "too_few";
}

/**
 * What the roster of past half hours should have given by the model that staffs the coming week, for the attempts usual in that hour of
 * the week, and what was measured in the same half hours: of all hours together first, then by local hour of the day. Every attempt
 * weighs alike. Intervals: Wilson 1927, 95 %.
 */
export function testRoster(
  attempts: readonly PastSlot[],
  roster: Roster,
  model: QueueModel,
  period: Period,
): Tested[] {
  const planned = plannedSlots(attempts, roster, period);
  if (planned.length === 0) return [];
  const hours = Array.from({ length: 24 }, (_, hour) => hour);
  return [
    tested(0, 24, planned, model),
    ...hours.flatMap((hour) => {
      const slots = planned.filter(({ slot }) => hourOf(slot) === hour);
      return slots.length === 0 ? [] : [tested(hour, hour + 1, slots, model)];
    }),
  ];
}

interface Planned extends PastSlot {
  rate: number;
  agents: number;
}

const hourOf = (slot: number): number => Math.floor((slot % HALVES_A_DAY) / 2);
const weekHourOf = (slot: number): number => hourOfWeek(Math.floor(slot / HALVES_A_DAY), hourOf(slot));

/** The period's half hours that the roster plans, with the attempts usual in their hour of the week, which fall in equal parts on its halves. */
function plannedSlots(
  attempts: readonly PastSlot[],
  roster: Roster,
  { firstDay, endDay }: Period,
): Planned[] {
  const came = new Map(attempts.map((row) => [row.slot, row]));
  const usual = new Map<number, { attempts: number; halves: number }>();
  const planned: Omit<Planned, "rate">[] = [];
  for (let slot = firstDay * HALVES_A_DAY; slot < endDay * HALVES_A_DAY; slot++) {
    const row = came.get(slot) ?? { slot, queued_count: 0, in_time_count: 0 };
    const hour = usual.get(weekHourOf(slot)) ?? { attempts: 0, halves: 0 };
    usual.set(weekHourOf(slot), { attempts: hour.attempts + row.queued_count, halves: hour.halves + 1 });
    const agents = roster.get(slot);
    if (agents !== undefined) planned.push({ ...row, agents });
  }
  return planned.map((row) => {
    const { attempts: all, halves } = usual.get(weekHourOf(row.slot)) ?? { attempts: 0, halves: 1 };
    return { ...row, rate: rateOfSlot(all / halves) };
  });
}

function tested(from: number, to: number, slots: readonly Planned[], model: QueueModel): Tested {
  const isWhole = to - from > 1;
  const sum = (of: (slot: Planned) => number) => slots.reduce((total, slot) => total + of(slot), 0);
  const queued = sum(({ queued_count }) => queued_count);
  const inTime = sum(({ in_time_count }) => in_time_count);
  const groups = alike(slots);
  const isTold = isWhole ? queued >= FEWEST_ATTEMPTS : queued > 0;
  const interval = isTold ? shareInterval(inTime, queued, 1) : null;
  const expected = isTold ? expectedShare(groups, model, 1) : null;
  const measured = isTold ? inTime / queued : null;
  const worked = (share: number | null) => (isWhole ? workedShare(share, groups, model) : null);
  return {
    from_hour: from,
    to_hour: to,
    half_hour_count: slots.length,
    contact_count: queued,
    mean_rostered: sum(({ agents }) => agents) / slots.length,
    expected_share: expected,
    measured_share: measured,
    measured_low: interval?.low ?? null,
    measured_high: interval?.high ?? null,
    worked_share: worked(measured),
    worked_low: worked(interval?.low ?? null),
    worked_high: worked(interval?.high ?? null),
    verdict: verdictOf(expected, measured, interval?.high ?? null),
  };
}

function verdictOf(expected: number | null, measured: number | null, high: number | null): Tested["verdict"] {
  if (expected === null || measured === null || high === null) return "too_few";
  return high < expected && expected - measured >= WORTH_SAYING ? "gave_less" : "held";
}

/** Half hours with the same attempts usual and the same people planned: of twelve weeks' most are. */
interface Alike {
  rate: number;
  agents: number;
  halves: number;
}

function alike(slots: readonly Planned[]): Alike[] {
  const found = new Map<string, Alike>();
  for (const { rate, agents } of slots) {
    const key = `${rate} ${agents}`;
    const group = found.get(key) ?? { rate, agents, halves: 0 };
    group.halves++;
    found.set(key, group);
  }
  return [...found.values()];
}

/** Null where nobody is usual at any of these times. */
function expectedShare(slots: readonly Alike[], model: QueueModel, worked: number): number | null {
  let [inTime, all] = [0, 0];
  for (const { rate, agents, halves } of slots) {
    if (rate === 0) continue;
    inTime += halves * rate * model.perform(rate, agents, worked).answered;
    all += halves * rate;
  }
  return all === 0 ? null : inTime / all;
}

/**
 * Of the people planned, less shrinkage, the share with whom the model gives just so much; null where it takes more than
 * three times as many, or nobody was answered in time. What is answered in time only grows with the people.
 */
function workedShare(share: number | null, slots: readonly Alike[], model: QueueModel): number | null {
  if (share === null || share <= 0) return null;
  const gives = (worked: number) => expectedShare(slots, model, worked) ?? 0;
  if (gives(MOST_WORKED) < share) return null;
  let [low, high] = [0, MOST_WORKED];
  while (high - low > 1e-4) {
    const middle = (low + high) / 2;
    if (gives(middle) < share) low = middle;
    else high = middle;
  }
  return high;
}
