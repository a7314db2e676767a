import { scanForPeaks, Totals, type Usual } from "../methods/scanStatistic.js";
import { type Arrivals, HOURS } from "./arrivals.js";
import type { CalendarFeature } from "./calendar.js";
import { usualHours } from "./peakBaseline.js";

/** The list of peaks is of so many complete weeks. */
const PEAK_WEEKS = 12;
/** Weeks of data below which an hour of the week has no usual to stand out from. */
const FEWEST_WEEKS = 6;
/** Contacts over the expected below which a spell is no matter for a desk. */
const FEWEST_OVER = 5;
/**
 * In standard deviations. Set so that of desks on which nothing happened, with days and hours that stray log-normally, at
 * most 3 in 20 show any peak in their twelve weeks, and next to none of those that only stray by chance: simulated in
 * tests/pipelines/estimates/peakSpells.test.ts.
 */
const THRESHOLD = 4.4;

export interface Spell {
  /** Hours from the first hour of the arrivals; `to` is exclusive. */
  from: number;
  to: number;
  contacts: number;
  expected: number;
  ratio: number;
  /** 95 % interval. */
  ratioLow: number;
  ratioHigh: number;
}

export interface Peaks {
  spells: Spell[];
  usual: Usual;
  /** Hours of the weeks that were searched. */
  from: number;
  to: number;
}

/**
 * Spells of the last twelve whole weeks with more contacts than their hours usually have, in order of time; null where
 * there are under six weeks. Searched twice: what is found at first is left out of what is usual the second time.
 */
export function findPeaks(
  counts: readonly number[],
  arrivals: Pick<Arrivals, "firstDay" | "endDay">,
  features: readonly CalendarFeature[],
  threshold = THRESHOLD,
): Peaks | null {
  const { firstDay, endDay } = arrivals;
  if (endDay - firstDay < FEWEST_WEEKS * 7 || counts.every((count) => count === 0)) return null;
  const end = Math.floor((endDay + 3) / 7) * 7 - 3;
  const start = Math.max(Math.ceil((firstDay + 3) / 7) * 7 - 3, end - PEAK_WEEKS * 7);
  const [from, to] = [(start - firstDay) * HOURS, (end - firstDay) * HOURS];
  const search = (usual: Usual) => scanForPeaks(counts, usual, { from, to, threshold, fewest: FEWEST_OVER });
  const first = search(usualHours(counts, arrivals, features, new Set()));
  const outlying = new Set(first.flatMap((window) => range(window.from, window.to)));
  const usual = usualHours(counts, arrivals, features, outlying);
  const windows = first.length === 0 ? [] : search(usual);
  return { spells: merged(windows).map((window) => spellOf(window, counts, usual)), usual, from, to };
}

const range = (from: number, to: number): number[] => Array.from({ length: to - from }, (_, i) => from + i);

/** Windows that follow one on the other are one spell. */
function merged(windows: readonly { from: number; to: number }[]): { from: number; to: number }[] {
  const spells: { from: number; to: number }[] = [];
  for (const { from, to } of [...windows].sort((a, b) => a.from - b.from)) {
    const last = spells.at(-1);
    if (last?.to === from) last.to = to;
    else spells.push({ from, to });
  }
  return spells;
}

/**
 * The interval is of a spell that was looked at for itself; one that was chosen because it is high is, as a rule, a
 * little less high than its ratio says.
 */
function spellOf({ from, to }: { from: number; to: number }, counts: readonly number[], usual: Usual): Spell {
  const sums = new Totals(usual);
  for (let hour = from; hour < to; hour++) sums.add(hour, counts[hour] as number);
  const dispersion = sums.variance() / sums.expected;
  const reach = 1.959964 * Math.sqrt(dispersion * (1 / sums.count + 1 / (sums.expected * (usual.weeks - 1))));
  const ratio = sums.count / sums.expected;
  return {
    from,
    to,
    contacts: sums.count,
    expected: sums.expected,
    ratio,
    ratioLow: ratio * Math.exp(-reach),
    ratioHigh: ratio * Math.exp(reach),
  };
}
