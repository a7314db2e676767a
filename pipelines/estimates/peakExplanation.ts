import jStat from "jstat";
import type { CountFit } from "../methods/countRegression.js";
import type { Usual } from "../methods/scanStatistic.js";
import { type ArrivalSeries, HOURS } from "./arrivals.js";
import { AFTER_HOURS, type CalendarEvent, type CalendarFeature, overlap } from "./calendar.js";
import type { Spell } from "./peakSpells.js";

/** An explanation that fits less is none. */
const LEAST_FIT = 0.5;
/** An event's wave may begin an hour before it was noted, and is looked for in the three hours after its beginning. */
const ONSET_HOURS = { before: 1, after: 3 };
/** Contacts over the expected that a kind must have brought elsewhere for its categories to be known. */
const FEWEST_KNOWN = 30;
/** Days of a kind below which it is not known what it brings. */
const FEWEST_DAYS = 6;

export interface Explanation {
  event: CalendarEvent;
  /** 0 to 1. */
  fit: number;
}

export interface Context {
  /** Days since 1970-01-01 of the hours' first and, exclusive, their last day. */
  firstDay: number;
  endDay: number;
  counts: readonly number[];
  usual: Usual;
  categories: readonly ArrivalSeries[];
  /** A fit that knew every hour, and the kinds that it knew. */
  known: { fit: CountFit; features: readonly CalendarFeature[] };
}

/**
 * What of the calendar best explains a spell; null = nothing known does. An event's fit is the larger of
 * - how well it matches in time: contacts usual in the hours of both over those in the hours of either (Jaccard), or, when
 *   the spell begins with the event, the share of the spell's excess that lies in the event; halved where the kind is
 *   known to bring no more contacts;
 * - the share of the excess that the kind's usual uplift would have brought;
 * less up to half where the spell's categories are not those that the kind brought at other times.
 */
export function explain(
  spell: Spell,
  events: readonly CalendarEvent[],
  context: Context,
): Explanation | null {
  const fits = events
    .map((event) => ({ event, fit: fitOf(spell, event, events, context) }))
    .filter(({ fit }) => fit >= LEAST_FIT)
    // Of equals the shorter event says more.
    .sort((a, b) => b.fit - a.fit || a.event.to - a.event.from - (b.event.to - b.event.from));
  return fits[0] ?? null;
}

function fitOf(
  spell: Spell,
  event: CalendarEvent,
  events: readonly CalendarEvent[],
  context: Context,
): number {
  const core = hoursOf(event, 0, context);
  const whole = hoursOf(event, AFTER_HOURS[event.kind] ?? 0, context);
  if (![...whole.keys()].some((hour) => hour >= spell.from && hour < spell.to)) return 0;
  const kind = kindOf(event.kind, context);
  const after = kindOf(`after_${event.kind}`, context);
  const begin = event.from - context.firstDay * HOURS;
  const beginsWithIt =
    spell.from >= Math.floor(begin) - ONSET_HOURS.before && spell.from <= begin + ONSET_HOURS.after;
  const inTime = Math.max(
    jaccard(spell, core, context),
    jaccard(spell, whole, context),
    beginsWithIt ? excessWithin(spell, whole, context) : 0,
  );
  const brought = excess(spell);
  let said = 0;
  for (const [hour, share] of whole) {
    if (hour < spell.from || hour >= spell.to) continue;
    const ratio = core.has(hour) ? kind.ratio : after.ratio;
    said += (context.usual.expected[hour] as number) * share * Math.max(0, (ratio ?? 1) - 1);
  }
  const fit = Math.max(inTime * (kind.bringsNoMore ? 0.5 : 1), Math.min(1, said / brought));
  return fit * (0.5 + 0.5 * (categoryMatch(spell, event.kind, events, context) ?? 1));
}

/** Hours that the event touches, each with its share, from the first hour of the arrivals. */
const hoursOf = (
  { from, to }: CalendarEvent,
  after: number,
  { firstDay, endDay }: Context,
): Map<number, number> => new Map(overlap(from, to + after, firstDay, endDay));

const excess = (spell: Spell): number => spell.contacts - spell.expected;

/** By usual contacts, so that the hours of the night weigh little. */
function jaccard(spell: Spell, hours: ReadonlyMap<number, number>, { usual }: Context): number {
  let [both, either] = [0, spell.expected];
  for (const [hour, share] of hours) {
    const mean = (usual.expected[hour] as number) * share;
    if (hour >= spell.from && hour < spell.to) both += mean;
    else either += mean;
  }
  return both / either;
}

function excessWithin(spell: Spell, hours: ReadonlyMap<number, number>, context: Context): number {
  let within = 0;
  for (const hour of hours.keys()) {
    if (hour < spell.from || hour >= spell.to) continue;
    within += (context.counts[hour] as number) - (context.usual.expected[hour] as number);
  }
  return Math.max(0, Math.min(1, within / excess(spell)));
}

/** What a kind is known to bring; ratio null = not known, as there were too few days of it. */
function kindOf(name: string, { known }: Context): { ratio: number | null; bringsNoMore: boolean } {
  const k = known.features.findIndex((feature) => feature.name === name);
  const shares = known.features[k]?.shares ?? [];
  const days = new Set<number>();
  for (const [hour, share] of shares.entries()) if (share > 0) days.add(Math.floor(hour / HOURS));
  if (days.size < FEWEST_DAYS) return { ratio: null, bringsNoMore: false };
  const coefficient = known.fit.coefficients[k + 1] as number;
  const reach = jStat.studentt.inv(0.975, days.size - 1) * (known.fit.standardErrors[k + 1] as number);
  return { ratio: Math.exp(coefficient), bringsNoMore: coefficient - reach <= 0 };
}

/** How alike the categories of the excess are to those of the kind's other events; null where these are not known. */
function categoryMatch(
  spell: Spell,
  kind: CalendarEvent["kind"],
  events: readonly CalendarEvent[],
  context: Context,
): number | null {
  const inSpell = new Set(Array.from({ length: spell.to - spell.from }, (_, i) => spell.from + i));
  const others = new Set(
    events
      .filter((event) => event.kind === kind)
      .flatMap((event) => [...hoursOf(event, 0, context).keys()])
      .filter((hour) => !inSpell.has(hour)),
  );
  const here = excessByCategory(inSpell, context);
  const there = excessByCategory(others, context);
  const total = (shares: ReadonlyMap<string, number>) => [...shares.values()].reduce((sum, x) => sum + x, 0);
  if (total(there) < FEWEST_KNOWN || total(here) <= 0) return null;
  let match = 0;
  for (const [category, over] of here) {
    match += Math.min(over / total(here), (there.get(category) ?? 0) / total(there));
  }
  return match;
}

/** Contacts of each category above what they usually are; those below are left out. */
function excessByCategory(hours: ReadonlySet<number>, context: Context): Map<string, number> {
  return new Map(
    context.categories.map(({ scope, counts }) => {
      const { came, usual } = shareOf(counts, hours, context);
      return [scope, Math.max(0, came - usual)];
    }),
  );
}

/** Of one series: what came in the hours, and what its part of all contacts usually is of their expected. */
export function shareOf(
  counts: readonly number[],
  hours: ReadonlySet<number>,
  { usual, counts: all }: Pick<Context, "usual" | "counts">,
): { came: number; usual: number } {
  let [came, expected, total, whole] = [0, 0, 0, 0];
  for (const [hour, count] of counts.entries()) {
    if (hours.has(hour)) {
      came += count;
      expected += usual.expected[hour] as number;
    } else {
      total += count;
      whole += all[hour] as number;
    }
  }
  return { came, usual: whole === 0 ? 0 : (expected * total) / whole };
}
