import type { ReportRow } from "../../../pipelines/publish/reportContracts.js";

export type Spell = ReportRow<"peak_spells">;

/** The latest first. */
export const latestFirst = (spells: readonly Spell[]): Spell[] =>
  [...spells].sort((a, b) => (a.starts_at_local < b.starts_at_local ? 1 : -1));

/** The one with most contacts above the expected; null without any. */
export function peakOf(spells: readonly Spell[]): Spell | null {
  const over = (spell: Spell) => spell.contact_count - spell.expected_count;
  return [...spells].sort((a, b) => over(b) - over(a))[0] ?? null;
}

/** That of the latest week. */
export const peakOfWeek = (spells: readonly Spell[]): Spell | null =>
  peakOf(spells.filter((spell) => spell.is_latest_week));
