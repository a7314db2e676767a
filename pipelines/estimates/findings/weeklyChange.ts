import { compareMean, type Measured } from "../../methods/meanComparison.js";
import { compareRate } from "../../methods/rateComparison.js";
import type { Context, Marker } from "./finding.js";

const COMPARED_WEEKS = 12;
export const FEWEST_WEEKS = 6;
/** So many weeks in a row are looked at together, so that what has lasted a while does not pass for the usual. */
const LONGEST_SPELL = 6;

/** A figure of one week as the tests take it: a count per exposure, or something measured of n things. */
export type WeekFigure = { week: string } & (
  | { as: "rate"; count: number; exposure: number; kind: "count" | "share" }
  | ({ as: "mean" } & Measured)
);

export interface WeeklyChange {
  week: string;
  pValue: number;
  direction: "up" | "down";
  sinceWeeks: number;
  /** On the scale of the tests: a rate, or y. Between usualLow and usualHigh lie 95 % of weeks. */
  usual: number;
  usualLow: number;
  usualHigh: number;
}

/**
 * A week, and the up to six weeks that end with it, against the up to twelve before them. A week alone gets half of the
 * chance of a false alarm and the spells share the other half, so the p-value given holds for all of them together
 * (Bonferroni, weighted). A spell counts only if the week itself goes at least half as far as the spell does.
 *
 * `figures` are in order of time; null where there are too few weeks, or nothing that strays.
 */
export function changeOf(figures: readonly WeekFigure[], at: number): WeeklyChange | null {
  const now = figures[at];
  if (now === undefined) return null;
  const longest = Math.min(LONGEST_SPELL, at + 1 - FEWEST_WEEKS);
  let best: WeeklyChange | null = null;
  for (let length = 1; length <= longest; length++) {
    const spell = spellOf(figures, at, length);
    if (spell === null) continue;
    const pValue = Math.min(1, spell.pValue * (longest === 1 ? 1 : length === 1 ? 2 : 2 * (longest - 1)));
    if (best !== null && pValue >= best.pValue) continue;
    const { usual, usualLow, usualHigh } = spell;
    const direction = spell.difference > 0 ? "up" : "down";
    best = { week: now.week, pValue, direction, sinceWeeks: length, usual, usualLow, usualHigh };
  }
  return best;
}

/** The spell of so many weeks that ends at `at`, against the weeks before it. */
function spellOf(figures: readonly WeekFigure[], at: number, length: number): Compared | null {
  const from = at + 1 - length;
  const before = figures.slice(Math.max(0, from - COMPARED_WEEKS), from);
  const spell = compare(figures.slice(from, at + 1), before);
  if (length === 1 || spell === null) return spell;
  const own = compare(figures.slice(at, at + 1), before);
  const holds = own !== null && own.difference / spell.difference >= 0.5;
  return holds ? spell : { ...spell, pValue: 1 };
}

interface Compared {
  difference: number;
  pValue: number;
  usual: number;
  usualLow: number;
  usualHigh: number;
}

function compare(now: readonly WeekFigure[], before: readonly WeekFigure[]): Compared | null {
  return now[0]?.as === "rate" ? compareRates(now, before) : compareMeans(now, before);
}

function compareMeans(now: readonly WeekFigure[], before: readonly WeekFigure[]): Compared | null {
  const means = (list: readonly WeekFigure[]) => list.filter((figure) => figure.as === "mean");
  const { pValue, ...rest } = compareMean(means(now), means(before));
  return pValue === null ? null : { pValue, ...rest };
}

function compareRates(now: readonly WeekFigure[], before: readonly WeekFigure[]): Compared | null {
  const rates = (list: readonly WeekFigure[]) => list.filter((figure) => figure.as === "rate");
  const [these, those] = [rates(now), rates(before)];
  const kind = these[0]?.kind ?? "count";
  const sum = (list: typeof these, of: "count" | "exposure") =>
    list.reduce((total, one) => total + one[of], 0);
  const exposure = sum(these, "exposure");
  if (exposure === 0 || those.some((one) => one.exposure === 0)) return null;
  const rate = sum(these, "count") / exposure;
  // Of a share that is mostly yes, the noes are what strays like a count.
  const isMostlyYes = kind === "share" && sum(those, "count") > sum(those, "exposure") / 2;
  const flip = (one: { count: number; exposure: number }) =>
    isMostlyYes ? one.exposure - one.count : one.count;
  const { pValue, dispersion } = compareRate(
    { count: these.reduce((total, one) => total + flip(one), 0), exposure },
    { counts: those.map(flip), exposures: those.map((one) => one.exposure) },
    kind,
  );
  const usual = sum(those, "count") / sum(those, "exposure");
  const size = (these.at(-1) as { exposure: number }).exposure;
  const chance = kind === "share" ? usual * (1 - usual) : usual;
  const reach = 1.959964 * Math.sqrt(dispersion * chance * (1 / size + 1 / sum(those, "exposure")));
  const most = kind === "share" ? 1 : Number.POSITIVE_INFINITY;
  return {
    difference: rate - usual,
    pValue,
    usual,
    usualLow: Math.max(0, usual - reach),
    usualHigh: Math.min(most, usual + reach),
  };
}

/**
 * What of the reference tables stands beside a change: a promotion, holiday or incident of the week itself for one of
 * this week; the last release of the week in which a longer one began. It says when, not why.
 */
export function markerOf(
  change: Pick<WeeklyChange, "week" | "sinceWeeks">,
  { weeks, markers }: Context,
): Marker | null {
  const at = weeks.findIndex(({ week }) => week === change.week);
  const begin = weeks[Math.max(0, at + 1 - change.sinceWeeks)]?.week_start ?? "";
  const end = dayAfter(begin, 7);
  const within = (from: string, to: string) => markers.filter(({ on, until }) => on < to && until >= from);
  const events = change.sinceWeeks === 1 ? within(begin, end) : [];
  for (const kind of ["incident", "promotion", "holiday"] as const) {
    const found = events.findLast((marker) => marker.kind === kind);
    if (found !== undefined) return { kind: found.kind, name: found.name, on: found.on };
  }
  const release = markers.findLast(({ kind, on }) => kind === "release" && on >= begin && on < end);
  return release === undefined ? null : { kind: "release", name: release.name, on: release.on };
}

const DAY = 86_400_000;
export const dayAfter = (day: string, days: number): string =>
  day === "" ? "" : new Date(Date.parse(`${day}T00:00:00Z`) + days * DAY).toISOString().slice(0, 10);
