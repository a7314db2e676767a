import { expect, it } from "vitest";
import { dateOfDay, dayNumber, readWeeksOfArrivals } from "../../../pipelines/estimates/arrivals.js";
import type { Reader } from "../../../pipelines/estimates/estimate.js";

/** A desk of two years whose last whole day is `lastDay`, without a contact. */
const deskUntil = (lastDay: string): Reader => ({
  rows: async <T>(sql: string) =>
    (sql.includes("min(day)") ? [{ first_day: "2024-11-13", last_day: lastDay }] : []) as T[],
  value: async <T>() => null as T,
});

it("whole weeks are the same 26 from a Sunday on until the next", async () => {
  const sunday = dayNumber("2026-11-08");
  for (let later = 0; later < 7; later++) {
    const read = await readWeeksOfArrivals(deskUntil(dateOfDay(sunday + later)));
    expect([read?.firstDay, read?.endDay].map((day) => dateOfDay(day ?? 0))).toEqual([
      "2026-05-11",
      "2026-11-09",
    ]);
  }
  const next = await readWeeksOfArrivals(deskUntil("2026-11-15"));
  expect(dateOfDay(next?.endDay ?? 0)).toBe("2026-11-16");
  expect(await readWeeksOfArrivals(deskUntil("2024-11-15"))).toBeNull();
});
