import type { ReportRow } from "../../../pipelines/publish/reportContracts.js";

export type Slot = ReportRow<"staffing_by_half_hour">;

/** Half hours one after the other with fewer people planned than needed. */
export interface Shortage {
  channel: string;
  day: string;
  /** Minutes of the local day. */
  from: number;
  to: number;
  needed: number;
  /** By the forecast's 80 % interval; null where it has none. */
  neededLow: number | null;
  neededHigh: number | null;
  planned: number;
  /** Shares of the spell's contacts answered in time. */
  answered: number;
  answeredHigh: number | null;
  answeredTwoMore: number;
}

const minuteOf = (slot: Slot): number =>
  Number(slot.starts_at_local.slice(0, 2)) * 60 + Number(slot.starts_at_local.slice(3));

const isShort = (slot: Slot): boolean =>
  slot.agents_needed !== null && slot.agents_rostered !== null && slot.agents_rostered < slot.agents_needed;

/** The first seven days of the forecast. */
export function comingWeek(slots: readonly Slot[]): Slot[] {
  const days = [...new Set(slots.map((slot) => slot.day))].sort().slice(0, 7);
  return slots.filter((slot) => days.includes(slot.day));
}

/** Spells in which the roster falls short, most contacts answered late first. */
export function shortages(slots: readonly Slot[]): Shortage[] {
  const ordered = [...slots].sort(
    (a, b) => a.channel.localeCompare(b.channel) || a.day.localeCompare(b.day) || minuteOf(a) - minuteOf(b),
  );
  const spells: Slot[][] = [];
  for (const slot of ordered) {
    if (!isShort(slot)) continue;
    const spell = spells.at(-1);
    const last = spell?.at(-1);
    const follows =
      last !== undefined &&
      last.channel === slot.channel &&
      last.day === slot.day &&
      minuteOf(last) + 30 === minuteOf(slot);
    if (follows) spell?.push(slot);
    else spells.push([slot]);
  }
  const late = (spell: readonly Slot[]) =>
    spell.reduce((sum, slot) => sum + slot.expected_count * (1 - (slot.answered_share ?? 1)), 0);
  return [...spells].sort((a, b) => late(b) - late(a)).map(shortageOf);
}

function shortageOf(spell: readonly Slot[]): Shortage {
  const first = spell[0] as Slot;
  const contacts = spell.reduce((sum, slot) => sum + slot.expected_count, 0);
  const weighted = (share: (slot: Slot) => number | null) =>
    contacts === 0
      ? (share(first) ?? 0)
      : spell.reduce((sum, slot) => sum + slot.expected_count * (share(slot) ?? 0), 0) / contacts;
  const worst = spell.reduce((a, b) => ((b.agents_needed ?? 0) > (a.agents_needed ?? 0) ? b : a));
  return {
    channel: first.channel,
    day: first.day,
    from: minuteOf(first),
    to: minuteOf(spell.at(-1) as Slot) + 30,
    needed: worst.agents_needed ?? 0,
    neededLow: worst.agents_needed_low,
    neededHigh: worst.agents_needed_high,
    planned: worst.agents_rostered ?? 0,
    answered: weighted((slot) => slot.answered_share),
    answeredHigh: spell.some((slot) => slot.answered_share_high === null)
      ? null
      : weighted((slot) => slot.answered_share_high),
    answeredTwoMore: weighted((slot) => slot.answered_share_two_more),
  };
}
