import { integrate } from "./integrate.js";

/** One queue in a steady state. Times in seconds, rates in contacts per second. */
export interface Queue {
  arrivalRate: number;
  /** Mean time that one contact keeps one server. */
  handleSeconds: number;
  /** Contacts that can be handled at once: agents on the phone, agents × their concurrent chats. Whole. */
  servers: number;
  /** Mean patience of an exponential customer; null = nobody ever gives up (Erlang C). */
  patienceSeconds: number | null;
}

export interface QueuePerformance {
  /** Share of all contacts that have to wait. */
  waitShare: number;
  /** Share of all contacts that give up. */
  abandonShare: number;
  /** Mean wait of all contacts, those that give up included; Infinity where the queue only grows. */
  meanWaitSeconds: number;
  /** Share of the servers' time in which they handle contacts. */
  occupancy: number;
  /** Share of all contacts answered within so many seconds; one that gives up is not answered. */
  answeredWithin: (seconds: number) => number;
}

/**
 * Share of contacts that find all of `servers` busy where none can wait (Erlang 1917), for an offered load in
 * erlangs. The recursion is stable at any size.
 */
export function erlangB(servers: number, load: number): number {
  let blocked = 1;
  for (let n = 1; n <= servers; n++) blocked = (load * blocked) / (n + load * blocked);
  return blocked;
}

/** Of a density, relative to its highest: too little to change any digit that is kept. */
const NOTHING = 1e-17;

/** How a queue does: Erlang A where patience is known, else Erlang C. Throws RangeError for what is no queue. */
export function queuePerformance(queue: Queue): QueuePerformance {
  check(queue);
  if (queue.arrivalRate === 0) {
    const nobody = { waitShare: 0, abandonShare: 0, meanWaitSeconds: 0, occupancy: 0 };
    return { ...nobody, answeredWithin: () => (queue.servers > 0 ? 1 : 0) };
  }
  if (queue.patienceSeconds === null) return erlangC(queue);
  return erlangA({ ...queue, patienceSeconds: queue.patienceSeconds });
}

function check({ arrivalRate, handleSeconds, servers, patienceSeconds }: Queue): void {
  const problems = [
    ...(arrivalRate >= 0 && Number.isFinite(arrivalRate) ? [] : [`an arrival rate of ${arrivalRate}`]),
    ...(handleSeconds > 0 && Number.isFinite(handleSeconds) ? [] : [`a handling time of ${handleSeconds} s`]),
    ...(Number.isInteger(servers) && servers >= 0 ? [] : [`${servers} servers`]),
    ...(patienceSeconds === null || patienceSeconds > 0 ? [] : [`a patience of ${patienceSeconds} s`]),
  ];
  if (problems.length > 0) throw new RangeError(`no queue has ${problems.join(" and ")}`);
}

/** M/M/n, everybody waits to the end (Erlang 1917). A load at or above the servers has no steady state. */
function erlangC({ arrivalRate, handleSeconds, servers }: Queue): QueuePerformance {
  const load = arrivalRate * handleSeconds;
  if (load >= servers) {
    return {
      waitShare: 1,
      abandonShare: 0,
      meanWaitSeconds: Number.POSITIVE_INFINITY,
      occupancy: 1,
      answeredWithin: () => 0,
    };
  }
  const blocked = erlangB(servers, load);
  const waitShare = blocked / (1 - (load / servers) * (1 - blocked));
  const drain = servers / handleSeconds - arrivalRate;
  return {
    waitShare,
    abandonShare: 0,
    meanWaitSeconds: waitShare / drain,
    occupancy: load / servers,
    answeredWithin: (seconds) => 1 - waitShare * Math.exp(-drain * seconds),
  };
}

/**
 * M/M/n+M, customers give up after an exponential patience (Palm 1957). By the integrals of Mandelbaum and Zeltyn
 * (2007, "Service engineering in action: the Palm/Erlang-A queue"): the wait offered at x has a density in proportion
 * to exp(λ(1 − exp(−θx))/θ − nμx), which is log-concave, so it is integrated from its mode.
 */
function erlangA({
  arrivalRate,
  handleSeconds,
  servers,
  patienceSeconds,
}: Queue & { patienceSeconds: number }): QueuePerformance {
  if (servers === 0) return withoutServers(patienceSeconds);
  const leave = 1 / patienceSeconds;
  const serve = servers / handleSeconds;
  const exponent = (x: number) => (-arrivalRate * Math.expm1(-leave * x)) / leave - serve * x;
  const mode = Math.max(0, Math.log(arrivalRate / serve) / leave);
  const top = exponent(mode);
  const density = (x: number) => Math.exp(exponent(x) - top);
  const begin = Math.max(0, mode - reach((x) => density(mode - x), 1 / serve, mode));
  const end = mode + reach((x) => density(mode + x), 1 / serve);
  // Cut at the mode: on a side of it the density only rises or only falls.
  const tail = (from: number, weight: (x: number) => number) => {
    const f = (x: number) => weight(x) * density(x);
    return (
      integrate(f, Math.max(begin, Math.min(from, mode)), mode, "to") +
      integrate(f, Math.min(end, Math.max(from, mode)), end, "from")
    );
  };
  // Everything is in units of exp(top); of the states with a free server, 1 / B(n − 1) stands for all.
  const free = Math.exp(-top) / erlangB(servers - 1, arrivalRate * handleSeconds);
  const waiting = arrivalRate * tail(0, () => 1);
  const whole = free + waiting;
  const stays = (x: number) => arrivalRate * Math.exp(-leave * x);
  const waitShare = waiting / whole;
  const servedAfterWaiting = tail(0, stays) / whole;
  const abandonShare = waitShare - servedAfterWaiting;
  return {
    waitShare,
    abandonShare,
    meanWaitSeconds: abandonShare * patienceSeconds,
    occupancy: (arrivalRate * (1 - abandonShare)) / serve,
    answeredWithin: (seconds) => Math.max(0, 1 - abandonShare - tail(seconds, stays) / whole),
  };
}

const withoutServers = (patienceSeconds: number): QueuePerformance => ({
  waitShare: 1,
  abandonShare: 1,
  meanWaitSeconds: patienceSeconds,
  occupancy: 0,
  answeredWithin: () => 0,
});

/** How far from its mode a density that falls has nothing left to add; no further than `most`. */
function reach(falling: (distance: number) => number, step: number, most = Number.POSITIVE_INFINITY): number {
  let near = 0;
  let far = Math.min(step, most);
  while (far < most && falling(far) > NOTHING) {
    near = far;
    far = Math.min(far * 2, most);
  }
  // A factor of 1.1 is near enough; a factor of two would waste half of the nodes.
  while (far - near > 0.1 * far && falling(far) <= NOTHING) {
    const middle = (near + far) / 2;
    if (falling(middle) > NOTHING) near = middle;
    else far = middle;
  }
  return far;
}

/**
 * The fewest servers that answer at least `share` of all contacts within `seconds`; null when even `most` do not.
 * More servers never answer less, so it is found by halving.
 */
export function serversNeeded(
  queue: Omit<Queue, "servers">,
  { share, seconds, most = 10_000 }: { share: number; seconds: number; most?: number },
): number | null {
  const reaches = (servers: number) =>
    queuePerformance({ ...queue, servers }).answeredWithin(seconds) >= share;
  if (reaches(0)) return 0;
  let tooFew = 0;
  let enough = 1;
  while (!reaches(enough)) {
    if (enough >= most) return null;
    tooFew = enough;
    enough = Math.min(most, enough * 2);
  }
  while (enough - tooFew > 1) {
    const middle = Math.floor((tooFew + enough) / 2);
    if (reaches(middle)) enough = middle;
    else tooFew = middle;
  }
  return enough;
}
