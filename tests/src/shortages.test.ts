import { describe, expect, it } from "vitest";
import { comingWeek, type Slot, shortages } from "../../src/components/findings/shortages.js";
import { syntheticReports } from "../helpers/syntheticReports.js";

const base = syntheticReports().staffing_by_half_hour[0] as Slot;
const slot = (day: string, starts_at_local: string, more: Partial<Slot> = {}): Slot => ({
  ...base,
  channel: "chat",
  day,
  starts_at_local,
  expected_count: 4,
  agents_needed: 3,
  agents_rostered: 2,
  answered_share: 0.5,
  answered_share_high: 0.4,
  answered_share_two_more: 0.9,
  ...more,
});

describe("where the roster falls short", () => {
  it("is told as spells of half hours, the most contacts answered late first", () => {
    const found = shortages([
      slot("2026-11-16", "09:00"),
      slot("2026-11-16", "18:30", { expected_count: 8, answered_share: 0.25, agents_needed: 5 }),
      slot("2026-11-16", "18:00"),
      slot("2026-11-16", "19:00", { agents_rostered: 3 }),
      slot("2026-11-16", "19:30"),
    ]);
    expect(found.map(({ from, to }) => [from / 60, to / 60])).toEqual([
      [18, 19],
      [9, 9.5],
      [19.5, 20],
    ]);
    // (4 × 0.5 + 8 × 0.25) ÷ 12 contacts.
    expect(found[0]).toMatchObject({ needed: 5, planned: 2, answered: 4 / 12 });
  });

  it("keeps days and channels apart, and needs a roster to judge", () => {
    expect(shortages([slot("2026-11-16", "23:30"), slot("2026-11-17", "00:00")])).toHaveLength(2);
    expect(
      shortages([slot("2026-11-16", "10:00"), slot("2026-11-16", "10:30", { channel: "phone" })]),
    ).toHaveLength(2);
    expect(shortages([slot("2026-11-16", "10:00", { agents_rostered: null })])).toEqual([]);
  });

  it("looks at the first seven days", () => {
    const week = comingWeek(syntheticReports().staffing_by_half_hour);
    expect(new Set(week.map(({ day }) => day)).size).toBe(7);
    expect(shortages(week).every(({ from, to }) => from === 18 * 60 && to === 22 * 60)).toBe(true);
  });
});
