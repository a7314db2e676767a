import { type ArrivalSeries, type Arrivals, dateOfDay, HOURS } from "./arrivals.js";
import { estimate } from "./estimate.js";
import { type Context, explain, shareOf } from "./peakExplanation.js";
import { type PeakInput, readPeaks, searchPeaks } from "./peakSearch.js";
import type { Spell } from "./peakSpells.js";
import { waitEffect } from "./peakWaits.js";

const INPUTS = [
  "marts.chats",
  "marts.contacts_by_hour",
  "marts.tickets",
  "reports.arrivals_by_day",
  "reports.calendar_marks",
  "ref.pay_days",
  "ref.settings",
] as const;

type SpellColumn =
  | "starts_at_local"
  | "ends_at_local"
  | "is_latest_week"
  | "contact_count"
  | "expected_count"
  | "ratio"
  | "ratio_low"
  | "ratio_high"
  | "explanation_kind"
  | "explanation_name"
  | "explanation_fit"
  | "top_category"
  | "top_channel"
  | "ticket_count"
  | "p50_seconds"
  | "p50_low_seconds"
  | "p50_high_seconds"
  | "p90_seconds"
  | "longest_seconds"
  | "usual_ticket_count"
  | "usual_p50_seconds"
  | "usual_p90_seconds"
  | "queued_count"
  | "usual_queued_count"
  | "queue_p50_seconds"
  | "queue_p90_seconds"
  | "usual_queue_p50_seconds"
  | "usual_queue_p90_seconds"
  | "abandoned_share"
  | "usual_abandoned_share";

export const peakSpells = estimate<PeakInput, SpellColumn>({
  name: "estimates.peak_spells",
  grain: ["starts_at_local"],
  inputs: INPUTS,
  columns: {
    starts_at_local: "VARCHAR",
    ends_at_local: "VARCHAR",
    is_latest_week: "BOOLEAN",
    contact_count: "BIGINT",
    expected_count: "DOUBLE",
    ratio: "DOUBLE",
    ratio_low: "DOUBLE",
    ratio_high: "DOUBLE",
    explanation_kind: "VARCHAR",
    explanation_name: "VARCHAR",
    explanation_fit: "DOUBLE",
    top_category: "VARCHAR",
    top_channel: "VARCHAR",
    ticket_count: "BIGINT",
    p50_seconds: "BIGINT",
    p50_low_seconds: "BIGINT",
    p50_high_seconds: "BIGINT",
    p90_seconds: "BIGINT",
    longest_seconds: "BIGINT",
    usual_ticket_count: "BIGINT",
    usual_p50_seconds: "BIGINT",
    usual_p90_seconds: "BIGINT",
    queued_count: "BIGINT",
    usual_queued_count: "BIGINT",
    queue_p50_seconds: "BIGINT",
    queue_p90_seconds: "BIGINT",
    usual_queue_p50_seconds: "BIGINT",
    usual_queue_p90_seconds: "BIGINT",
    abandoned_share: "DOUBLE",
    usual_abandoned_share: "DOUBLE",
  },
  units:
    "contacts; *_seconds whole elapsed seconds, null = not reached; shares and explanation_fit 0 to 1; times in the reporting zone",
  note: "spells of the last 12 whole weeks above what their hours usually have, without events; usual_* of waits: the same hours of the other weeks, in the spell's make-up of channels",
  read: readPeaks,
  compute({ arrivals, events, waits }) {
    const found = arrivals === null ? null : searchPeaks(arrivals, events);
    if (arrivals === null || found === null) return [];
    const channels = arrivals.series.filter(({ scopeKind }) => scopeKind === "channel");
    return found.peaks.spells.map((spell, i) => {
      const explanation = explain(spell, events, found.context);
      const category = topOf(spell, found.context.categories, found.context);
      const channel = topOf(spell, channels, found.context);
      const tickets = waitEffect(waits, i, "first_response");
      const queue = waitEffect(waits, i, "queue");
      return {
        starts_at_local: hourText(arrivals, spell.from),
        ends_at_local: hourText(arrivals, spell.to),
        is_latest_week: spell.to > found.peaks.to - 7 * HOURS,
        contact_count: spell.contacts,
        expected_count: spell.expected,
        ratio: spell.ratio,
        ratio_low: spell.ratioLow,
        ratio_high: spell.ratioHigh,
        explanation_kind: explanation?.event.kind ?? null,
        explanation_name: explanation?.event.name ?? null,
        explanation_fit: explanation?.fit ?? null,
        top_category: category?.scope ?? null,
        top_channel: channel?.scope ?? null,
        ticket_count: tickets.count,
        p50_seconds: tickets.half,
        p50_low_seconds: tickets.halfLow,
        p50_high_seconds: tickets.halfHigh,
        p90_seconds: tickets.nineInTen,
        longest_seconds: tickets.longest,
        usual_ticket_count: tickets.usualCount,
        usual_p50_seconds: tickets.usualHalf,
        usual_p90_seconds: tickets.usualNineInTen,
        queued_count: queue.count,
        usual_queued_count: queue.usualCount,
        queue_p50_seconds: queue.half,
        queue_p90_seconds: queue.nineInTen,
        usual_queue_p50_seconds: queue.usualHalf,
        usual_queue_p90_seconds: queue.usualNineInTen,
        abandoned_share: queue.abandoned,
        usual_abandoned_share: queue.usualAbandoned,
      };
    });
  },
});

/** "2026-11-03 12:00" of an hour from the first of the arrivals. */
const hourText = ({ firstDay }: Arrivals, hour: number): string =>
  `${dateOfDay(firstDay + Math.floor(hour / HOURS))} ${String(hour % HOURS).padStart(2, "0")}:00`;

/** Contacts below which a part is not named: it would tell of single customers. */
const FEWEST_NAMED = 5;

/** The part with most above its usual share of the spell; null where none is clearly above it. */
function topOf(spell: Spell, parts: readonly ArrivalSeries[], context: Context) {
  const hours = new Set(Array.from({ length: spell.to - spell.from }, (_, i) => spell.from + i));
  const over = parts
    .map(({ scope, counts }) => ({ scope, ...shareOf(counts, hours, context) }))
    .filter(({ came, usual }) => came >= FEWEST_NAMED && came - usual > 2 * Math.sqrt(usual))
    .sort((a, b) => b.came - b.usual - (a.came - a.usual) || (a.scope < b.scope ? -1 : 1));
  return over[0] ?? null;
}

export const peakDays = estimate<PeakInput, "day" | "contact_count" | "expected_count" | "peak_over_count">({
  name: "estimates.peak_days",
  grain: ["day"],
  inputs: INPUTS,
  columns: { day: "DATE", contact_count: "BIGINT", expected_count: "DOUBLE", peak_over_count: "DOUBLE" },
  units: "contacts of a local day; peak_over_count: those above the expected within spells of peak_spells",
  note: "the days that were searched for spells; expected without events and spells",
  read: readPeaks,
  compute({ arrivals, events }) {
    const found = arrivals === null ? null : searchPeaks(arrivals, events);
    if (arrivals === null || found === null) return [];
    const { peaks, context } = found;
    const isPeak = (hour: number) => peaks.spells.some(({ from, to }) => hour >= from && hour < to);
    return Array.from({ length: (peaks.to - peaks.from) / HOURS }, (_, i) => {
      const hours = Array.from({ length: HOURS }, (_, hour) => peaks.from + i * HOURS + hour);
      const sum = (of: (hour: number) => number) => hours.reduce((total, hour) => total + of(hour), 0);
      const count = (hour: number) => context.counts[hour] as number;
      const expected = (hour: number) => peaks.usual.expected[hour] as number;
      return {
        day: dateOfDay(arrivals.firstDay + peaks.from / HOURS + i),
        contact_count: sum(count),
        expected_count: sum(expected),
        peak_over_count: sum((hour) => (isPeak(hour) ? count(hour) - expected(hour) : 0)),
      };
    });
  },
});
