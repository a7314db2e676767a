import { createHash } from "node:crypto";

/** Draws of one desk: the same for the same seed, on every machine. */
export interface Draws {
  /** From 0 to 1. */
  share(): number;
  /** Whole, both ends possible. */
  between(low: number, high: number): number;
  pick<T>(from: readonly T[]): T;
  chance(probability: number): boolean;
  /** So many of them, in their order. */
  some<T>(from: readonly T[], count: number): T[];
}

/** Uniform numbers from hashes of a count: those of seeds beside each other have nothing in common. */
function uniformOf(seed: number): () => number {
  let block = Buffer.alloc(0);
  let count = 0;
  return () => {
    const at = (count % 8) * 4;
    if (at === 0) block = createHash("sha256").update(`${seed} ${count}`).digest();
    count++;
    return block.readUInt32BE(at) / 2 ** 32;
  };
}

export function drawsOf(seed: number): Draws {
  const uniform = uniformOf(seed);
  const draws: Draws = {
    share: uniform,
    between: (low, high) => low + Math.floor(uniform() * (high - low + 1)),
    pick: (from) => from[Math.floor(uniform() * from.length)] as (typeof from)[number],
    chance: (probability) => uniform() < probability,
    some: (from, count) => {
      const left = [...from.keys()];
      const taken = Array.from({ length: Math.min(count, left.length) }, () =>
        left.splice(Math.floor(uniform() * left.length), 1),
      );
      return taken
        .flat()
        .sort((a, b) => a - b)
        .map((i) => from[i] as (typeof from)[number]);
    },
  };
  return draws;
}

const FEEDS = ["ticket", "ticket_event", "chat", "chat_turn", "feedback"] as const;

/** When contacts come: evenly, most within minutes of three moments, all at once, on weekdays, with a hole in the middle. */
const RHYTHMS = ["even", "clumps", "at_once", "weekdays", "gap"] as const;

/** How the files are written. */
const DIALECTS = ["csv", "csv", "csv_semicolon_bom", "csv_utf16", "ndjson"] as const;
export type Dialect = (typeof DIALECTS)[number];

/** What kind of desk it is. Instants are milliseconds since 1970. */
export interface Shape {
  seed: number;
  zone: string;
  start: number;
  end: number;
  /** Tickets; chats and feedback go with them. */
  size: number;
  feeds: ReadonlySet<(typeof FEEDS)[number]>;
  rhythm: (typeof RHYTHMS)[number];
  dialect: Dialect;
  channels: readonly string[];
  categories: readonly string[];
  versions: readonly string[];
  customers: number;
  /** Share of records with a value that is wrong. */
  wrong: number;
}

const DAY = 86_400_000;
const ZONES = [
  "Asia/Jakarta",
  "Europe/Paris",
  "America/New_York",
  "Asia/Kathmandu",
  "Pacific/Apia",
  "UTC",
  "Australia/Lord_Howe",
];
const CATEGORIES = [
  ["refund"],
  ["a", "b", "c"],
  ["payment_failure", "delayed_transaction", "refund", "registration", "account_security"],
  ["Ünïcode 类", '"quoted, comma"', "<b>x</b>", "=1+1"],
  [""],
];
const VERSIONS = [["4.80.0", "4.81.0", "4.82.0"], ["1"], ["v2-beta", "2.0"], [""]];

/** From a record or two to thousands, from a day to more than a year. */
export function shapeOf(seed: number, draws: Draws): Shape {
  const end = Date.UTC(2026, 10, draws.between(1, 20), draws.between(0, 23), draws.between(0, 59));
  const size = draws.pick([1, 2, 5, 20, 80, 300, 1500, 4000]);
  const feeds = FEEDS.filter(() => draws.chance(0.6));
  return {
    seed,
    zone: draws.pick(ZONES),
    end,
    start: end - draws.pick([1, 3, 7, 8, 14, 15, 30, 60, 120, 400]) * DAY,
    size,
    feeds: new Set(feeds.length === 0 ? [draws.pick(["ticket", "chat", "feedback"] as const)] : feeds),
    rhythm: draws.pick(RHYTHMS),
    dialect: draws.pick(DIALECTS),
    channels: draws.some(["chat", "web", "social", "phone", "email", "community"], draws.between(1, 6)),
    categories: draws.pick(CATEGORIES),
    versions: draws.pick(VERSIONS),
    customers: draws.pick([1, 3, size, size * 10 + 1]),
    wrong: draws.pick([0, 0, 0.02, 0.2]),
  };
}

/** The shape in a line, for whoever has to look for what broke. */
export const shapeText = ({ feeds, start, end, ...shape }: Shape): string =>
  JSON.stringify({ ...shape, days: (end - start) / DAY, feeds: [...feeds] });
