import { queuePerformance, serversNeeded } from "../methods/erlang.js";

const SLOT_SECONDS = 1800;
const SLOTS_A_WEEK = 336;
/** How far back a planned week may lie to stand for one that is not planned. */
const MOST_WEEKS_BACK = 8;

/** What one channel's queue is like, from its own contacts. */
export interface QueueBasis {
  channel: string;
  /** Mean time from accepted to ended. */
  handle_seconds: number;
  /** Mean patience: all time waited over the number who gave up; null = nobody did. */
  patience_seconds: number | null;
  /** Contacts that one agent handles at once. */
  concurrency: number;
  /** Attempts that came into the queue, over contacts as the forecast counts them. */
  queued_per_contact: number;
}

export interface Target {
  answered_share: number;
  threshold_seconds: number;
  shrinkage: number;
}

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
  const perform = remembered((rate: number, agents: number) => performance(rate, agents, basis, target));
  const need = remembered((rate: number) =>
    agentsNeeded(rate, basis, target, (agents) => perform(rate, agents).answered),
  );
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
      agents_needed: need(rate),
      agents_needed_low: low === null ? null : need(low),
      agents_needed_high: high === null ? null : need(high),
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
  (contacts * queued_per_contact) / SLOT_SECONDS;

/**
 * What so many agents give. Less shrinkage they are no whole number of servers: 2.3 are three for three tenths of the
 * time and two for the rest.
 */
function performance(rate: number, agents: number, basis: QueueBasis, target: Target) {
  const present = agents * (1 - target.shrinkage) * basis.concurrency;
  const whole = Math.floor(present + 1e-9);
  const part = Math.max(0, present - whole);
  const of = (servers: number) => {
    const result = queuePerformance({
      arrivalRate: rate,
      handleSeconds: basis.handle_seconds,
      servers,
      patienceSeconds: basis.patience_seconds,
    });
    return {
      answered: result.answeredWithin(target.threshold_seconds),
      abandoned: result.abandonShare,
      wait: result.meanWaitSeconds,
    };
  };
  const less = of(whole);
  if (part < 1e-9) return less;
  const more = of(whole + 1);
  const mixed = (a: number, b: number) => (1 - part) * a + part * b;
  return {
    answered: mixed(less.answered, more.answered),
    abandoned: mixed(less.abandoned, more.abandoned),
    wait: mixed(less.wait, more.wait),
  };
}

/** The fewest agents who, less shrinkage, reach the target: between what one server too few and enough would take. */
function agentsNeeded(
  rate: number,
  basis: QueueBasis,
  target: Target,
  answered: (agents: number) => number,
): number | null {
  if (rate === 0) return 0;
  const servers = serversNeeded(
    { arrivalRate: rate, handleSeconds: basis.handle_seconds, patienceSeconds: basis.patience_seconds },
    { share: target.answered_share, seconds: target.threshold_seconds },
  );
  if (servers === null) return null;
  const each = basis.concurrency * (1 - target.shrinkage);
  const most = Math.ceil(servers / each - 1e-9);
  for (let agents = Math.max(1, Math.floor((servers - 1) / each)); agents < most; agents++) {
    if (answered(agents) >= target.answered_share) return agents;
  }
  return most;
}

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

/** The same weeks come again and again: each rate is worked out once. */
function remembered<Arguments extends number[], Result>(work: (...values: Arguments) => Result) {
  const known = new Map<string, Result>();
  return (...values: Arguments): Result => {
    const key = values.join(" ");
    const found = known.get(key);
    if (found !== undefined || known.has(key)) return found as Result;
    const result = work(...values);
    known.set(key, result);
    return result;
  };
}
