import { EXIT, SuaraError } from "../errors.js";
import {
  DAY,
  dateOf,
  dayNumber,
  holidayFactor,
  isPayDay,
  localInstant,
  type Promotion,
  promotionsBetween,
  type Span,
  weekday,
  ZONE_SECONDS,
} from "./calendar.js";
import { EFFECTS } from "./effects.js";
import type { Category } from "./phrases.js";
import type { Random } from "./random.js";

export type Channel = "chat" | "phone" | "email" | "web" | "social" | "community";

export interface SampleSpec {
  tickets: number;
  weeks: number;
  /** Last local day, inclusive. */
  until: string;
  seed: number;
}

/** Throws SuaraError (exit 64) for a span or a size that cannot be. */
export function checkSpec({ tickets, weeks, until }: SampleSpec): void {
  const day = dayNumber(until);
  const fault =
    tickets < 1
      ? "a desk has at least 1 ticket"
      : weeks < 1 || weeks > 520
        ? "a sample spans 1 to 520 weeks"
        : !Number.isInteger(day) || dateOf(day) !== until
          ? `there is no day ${until}`
          : null;
  if (fault === null) return;
  throw new SuaraError("bad_sample", fault, {
    exitCode: EXIT.usage,
    fix: "for example: suara sample DIR --tickets 2000 --weeks 16 --until 2026-11-15",
  });
}

/** Everything planted, fixed before the first ticket is drawn. */
export interface World {
  firstDay: number;
  lastDay: number;
  /** The exports were taken six hours after the last day. */
  asOf: number;
  promotions: Promotion[];
  /** Top-ups credited late: 12:30 to 16:00 on the Tuesday of the week before the last. */
  incident: Span;
  /** A release that breaks top-ups on Android 13 and below. */
  badRelease: Span & { version: string };
  /** Refunds pile up in the last five weeks. */
  refundBacklogFrom: number;
  /** Since then the shared bills of a new feature are written about, which no taxonomy knows: the last three weeks. */
  newThemeFrom: number;
  /** Chat is short of people in these local hours. */
  shortHours: readonly number[];
  /** Expected contacts of an ordinary day. */
  volumes: Record<Channel, number>;
}

const SHARES: Record<Channel, number> = {
  chat: 0.45,
  phone: 0.22,
  email: 0.18,
  web: 0.16,
  social: 0.15,
  community: 0.06,
};
export const TICKET_CHANNELS = ["chat", "web", "social", "email", "community"] as const;

export function makeWorld(spec: SampleSpec): World {
  const lastDay = dayNumber(spec.until);
  const firstDay = lastDay - spec.weeks * 7 + 1;
  const incidentDay = lastDay - ((lastDay + 3) % 7) - 6;
  const releaseDay = lastDay - 11;
  const world: World = {
    firstDay,
    lastDay,
    asOf: localInstant(lastDay + 1, 6 * 3600),
    promotions: promotionsBetween(firstDay, lastDay),
    incident: {
      name: "Top-ups credited late",
      from: localInstant(incidentDay, 12.5 * 3600),
      to: localInstant(incidentDay, 16 * 3600),
    },
    badRelease: {
      name: "4.82",
      version: "4.82.0",
      from: localInstant(releaseDay, 10 * 3600),
      to: localInstant(lastDay + 1, 0),
    },
    refundBacklogFrom: localInstant(lastDay - 34, 0),
    newThemeFrom: localInstant(lastDay - 20, 0),
    shortHours: [18, 19, 20, 21],
    volumes: { ...SHARES },
  };
  const scale = spec.tickets / expectedTickets(world);
  for (const channel of Object.keys(SHARES) as Channel[]) world.volumes[channel] *= scale;
  return world;
}

/** What the calendar, the weekdays and the growth make of the volumes, over the whole span. */
function expectedTickets(world: World): number {
  let sum = 0;
  for (let day = world.firstDay; day <= world.lastDay; day++) {
    for (let slot = 0; slot < SLOTS; slot++) {
      for (const channel of TICKET_CHANNELS) sum += intensity(world, channel, day, slot);
    }
  }
  return sum;
}

/** Relative arrivals by local hour. */
const HOURS: Record<"talk" | "write", readonly number[]> = {
  talk: [
    0.25, 0.15, 0.1, 0.08, 0.08, 0.15, 0.35, 0.6, 0.9, 1.2, 1.45, 1.5, 1.45, 1.35, 1.3, 1.2, 1.15, 1.25, 1.5,
    1.85, 1.9, 1.7, 1.1, 0.55,
  ],
  write: [
    0.3, 0.2, 0.12, 0.1, 0.12, 0.25, 0.5, 0.9, 1.4, 1.7, 1.75, 1.6, 1.35, 1.45, 1.5, 1.45, 1.3, 1.1, 1.0, 1.1,
    1.15, 0.95, 0.7, 0.45,
  ],
};
const WEEKDAYS: Record<"talk" | "write", readonly number[]> = {
  talk: [1.05, 1.0, 1.0, 0.98, 1.08, 1.0, 0.89],
  write: [1.2, 1.12, 1.08, 1.05, 1.1, 0.78, 0.67],
};

/** Arrivals are drawn by half hours, so that what starts at half past does not leak into the time before. */
export const SLOTS = 48;
export const SLOT_SECONDS = 1800;

/** Expected contacts of a channel in one local half hour. */
export function intensity(world: World, channel: Channel, day: number, slot: number): number {
  const kind = channel === "chat" || channel === "phone" || channel === "social" ? "talk" : "write";
  const { growth, payDay } = EFFECTS.volume;
  const age = (day - world.firstDay) / Math.max(1, world.lastDay - world.firstDay);
  const at = localInstant(day, (slot + 0.5) * SLOT_SECONDS);
  const profile = (HOURS[kind][Math.floor(slot / 2)] ?? 1) * (WEEKDAYS[kind][weekday(day)] ?? 1);
  const base =
    (world.volumes[channel] / SLOTS) * profile * (growth.first + age * (growth.last - growth.first));
  const calendar = (isPayDay(day) ? payDay : 1) * holidayFactor(day);
  return base * calendar * promotionFactor(world, at) * incidentFactor(world, channel, at);
}

/** Full uplift on the day, a third of it on the day after. */
export function promotionFactor(world: World, at: number): number {
  for (const { from, to, uplift } of world.promotions) {
    if (at >= from && at < to) return uplift;
    if (at >= to && at < to + DAY) return 1 + (uplift - 1) * EFFECTS.volume.promotionDayAfter;
  }
  return 1;
}

/** Social notices first and loudest; the wave lasts an hour longer than the incident. */
function incidentFactor(world: World, channel: Channel, at: number): number {
  const { from, to } = world.incident;
  if (at < from || at >= to + EFFECTS.volume.incidentAfterSeconds) return 1;
  return EFFECTS.volume.incident[channel];
}

export const inIncident = (world: World, at: number): boolean =>
  at >= world.incident.from && at < world.incident.to;

const CATEGORIES: Record<Category, number> = {
  payment_failure: 24,
  delayed_transaction: 20,
  registration: 12,
  refund: 13,
  account_security: 9,
  how_to: 10,
  promotion: 5,
  support_quality: 4,
  other: 3,
};

export function categoryOf(random: Random, world: World, at: number, isBroken: boolean): Category {
  const weights = { ...CATEGORIES };
  if (inIncident(world, at)) weights.delayed_transaction *= EFFECTS.category.incident.delayed_transaction;
  if (promotionFactor(world, at) > 1.2) {
    weights.promotion *= EFFECTS.category.promotion.promotion;
    weights.payment_failure *= EFFECTS.category.promotion.payment_failure;
  }
  if (isBroken) weights.delayed_transaction *= EFFECTS.category.badRelease.delayed_transaction;
  return random.weighted(weights);
}

/** The release breaks top-ups on old Android only. */
export const isBrokenBy = (world: World, version: string, os: string): boolean =>
  version === world.badRelease.version && BROKEN_OS.includes(os);
export const BROKEN_OS: readonly string[] = ["Android 12", "Android 13"];

/** Customers update over about three weeks; a tenth never do. */
export function versionOf(random: Random, world: World, at: number): string {
  const age = (at - world.badRelease.from) / DAY;
  if (age > 0 && random.chance(Math.min(0.6, age * 0.06))) return world.badRelease.version;
  const steps = Math.floor((at - localInstant(world.firstDay, 0)) / (28 * DAY));
  return random.chance(0.1) ? "4.60.2" : `4.${Math.min(81, 74 + steps)}.0`;
}

export interface Release {
  version: string;
  at: number;
}

export function releases(world: World): Release[] {
  const list: Release[] = [];
  for (let step = 0; step <= 7; step++) {
    const at = localInstant(world.firstDay + step * 28, 10 * 3600);
    if (at < world.badRelease.from) list.push({ version: `4.${74 + step}.0`, at });
  }
  return [...list, { version: world.badRelease.version, at: world.badRelease.from }];
}

export const localHour = (at: number): number => Math.floor(((at + ZONE_SECONDS) % DAY) / 3600);
export const localDay = (at: number): number => Math.floor((at + ZONE_SECONDS) / DAY);
export const weekStart = (day: number): string => dateOf(day - ((day + 3) % 7));
