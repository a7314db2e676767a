import { describe, expect, it } from "vitest";
import { falseAlarms } from "../alarms/falseAlarms.js";
import { power } from "../alarms/power.js";
import { falseAlarmsThroughDatabase } from "../alarms/throughDatabase.js";

/** A small part of what `npm run alarms` measures. */
describe("quiet desks and planted changes", () => {
  it("says of at most one quiet desk in twenty that anything changed", () => {
    const { desks, changed, levels, comparisons } = falseAlarms(120);
    expect(comparisons).toBeGreaterThan(120 * 15);
    // `npm run alarms` counts 1,000: of so few two standard deviations more may be chance.
    const most = 0.05 + 2 * Math.sqrt((0.05 * 0.95) / desks);
    expect(changed / desks).toBeLessThanOrEqual(most);
    expect(levels / desks).toBeLessThanOrEqual(most);
  });

  it("says so by the whole way through a database too", async () => {
    const { changed, levels } = await falseAlarmsThroughDatabase(3);
    expect(changed + levels).toBe(0);
  });

  it("finds planted changes as often as is said", () => {
    for (const { what, desks, found, right, promised } of power(12)) {
      // Two standard deviations of so few desks below.
      expect(found / desks, what).toBeGreaterThanOrEqual(
        promised - 2 * Math.sqrt((promised * (1 - promised)) / desks),
      );
      expect(right / Math.max(1, found), what).toBeGreaterThan(0.7);
    }
  });
});
