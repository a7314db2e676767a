import { MINUTE, OS, type Ticket } from "./contacts.js";
import { EFFECTS } from "./effects.js";
import type { Random } from "./random.js";
import { inIncident, isBrokenBy, localHour, promotionFactor, versionOf, type World } from "./world.js";

/** One attempt to reach a person by chat. */
export interface Attempt {
  id: string;
  ticket: Ticket | null;
  at: number;
  connectMs: number | null;
  error: string | null;
  queuedAt: number | null;
  acceptedAt: number | null;
  endedAt: number | null;
  outcome: "served" | "abandoned" | "failed" | "timed_out";
  version: string;
  os: string;
  network: string;
  turns: { at: number; reply: number | null }[];
  /** Chats that the agent held when accepting this one. */
  concurrent: number | null;
}

const NETWORKS = { wifi: 46, "4g": 42, "5g": 8, "3g": 4 } as const;

export function drawAttempt(
  random: Random,
  world: World,
  at: number,
  ticket: Ticket | null,
  id: string,
): Attempt {
  const version = ticket?.version ?? versionOf(random, world, at);
  const os = ticket?.os ?? random.weighted(OS);
  const network = random.weighted(NETWORKS);
  const base = { id, ticket, at, version, os, network, turns: [], concurrent: null };
  if (ticket === null && random.chance(failureChance(world, at, version, os, network))) {
    const error = random.pick(["SOCKET_TIMEOUT", "AUTH_EXPIRED", "SERVER_503"]);
    return {
      ...base,
      connectMs: null,
      error,
      queuedAt: null,
      acceptedAt: null,
      endedAt: at + 15,
      outcome: "failed",
    };
  }
  const connectMs = Math.round(random.logNormal(network === "3g" ? 2400 : 620, 0.6));
  const queuedAt = at + Math.ceil(connectMs / 1000);
  if (ticket === null) {
    const endedAt = queuedAt + Math.ceil(random.exponential(4 * MINUTE)) + 1;
    const outcome = random.chance(0.12) ? "timed_out" : "abandoned";
    return { ...base, connectMs, error: null, queuedAt, acceptedAt: null, endedAt, outcome };
  }
  const firstWord = Math.max(queuedAt + 2, Math.round(ticket.respondedAt));
  if (!Number.isFinite(firstWord)) {
    return {
      ...base,
      connectMs,
      error: null,
      queuedAt,
      acceptedAt: null,
      endedAt: queuedAt + Math.ceil(random.exponential(6 * MINUTE)) + 1,
      outcome: "abandoned",
    };
  }
  const acceptedAt = Math.max(queuedAt + 1, firstWord - random.whole(20) - 1);
  const concurrent = Math.min(5, 1 + random.poisson(0.8 * promotionFactor(world, at)));
  const turns = drawTurns(random, at, firstWord, EFFECTS.wait.concurrentChat ** (concurrent - 1));
  const endedAt = (turns.at(-1)?.reply ?? turns.at(-1)?.at ?? firstWord) + random.whole(90) + 5;
  return {
    ...base,
    connectMs,
    error: null,
    queuedAt,
    acceptedAt,
    endedAt,
    outcome: "served",
    turns,
    concurrent,
  };
}

function failureChance(world: World, at: number, version: string, os: string, network: string): number {
  const { usual, badRelease, incident, "3g": slow } = EFFECTS.connectFailure;
  const broken = isBrokenBy(world, version, os) ? badRelease : 0;
  return usual + broken + (inIncident(world, at) ? incident : 0) + (network === "3g" ? slow : 0);
}

function drawTurns(random: Random, at: number, firstWord: number, slow: number): Attempt["turns"] {
  const turns: Attempt["turns"] = [{ at, reply: firstWord }];
  let last = firstWord;
  for (let i = random.poisson(2.2); i > 0; i--) {
    const asked = last + random.whole(120) + 8;
    last = asked + Math.max(3, Math.round(random.logNormal(45 * slow, 0.8)));
    turns.push({ at: asked, reply: i === 1 && random.chance(0.06) ? null : last });
  }
  return turns;
}

export interface Call {
  id: string;
  at: number;
  wait: number;
  /** Seconds of talk; null = never answered. */
  talk: number | null;
  agent: string;
  caller: string;
}

export function drawCall(random: Random, world: World, at: number, number: number): Call {
  const crowded =
    (world.shortHours.includes(localHour(at)) ? 2.2 : 1) *
    promotionFactor(world, at) *
    (inIncident(world, at) ? 3 : 1);
  const wait = Math.max(1, Math.round(random.logNormal(28 * crowded, 0.9)));
  const patience = Math.max(1, Math.round(random.exponential(7 * MINUTE)));
  const gaveUp = patience < wait;
  return {
    id: `${at}.${number}`,
    at,
    wait: gaveUp ? patience : wait,
    talk: gaveUp ? null : Math.max(10, Math.round(random.logNormal(230, 0.6))),
    agent: `PJSIP/${201 + random.whole(18)}`,
    caller: `62812${String(10_000_000 + random.whole(89_999_999))}`,
  };
}
