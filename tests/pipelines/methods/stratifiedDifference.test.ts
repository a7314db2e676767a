import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { stratifiedDifference } from "../../../pipelines/methods/stratifiedDifference.js";
import { parkMiller } from "../../helpers/parkMiller.js";

const nobody = () => ({ count: 0, sum: 0, sumOfSquares: 0 });
const of = (...values: number[]) => ({
  count: values.length,
  sum: values.reduce((a, b) => a + b, 0),
  sumOfSquares: values.reduce((a, b) => a + b * b, 0),
});

describe("the difference from others within strata", () => {
  it("agrees with R's regression and the definition of its error", () => {
    const draw = parkMiller(20261125);
    const strata = Array.from({ length: 8 }, () => ({ group: nobody(), others: nobody() }));
    for (let i = 0; i < 600; i++) {
      const stratum = Math.floor(draw() * 8);
      const isIn = draw() < 0.1 + 0.05 * stratum;
      const y = Math.floor(draw() * (10 + 3 * stratum)) + (isIn ? 4 : 0);
      const side = strata[stratum]?.[isIn ? "group" : "others"];
      if (side === undefined) continue;
      side.count++;
      side.sum += y;
      side.sumOfSquares += y * y;
    }
    const found = stratifiedDifference(strata, "mean");
    const expected = readFileSync(
      new URL("../../reference/stratifiedDifference.csv", import.meta.url),
      "utf8",
    );
    for (const line of expected.trim().split("\n").slice(1)) {
      const [name = "", value] = line.split(",");
      expect(found?.[name as "low"], name).toBeCloseTo(Number(value), 9);
    }
  });

  it("is not fooled by a group that writes where everybody fares worse", () => {
    const bad = { group: of(...Array(30).fill(1)), others: of(...Array(10).fill(1)) };
    const good = { group: of(0, 0, 0), others: of(...Array(90).fill(0)) };
    expect(stratifiedDifference([bad, good], "share")?.difference).toBe(0);
  });

  it("has no interval for a few, and nothing to say without others like them", () => {
    expect(stratifiedDifference([{ group: of(1, 0), others: of(0, 0, 1) }], "share")).toMatchObject({
      low: null,
      high: null,
      groupCount: 2,
    });
    expect(stratifiedDifference([{ group: of(1), others: nobody() }], "share")).toBeNull();
  });

  it("gives two shares of one stratum Newcombe's interval", () => {
    // Newcombe (1998), "Interval estimation for the difference between independent proportions", table II, (a) and (e), method 10.
    const some = (yes: number, all: number) => ({ count: all, sum: yes, sumOfSquares: yes });
    const found = stratifiedDifference([{ group: some(56, 70), others: some(48, 80) }], "share");
    expect([found?.low, found?.high].map((x) => x?.toFixed(4))).toEqual(["0.0524", "0.3339"]);
    const none = stratifiedDifference([{ group: some(10, 10), others: some(0, 20) }], "share");
    expect([none?.low, none?.high].map((x) => x?.toFixed(4))).toEqual(["0.6791", "1.0000"]);
  });

  it.each([
    ["nearly all five", [0.02, 0.02, 0.03, 0.06, 1]],
    ["five or one", [0.12, 0.12, 0.12, 0.12, 1]],
    ["nearly all one", [0.8, 0.9, 0.93, 0.95, 1]],
    ["around three", [0.05, 0.25, 0.75, 0.95, 1]],
  ])("holds 95 % of true differences of stars, of a dozen among many: %s", (_, upTo) => {
    const draw = parkMiller(11);
    const some = (count: number) =>
      of(
        ...Array.from({ length: count }, () => {
          const at = draw();
          return 1 + upTo.findIndex((share) => at < share);
        }),
      );
    const desks = Array.from({ length: 600 }, () =>
      Array.from({ length: 6 }, () => ({ group: some(2), others: some(30) })),
    );
    const missed = (kind: Parameters<typeof stratifiedDifference>[1]) =>
      desks.filter((strata) => {
        const { low, high } = stratifiedDifference(strata, kind) ?? {};
        return (low ?? 1) > 0 || (high ?? -1) < 0;
      }).length;
    // 5 % and two standard errors; each side's own variance misses up to half of them.
    expect(missed({ least: 1, most: 5 })).toBeLessThanOrEqual(41);
    expect(missed("mean")).toBeGreaterThan(41);
  });

  it("of all who gave the same is as open as a share, and stays on the scale", () => {
    const fives = { group: of(...Array(12).fill(5)), others: of(...Array(12).fill(5)) };
    const ones = { group: of(...Array(12).fill(1)), others: of(...Array(12).fill(1)) };
    const scale = { least: 1, most: 5 };
    for (const alike of [fives, ones]) {
      const found = stratifiedDifference([alike], scale);
      expect(found?.difference).toBe(0);
      // Wilson of 12 of 12 begins at 0.7575.
      expect(found?.low).toBeCloseTo(-4 * (1 - 0.7575), 3);
      expect(found?.high).toBeCloseTo(4 * (1 - 0.7575), 3);
    }
    const apart = stratifiedDifference([{ group: fives.group, others: ones.others }], scale);
    expect(apart?.high).toBe(4);
    expect(apart?.low).toBeGreaterThan(2);
  });

  it("of values that are 0 or 1 is a share's as far as they stray like one", () => {
    const strata = [
      { group: of(1, 1, 1, 0, 1, 0, 1, 1, 0, 1), others: of(1, 0, 0, 0, 1, 0, 0, 1, 0, 0, 0, 1) },
    ];
    const share = stratifiedDifference(strata, "share");
    const scale = stratifiedDifference(strata, { least: 0, most: 1 });
    expect([scale?.low, scale?.high]).toEqual([share?.low, share?.high]);
  });

  it("seldom tells a few apart from others who fare alike, also where nearly all or none are dissatisfied", () => {
    const draw = parkMiller(7);
    for (const share of [0.05, 0.5, 0.95]) {
      let [worse, better] = [0, 0];
      for (let i = 0; i < 1000; i++) {
        const one = () => (draw() < share ? 1 : 0);
        const strata = Array.from({ length: 6 }, () => ({
          group: of(one(), one()),
          others: of(...Array.from({ length: 30 }, one)),
        }));
        const found = stratifiedDifference(strata, "share");
        if ((found?.low ?? 0) > 0) worse++;
        if ((found?.high ?? 0) < 0) better++;
      }
      expect(Math.max(worse, better), `of 1000 with ${share}`).toBeLessThan(60);
    }
  });
});
