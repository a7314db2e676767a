import { queuePerformance, serversNeeded } from "../methods/erlang.js";

const SLOT_SECONDS = 1800;

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

interface Performance {
  /** Share of all who come into the queue that is answered within the target's seconds. */
  answered: number;
  abandoned: number;
  /** Mean; Infinity where the queue only grows. */
  wait: number;
}

/**
 * One channel's queue in a half hour, as a steady state of its own, by Erlang A (Erlang C where nobody gives up). Rates are of
 * attempts into the queue in a second. `worked`: the share of what is left of agents after shrinkage that truly works; 1 = all.
 */
export interface QueueModel {
  perform(rate: number, agents: number, worked?: number): Performance;
  /** The fewest agents who reach the target; null where none can. */
  needed(rate: number, worked?: number): number | null;
}

/** Attempts into the queue in a second, of so many in a half hour. */
export const rateOfSlot = (attempts: number): number => attempts / SLOT_SECONDS;

export function queueModel(basis: QueueBasis, target: Target): QueueModel {
  const whole = remembered((rate: number, servers: number): Performance => {
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
  });
  const perform = (rate: number, agents: number, worked = 1) =>
    mixed(agents * (1 - target.shrinkage) * worked * basis.concurrency, (servers) => whole(rate, servers));
  const needed = remembered((rate: number, worked: number) =>
    agentsNeeded(rate, basis, { ...target, shrinkage: 1 - (1 - target.shrinkage) * worked }, (agents) => {
      return perform(rate, agents, worked).answered;
    }),
  );
  return { perform, needed: (rate, worked = 1) => needed(rate, worked) };
}

/** Agents less shrinkage are no whole number of servers: 2.3 are three for three tenths of the time and two for the rest. */
function mixed(present: number, of: (servers: number) => Performance): Performance {
  const whole = Math.floor(present + 1e-9);
  const part = Math.max(0, present - whole);
  const less = of(whole);
  if (part < 1e-9) return less;
  const more = of(whole + 1);
  const between = (a: number, b: number) => (1 - part) * a + part * b;
  return {
    answered: between(less.answered, more.answered),
    abandoned: between(less.abandoned, more.abandoned),
    wait: between(less.wait, more.wait),
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
