import { describe, expect, it } from "vitest";
import { harm } from "../../../pipelines/estimates/themeHarm.js";

type Cell = Parameters<typeof harm>[0]["cells"][number];

const cell = (measure: Cell["measure"], theme: string, [count, sum]: readonly [number, number]): Cell => ({
  measure,
  theme,
  stratum: "ticket chat 2026-11-09",
  count,
  sum,
  square_sum: sum,
});

/** A theme of so many texts, of which so many fared badly, among all of the week. */
function told(theme: readonly [number, number], everybody: readonly [number, number], smallCell: number) {
  const cells = [cell("reopened", "", everybody), cell("reopened", "app/update", theme)];
  const sizes = [{ theme: "app/update", customers: theme[0], weeks: 12 }];
  return harm({ cells, sizes, smallCell })[0];
}

describe("how those fare who mention a theme", () => {
  it("does not take a few of whom none fared badly for better off", () => {
    // As many as one in twenty of the others did: of thirteen, half the time nobody would.
    const row = told([13, 0], [413, 20], 1);
    expect(row?.difference).toBeCloseTo(-0.05, 9);
    expect(row?.difference_low).toBeLessThan(-0.05);
    expect(row?.difference_high).toBeGreaterThan(0.1);
  });

  it("tells no difference of a side that it is not on: what rounding alone may have made is 0", () => {
    let none = 0;
    for (let texts = 10; texts <= 60; texts++) {
      for (let bad = 0; bad <= texts; bad++) {
        for (const others of [3, 130, 450, 1900, 3990]) {
          const all = [texts + 4000, bad + others] as const;
          const exact = Math.sign(told([texts, bad], all, 1)?.difference as number);
          const rounded = Math.sign(told([texts, bad], all, 5)?.difference as number);
          if (rounded === 0) none++;
          else expect(rounded, `${bad} of ${texts}, ${others} of 4000`).toBe(exact);
        }
      }
    }
    // Of 9,180; a step is one of the fewest texts that the told number may be of.
    expect(none).toBeLessThan(600);
  });

  it("tells a difference within its interval, whatever each is rounded to", () => {
    for (let texts = 10; texts <= 40; texts++) {
      for (let bad = 0; bad <= texts; bad++) {
        const row = told([texts, bad], [texts + 4000, bad + 1900], 5);
        const [low, difference, high] = ["difference_low", "difference", "difference_high"].map(
          (name) => row?.[name as "difference"] as number,
        ) as [number, number, number];
        expect(low, `${bad} of ${texts}`).toBeLessThanOrEqual(difference);
        expect(high, `${bad} of ${texts}`).toBeGreaterThanOrEqual(difference);
      }
    }
  });
});
