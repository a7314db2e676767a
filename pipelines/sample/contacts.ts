import { DAY, holidayOn, localInstant, weekday } from "./calendar.js";
import { drawSteps, type Step } from "./conversation.js";
import { EFFECTS } from "./effects.js";
import type { Category, Language } from "./phrases.js";
import { Random } from "./random.js";
import { languageOf, message, newThemeMessage } from "./texts.js";
import {
  type Channel,
  categoryOf,
  inIncident,
  isBrokenBy,
  localDay,
  localHour,
  promotionFactor,
  versionOf,
  type World,
} from "./world.js";

export type TicketChannel = Exclude<Channel, "phone">;

/** A ticket's whole life as it will have been; exports show what had happened when they were taken. */
export interface Ticket {
  id: string;
  channel: TicketChannel;
  createdAt: number;
  /** First public reply by a person; Infinity = it never comes. */
  respondedAt: number;
  solvedAt: number;
  reopenedAt: number;
  solvedAgainAt: number;
  ending: "solved" | "merged" | "spam" | "deleted";
  category: Category;
  language: Language;
  priority: "urgent" | "high" | "normal" | "low";
  customer: string;
  agent: string;
  openedByAgent: boolean;
  hasBot: boolean;
  isRestricted: boolean;
  hasReference: boolean;
  replies: number;
  csat: number | null;
  version: string;
  os: string;
  device: string;
  text: string;
  /** What else happens, oldest first: assignments, statuses, further messages. */
  steps: readonly Step[];
}

export const MINUTE = 60;
const HOUR = 3600;
const MEDIAN_WAIT: Record<TicketChannel, number> = {
  chat: 55,
  web: 3 * HOUR,
  social: 75 * MINUTE,
  email: 5 * HOUR,
  community: 14 * HOUR,
};
const TEAM: Record<TicketChannel, string> = {
  chat: "chat",
  web: "care",
  social: "social",
  email: "care",
  community: "community",
};
export const teamOf = (channel: TicketChannel): string => TEAM[channel];

export const OS = {
  "Android 12": 14,
  "Android 13": 22,
  "Android 14": 26,
  "Android 15": 14,
  "iOS 17": 9,
  "iOS 18": 15,
} as const;
const DEVICES = [
  "Galaxy A14",
  "Redmi Note 12",
  "vivo Y36",
  "OPPO A78",
  "iPhone 13",
  "iPhone 15",
  "Pixel 7",
] as const;

const customerPool = (world: World): number =>
  Math.max(
    500,
    Math.round(
      Object.values(world.volumes).reduce((a, b) => a + b, 0) * (world.lastDay - world.firstDay + 1) * 0.6,
    ),
  );

export function drawTicket(
  random: Random,
  world: World,
  channel: TicketChannel,
  at: number,
  number: number,
): Ticket {
  const version = versionOf(random, world, at);
  const os = random.weighted(OS);
  const category = categoryOf(random, world, at, isBrokenBy(world, version, os));
  const language = languageOf(random);
  const respondedAt = responseTime(random, world, channel, category, at);
  const resolution = respondedAt + random.logNormal(resolutionMedian(world, category, at), 1.1);
  const reopens = random.chance(category === "refund" ? 0.12 : 0.05);
  const unanswered = respondedAt === Number.POSITIVE_INFINITY;
  const reopenedAt =
    reopens && !unanswered ? resolution + random.logNormal(10 * HOUR, 0.8) : Number.POSITIVE_INFINITY;
  const life = {
    id: String(100_000 + number),
    channel,
    createdAt: at,
    respondedAt,
    solvedAt: unanswered ? at + random.logNormal(3 * DAY, 0.5) : resolution,
    reopenedAt,
    solvedAgainAt: reopenedAt + random.logNormal(resolutionMedian(world, category, at), 0.9),
    ending: random.chance(0.018) ? random.pick(["merged", "spam", "deleted"] as const) : ("solved" as const),
    category,
    language,
    priority: priorityOf(random, category),
    customer: `C${100_000 + random.whole(customerPool(world))}`,
    agent: `agent.${TEAM[channel]}.${random.whole(14) + 1}`,
    openedByAgent: channel === "email" && random.chance(0.03),
    hasBot: channel === "chat" && random.chance(0.55),
    isRestricted: category === "account_security" && random.chance(0.3),
    hasReference: random.chance(category === "how_to" ? 0.02 : 0.45),
    replies: unanswered ? 0 : 1 + random.poisson(1.3),
    csat: null,
    version,
    os,
    device: os.startsWith("iOS")
      ? random.pick(DEVICES.slice(4, 6))
      : random.pick([...DEVICES.slice(0, 4), "Pixel 7"]),
    text: message(random, language, category, version),
  };
  const isNew = at >= world.newThemeFrom && (category === "how_to" || category === "other");
  // Drawn apart, so that the rest of the desk is the same with and without it.
  const own = new Random(number);
  if (isNew && own.chance(EFFECTS.newTheme[category])) life.text = newThemeMessage(own, language, version);
  return { ...life, steps: drawSteps(life, TEAM[channel], number) };
}

function priorityOf(random: Random, category: Category): Ticket["priority"] {
  if (category === "account_security") return random.chance(0.7) ? "urgent" : "high";
  if (category === "refund" || category === "delayed_transaction")
    return random.chance(0.4) ? "high" : "normal";
  return category === "how_to" || category === "other" ? "low" : "normal";
}

/** Log-normal about the channel's median, longer when load exceeds people; one in forty never gets an answer. */
function responseTime(
  random: Random,
  world: World,
  channel: TicketChannel,
  category: Category,
  at: number,
): number {
  if (random.chance(channel === "community" ? 0.08 : 0.025)) return Number.POSITIVE_INFINITY;
  const slow =
    loadFactor(world, channel, at) *
    (category === "refund" && at >= world.refundBacklogFrom ? EFFECTS.wait.refundBacklog : 1) *
    (at >= world.badRelease.from ? EFFECTS.wait.sinceBadRelease : 1);
  const wait = random.logNormal(MEDIAN_WAIT[channel] * slow, channel === "chat" ? 0.9 : 1.0);
  return channel === "email" ? inBusinessHours(at + wait) : at + wait;
}

function loadFactor(world: World, channel: TicketChannel, at: number): number {
  const short = channel === "chat" && world.shortHours.includes(localHour(at)) ? EFFECTS.wait.shortHours : 1;
  const crowd = promotionFactor(world, at) * (inIncident(world, at) ? EFFECTS.wait.incident : 1);
  return short * (crowd > 1 ? crowd * EFFECTS.wait.crowd : 1);
}

/** Email is answered on working days 08 to 17, local; a reply due outside comes in the next opening hours. */
function inBusinessHours(at: number): number {
  const day = localDay(at);
  const hour = localHour(at);
  if (isWorkingDay(day) && hour >= 8 && hour < 17) return at;
  let next = hour >= 17 ? day + 1 : day;
  while (!isWorkingDay(next)) next++;
  // Spread over the first three hours by the second at which the reply fell due.
  return localInstant(next, 8 * HOUR + (at % (3 * HOUR)));
}

const isWorkingDay = (day: number): boolean => weekday(day) < 5 && holidayOn(day) === undefined;

function resolutionMedian(world: World, category: Category, at: number): number {
  if (category === "refund") return at >= world.refundBacklogFrom ? 6 * DAY : 30 * HOUR;
  return category === "how_to" ? HOUR : 9 * HOUR;
}
