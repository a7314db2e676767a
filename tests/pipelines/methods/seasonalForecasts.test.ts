import { describe, expect, it } from "vitest";
import { mstlForecast, seasonalNaive } from "../../../pipelines/methods/seasonalForecasts.js";

/** Twelve weeks without noise: the hours of a day, quieter at the weekend. */
const counts = Array.from({ length: 12 * 168 }, (_, i) => {
  const day = Math.floor(i / 24) % 7;
  return Math.round((10 + 8 * Math.sin(((i % 24) / 24) * 2 * Math.PI)) * (day > 4 ? 0.5 : 1));
});

describe("seasonal forecasts", () => {
  it("carry on a week that never changes", () => {
    const last = counts.slice(-168);
    expect(seasonalNaive(counts, 336)).toEqual([...last, ...last]);
    const mstl = mstlForecast(counts, 168);
    for (const [i, value] of mstl.entries()) expect(Math.abs(value - (last[i] ?? 0))).toBeLessThan(0.5);
  });

  it("are never below 0, and nothing for nothing", () => {
    expect(
      Math.min(
        ...mstlForecast(
          counts.map((count) => (count > 15 ? 1 : 0)),
          168,
        ),
      ),
    ).toBeGreaterThanOrEqual(0);
    expect(Math.max(...mstlForecast(new Array<number>(336).fill(0), 24))).toBe(0);
  });
});
