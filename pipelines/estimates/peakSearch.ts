import { type Arrivals, HOURS, readArrivals } from "./arrivals.js";
import { type CalendarEvent, calendarFeatures, overlap, readCalendar } from "./calendar.js";
import { type Reader, shared } from "./estimate.js";
import { usualHours } from "./peakBaseline.js";
import type { Context } from "./peakExplanation.js";
import { findPeaks, type Peaks } from "./peakSpells.js";
import { readSpellWaits, type SpellWaits } from "./peakWaits.js";

export interface PeakInput {
  arrivals: Arrivals | null;
  events: CalendarEvent[];
  waits: SpellWaits;
}

/** Arrivals, what happened, and the waits of the peaks among them. */
export const readPeaks = shared(read);

async function read(engine: Reader): Promise<PeakInput> {
  const arrivals = await readArrivals(engine);
  if (arrivals === null) return { arrivals, events: [], waits: [] };
  const all = await readCalendar(engine, arrivals);
  const events = all.filter(
    ({ from, to }) => overlap(from, to, arrivals.firstDay, arrivals.endDay).length > 0,
  );
  const found = searchPeaks(arrivals, events);
  if (found === null) return { arrivals, events, waits: [] };
  const begin = arrivals.firstDay * HOURS;
  const local = ({ from, to }: { from: number; to: number }) => ({ from: from + begin, to: to + begin });
  const waits = await readSpellWaits(engine, found.peaks.spells.map(local), local(found.peaks));
  return { arrivals, events, waits };
}

/** Found in the whole of the arrivals, with what an explanation needs. */
interface Found {
  peaks: Peaks;
  context: Context;
}

/** Read, and two reports, need the same search: the last is kept. */
let last: { key: string; found: Found | null } = { key: "", found: null };

export function searchPeaks(arrivals: Arrivals, events: readonly CalendarEvent[]): Found | null {
  const key = JSON.stringify([arrivals, events]);
  if (last.key !== key) last = { key, found: searched(arrivals, events) };
  return last.found;
}

function searched(arrivals: Arrivals, events: readonly CalendarEvent[]): Found | null {
  const { firstDay, endDay, series } = arrivals;
  const all = series.find(({ scopeKind }) => scopeKind === "all");
  if (all === undefined) return null;
  const features = calendarFeatures(events, firstDay, endDay);
  const peaks = findPeaks(all.counts, arrivals, features);
  if (peaks === null) return null;
  const categories = series.filter(({ scopeKind }) => scopeKind === "category");
  // What a kind brings is told by all of its hours, those in a spell too.
  const known = usualHours(all.counts, arrivals, features, new Set());
  return {
    peaks,
    context: { firstDay, endDay, counts: all.counts, usual: peaks.usual, categories, known },
  };
}
