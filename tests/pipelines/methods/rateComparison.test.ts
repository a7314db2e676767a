import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { exactRates, fisherExact } from "../../../pipelines/methods/exactTests.js";
import { qValues } from "../../../pipelines/methods/falseDiscoveryRate.js";
import { compareRate, dispersionOf } from "../../../pipelines/methods/rateComparison.js";
import { countInterval, shareInterval } from "../../../pipelines/methods/rateInterval.js";

const cases = readFileSync(new URL("../../reference/rateComparison.csv", import.meta.url), "utf8")
  .trim()
  .split("\n")
  .slice(1)
  .map((line) => {
    const [kind = "", values = "", ...expected] = line.split(",");
    return { kind, values: values.split(" ").map(Number), expected: expected.map(Number) };
  });
const of = (kind: string) => cases.filter((one) => one.kind === kind);
const near = (found: number | null | undefined, expected: number | undefined, digits = 8) => {
  expect(found).not.toBeNull();
  expect(Math.abs(Number(found) - Number(expected))).toBeLessThan(
    10 ** -digits * Math.max(1e-3, Math.abs(Number(expected))),
  );
};

describe("a week against the weeks before it", () => {
  it.each([...of("count"), ...of("share")])(
    "$kind of $values: as R's quasi-Poisson glm with an F test",
    ({ kind, values, expected }) => {
      const half = values.length / 2;
      const [now = 0, ...before] = values.slice(0, half);
      const exposures = values.slice(half, -1);
      const change = compareRate(
        { count: now, exposure: values.at(-1) ?? 0 },
        { counts: before, exposures },
        kind as "count" | "share",
      );
      near(change.dispersion, expected[0]);
      near(change.pValue, expected[1], 6);
      near(change.ratio, expected[2]);
      near(change.low, expected[3], 6);
      near(change.high, expected[4], 6);
    },
  );

  const twelve = (counts: readonly number[]) => ({ counts, exposures: counts.map(() => 1) });

  it("asks the exact test too where few are expected", () => {
    const before = twelve([1, 0, 2, 1, 0, 1, 1, 0, 2, 1, 0, 1]);
    const change = compareRate({ count: 5, exposure: 1 }, before, "count");
    expect(change.pValue).toBeGreaterThanOrEqual(exactRates(5, 1, 10, 12));
    expect(compareRate({ count: 9, exposure: 1 }, before, "count").pValue).toBeLessThan(0.001);
    const share = compareRate(
      { count: 3, exposure: 500 },
      { counts: before.counts, exposures: before.counts.map(() => 500) },
      "share",
    );
    expect(share.pValue).toBeGreaterThanOrEqual(fisherExact(3, 500, 10, 6000));
  });

  it("takes no clump for a change that came in clumps before", () => {
    const clumps = twelve([0, 8, 0, 0, 7, 0, 0, 9, 0, 0, 8, 0]);
    expect(exactRates(8, 1, 32, 12)).toBeLessThan(0.05);
    expect(compareRate({ count: 8, exposure: 1 }, clumps, "count").pValue).toBeGreaterThan(0.05);
  });

  it("has no ratio where there was none before, and an upper limit without bound", () => {
    const nothing = twelve([0, 0, 0, 0, 0, 0]);
    const change = compareRate({ count: 30, exposure: 1 }, nothing, "count");
    expect(change).toMatchObject({ ratio: null, high: null, dispersion: 1 });
    expect(change.pValue).toBeLessThan(0.001);
    expect(compareRate({ count: 0, exposure: 1 }, nothing, "count").pValue).toBe(1);
  });

  it("refuses too few periods and a period without exposure", () => {
    expect(() => compareRate({ count: 1, exposure: 1 }, twelve([1, 2]), "count")).toThrow(RangeError);
    expect(() => compareRate({ count: 1, exposure: 0 }, twelve([1, 2, 3]), "share")).toThrow(RangeError);
  });

  it("interval and p-value say the same at 5 %", () => {
    for (let now = 60; now < 160; now++) {
      const before = twelve([97, 88, 104, 121, 93, 99, 85, 110, 102, 91, 96, 100]);
      const { low, high, pValue } = compareRate({ count: now, exposure: 1 }, before, "count");
      expect(low > 1 || (high ?? 2) < 1).toBe(pValue < 0.05);
    }
  });
});

describe("exact tests", () => {
  it.each(of("fisher"))("Fisher of $values, as R's fisher.test", ({ values, expected }) => {
    const [a = 0, b = 0, c = 0, d = 0] = values;
    near(fisherExact(a, b, c, d), expected[0]);
  });
  it.each(of("rates"))("two rates of $values, as R's poisson.test", ({ values, expected }) => {
    const [a = 0, b = 0, c = 0, d = 0] = values;
    near(exactRates(a, b, c, d), expected[0]);
  });
  it("hold large counts", () => {
    expect(fisherExact(50_000, 100_000, 500_000, 1_000_000)).toBeCloseTo(1, 6);
    expect(exactRates(40_000, 1, 480_000, 12)).toBeCloseTo(1, 6);
  });
  it("refuse what is no table", () => {
    expect(() => fisherExact(3, 2, 0, 5)).toThrow(RangeError);
    expect(() => exactRates(1.5, 1, 0, 5)).toThrow(RangeError);
  });
});

describe("q-values", () => {
  it.each(of("bh"))("of $values, as R's p.adjust", ({ values, expected }) => {
    for (const [i, q] of qValues(values).entries()) near(q, expected[i], 10);
  });
  it("refuse what is no p-value", () => {
    expect(() => qValues([0.1, Number.NaN])).toThrow(RangeError);
    expect(qValues([])).toEqual([]);
  });
});

describe("intervals", () => {
  it.each(of("wilson"))(
    "share of $values without over-dispersion, as R's prop.test",
    ({ values, expected }) => {
      const interval = shareInterval(values[0] ?? 0, values[1] ?? 0, 1);
      near(interval?.low, expected[0]);
      near(interval?.high, expected[1]);
    },
  );
  it("a share's widens with the dispersion as with so many tickets fewer", () => {
    expect(shareInterval(100, 400, 4)?.low).toBeCloseTo(shareInterval(25, 100, 1)?.low ?? 0, 12);
    expect(shareInterval(0, 0, 1)).toBeNull();
  });
  it("a count's limits are the means that a score test just allows", () => {
    for (const [count, dispersion] of [
      [0, 1],
      [7, 1],
      [120, 2.4],
    ] as const) {
      const { low, high } = countInterval(count, dispersion);
      const score = (mean: number) => (count - mean) ** 2 / (dispersion * mean);
      near(score(high), 1.959963984540054 ** 2);
      if (count > 0) near(score(low), 1.959963984540054 ** 2);
    }
  });
});

describe("dispersion", () => {
  it("is at least that of Poisson counts", () => {
    expect(dispersionOf({ counts: [5, 5, 5, 5], exposures: [1, 1, 1, 1] })).toBe(1);
    expect(dispersionOf({ counts: [0, 0, 0], exposures: [1, 1, 1] })).toBe(1);
    // One week says nothing of how weeks stray.
    expect(dispersionOf({ counts: [20], exposures: [1] })).toBe(1);
    expect(dispersionOf({ counts: [0, 20], exposures: [1, 1] })).toBe(20);
  });
});
