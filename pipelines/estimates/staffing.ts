import { type QueueBasis, queueModel, rateOfSlot, type Target } from "./queueModel.js";

const SLOTS_A_WEEK = 336;
/** How far back a planned week may lie to stand for one that is not planned. */
const MOST_WEEKS_BACK = 8;

/** Agents planned in a half hour; by half hours of local time since 1970. */
export type Roster = ReadonlyMap<number, number>;

export interface Slot {
  /** Half hour of local time since 1970. */
  slot: number;
  /** Contacts expected, with the bounds of the forecast's 80 % interval: fewer, or more, come once in ten times. */
  expected_count: number;
  low_count: number | null;
  high_count: number | null;
}

export interface StaffedSlot extends Slot {
  agents_needed: number | null;
  agents_needed_low: number | null;
  agents_needed_high: number | null;
  agents_rostered: number | null;
  /** plan: of the roster's own rows; pattern: of the same half hour in the last week that it plans; null: neither. */
  roster_source: "plan" | "pattern" | null;
  answered_share: number | null;
  answered_share_high: number | null;
  answered_share_two_more: number | null;
  abandoned_share: number | null;
  mean_wait_seconds: number | null;
}

/**
 * Each half hour's need and what its roster will give, by Erlang A (Erlang C where nobody gives up), each half hour as
 * a steady state of its own. Agents do not count for the share of their time in `shrinkage`. Too hopeful as a rule, for
 * it takes arrivals as Poisson around the forecast and every agent as alike (Robbins et al. 2010). `_low` and `_high` are the
 * same for the bounds of the forecast: as the need only grows with the arrivals, they are its 80 % interval.
 */
export function staff(
  slots: readonly Slot[],
  basis: QueueBasis,
  target: Target,
  roster: Roster,
): StaffedSlot[] {
  const { perform, needed } = queueModel(basis, target);
  return slots.map((slot) => {
    const at = (count: number | null) => (count === null ? null : rateOf(count, basis));
    const rate = rateOf(slot.expected_count, basis);
    const [low, high] = [at(slot.low_count), at(slot.high_count)];
    const { agents, source } = rostered(slot.slot, roster);
    const expected = agents === null ? null : perform(rate, agents);
    const answered = (arrivals: number | null, people: number | null) =>
      arrivals === null || people === null ? null : perform(arrivals, people).answered;
    return {
      ...slot,
      agents_needed: needed(rate),
      agents_needed_low: low === null ? null : needed(low),
      agents_needed_high: high === null ? null : needed(high),
      agents_rostered: agents,
      roster_source: source,
      answered_share: answered(rate, agents),
      answered_share_high: answered(high, agents),
      answered_share_two_more: answered(rate, agents === null ? null : agents + 2),
      abandoned_share: expected?.abandoned ?? null,
      mean_wait_seconds: expected === null || !Number.isFinite(expected.wait) ? null : expected.wait,
    };
  });
}

const rateOf = (contacts: number, { queued_per_contact }: QueueBasis): number =>
  rateOfSlot(contacts * queued_per_contact);

function rostered(
  slot: number,
  roster: Roster,
): { agents: number | null; source: StaffedSlot["roster_source"] } {
  const planned = roster.get(slot);
  if (planned !== undefined) return { agents: planned, source: "plan" };
  for (let weeks = 1; weeks <= MOST_WEEKS_BACK; weeks++) {
    const agents = roster.get(slot - weeks * SLOTS_A_WEEK);
    if (agents !== undefined) return { agents, source: "pattern" };
  }
  return { agents: null, source: null };
}
