import { describe, expect, it } from "vitest";
import {
  roundedCount,
  roundedParts,
  stepOf,
  toldChance,
  toldChange,
  toldCount,
  toldWeeks,
  toStep,
  type WeekCount,
} from "../../../pipelines/methods/toldFigures.js";
import { uniformDraws } from "../../helpers/countDraws.js";

const range = (from: number, to: number) => Array.from({ length: to - from + 1 }, (_, i) => from + i);

describe("counts as they are told", () => {
  it.each([2, 3, 4, 5, 7, 10])(
    "leave open how many people two of them differ by, with at least %i told of",
    (k) => {
      // Every difference of 1 to k − 1 people that the same two told counts may have, over all counts behind them.
      const behind = new Map<string, Set<number>>();
      for (const whole of range(3 * k, 9 * k))
        for (const rest of range(1, k - 1)) {
          const key = `${toldCount(whole, k)} ${toldCount(whole - rest, k)}`;
          behind.set(key, (behind.get(key) ?? new Set()).add(rest));
        }
      for (const [key, rests] of behind) {
        const [whole, part] = key.split(" ").map(Number) as [number, number];
        // The ends of the range looked at have not all counts behind them.
        if (whole >= 8 * k || part <= 3 * k) continue;
        expect(
          [...rests].sort((a, b) => a - b),
          key,
        ).toEqual(range(1, k - 1));
      }
    },
  );

  it("are the nearest multiple, of few people not told, of none 0, and as they are where one may be told of", () => {
    expect(range(0, 13).map((count) => toldCount(count, 5))).toEqual([
      0,
      null,
      null,
      null,
      null,
      5,
      5,
      5,
      10,
      10,
      10,
      10,
      10,
      15,
    ]);
    expect(range(0, 6).map((count) => toldCount(count, 1))).toEqual(range(0, 6));
    expect([14, 15, 16].map((count) => roundedCount(count, 10))).toEqual([10, 20, 20]);
  });
});

describe("parts as they are told", () => {
  it("are multiples, off by less than one, that add up to their rounded sum", () => {
    const draw = uniformDraws(11);
    for (let i = 0; i < 500; i++) {
      const counts = Array.from({ length: 1 + Math.floor(draw() * 12) }, () => 5 + Math.floor(draw() * 40));
      const parts = roundedParts(counts, 5);
      const sum = (values: readonly number[]) => values.reduce((a, b) => a + b, 0);
      expect(sum(parts)).toBe(roundedCount(sum(counts), 5));
      for (const [place, part] of parts.entries()) {
        expect(part % 5).toBe(0);
        expect(part).toBeGreaterThanOrEqual(5);
        expect(Math.abs(part - (counts[place] as number))).toBeLessThan(5);
      }
    }
    expect(roundedParts([6, 7, 9], 1)).toEqual([6, 7, 9]);
  });
});

describe("the sum of weeks", () => {
  const K = 5;
  const week = (count: number, isWithheld = false): WeekCount => ({ count, isWithheld });

  /** All that is told of weeks: of each none, few or about how many, and of all together. */
  const seen = (counts: readonly number[]): string =>
    JSON.stringify([
      counts.map((count) => toldCount(count, K)),
      toldWeeks(
        counts.map((count) => week(count)),
        K,
      ),
    ]);

  it.each([1, 2, 3, 4])(
    "of %i gives no week of few people away, told or not, as trying all numbers shows",
    (length) => {
      const all = Array.from({ length }).reduce<number[][]>(
        (found) => found.flatMap((some) => range(0, 12).map((count) => [...some, count])),
        [[]],
      );
      const behind = new Map<string, number[][]>();
      for (const counts of all) {
        const group = behind.get(seen(counts)) ?? [];
        behind.set(seen(counts), group);
        group.push(counts);
      }
      let few = 0;
      for (const [told, alike] of behind)
        for (const place of range(0, length - 1)) {
          const values = new Set(alike.map((counts) => counts[place] as number));
          const [one] = values as unknown as [number];
          if (one === 0 || one >= K) continue;
          few++;
          expect(values.size, told).toBeGreaterThan(1);
        }
      expect(few).toBeGreaterThan(0);
    },
  );

  it.each([2, 3, 4, 10])("is a multiple near the sum with at least %i told of", (k) => {
    for (const a of range(0, 3 * k))
      for (const b of range(0, 3 * k))
        for (const isWithheld of [false, true]) {
          const told = toldWeeks([week(a, isWithheld), week(b), week(k), week(1)], k);
          if (told === null) continue;
          expect(told % k).toBe(0);
          expect(Math.abs(told - (a + b + k + 1)), `${a} ${b}`).toBeLessThan(2 * k);
        }
  });

  it("is the next multiple where the nearest would give one away, and null of few people", () => {
    const told = (...counts: number[]) =>
      toldWeeks(
        counts.map((count) => week(count)),
        K,
      );
    // 8 would be four in each.
    expect(told(4, 4)).toBe(5);
    expect(told(3, 3)).toBe(5);
    // 7 would be one in each of two, beside five.
    expect(told(1, 1, 5)).toBe(10);
    expect(told(2, 2, 5)).toBe(10);
    expect(told(1, 1, 1, 1)).toBeNull();
    expect(told(2, 2, 2, 2)).toBeNull();
    expect(told(3, 3, 3, 3)).toBe(10);
    expect(told(1, 2)).toBeNull();
    expect(told(0, 0)).toBe(0);
    expect(toldWeeks([week(4), week(9, true)], K)).toBe(15);
    expect(toldWeeks([week(0), week(9, true)], K)).toBeNull();
    expect(toldWeeks([week(2)], 1)).toBe(2);
  });
});

describe("a change as it is told", () => {
  const change = { expected: 12.345, ratio: 37 / 12.345, low: 2.13579, high: 4.24681, pValue: 0.000123456 };

  it("has ratios of two digits, and expects what they and the rounded count make", () => {
    expect(toldChange([{ count: 37, isWithheld: false }], change, 0.0123456, 5)).toEqual({
      customer_count: 35,
      expected_count: 35 / 3,
      ratio: 3,
      ratio_low: 2.1,
      ratio_high: 4.2,
      p_value: 0.00013,
      q_value: 0.013,
    });
  });

  it("is as computed where one person may be told of, and nothing of fewer than may", () => {
    const whole = toldChange([{ count: 37, isWithheld: false }], change, 0.0123456, 1);
    expect(whole).toMatchObject({ customer_count: 37, expected_count: 12.345, ratio: change.ratio });
    expect(toldChange([{ count: 3, isWithheld: false }], change, null, 5)).toEqual({
      customer_count: null,
      expected_count: null,
      ratio: null,
      ratio_low: null,
      ratio_high: null,
      p_value: null,
      q_value: null,
    });
  });
});

describe("a chance as it is told", () => {
  it("has two digits and is never smaller than it was, nor more than a tenth larger", () => {
    const draw = uniformDraws(3);
    for (let i = 0; i < 5000; i++) {
      const p = 10 ** (-12 * draw());
      const told = toldChance(p, 5);
      expect(told).toBeGreaterThanOrEqual(p);
      expect(told).toBeLessThanOrEqual(1.1001 * p);
      expect(String(told)).toBe(String(Number(told.toPrecision(2))));
    }
    expect([0, 0.05, 0.0501, 1, 0.999].map((p) => toldChance(p, 5))).toEqual([0, 0.05, 0.051, 1, 1]);
    expect(toldChance(0.0501, 1)).toBe(0.0501);
  });
});

describe("a mean as it is told", () => {
  it("could be of any number of people that its rounded count could be of", () => {
    for (const n of range(8, 60)) {
      const step = stepOf(n, 5);
      const told = roundedCount(n, 5);
      for (const yes of range(0, n)) {
        const share = toStep(yes / n, step);
        for (const other of range(told - 2, told + 2)) {
          const fits = range(0, other).some((some) => Math.abs(toStep(some / other, step) - share) < 1e-12);
          expect(fits, `${yes} of ${n}, or of ${other}`).toBe(true);
        }
      }
    }
  });

  it("stays on its side of nothing", () => {
    expect(toStep(0.001, 0.2)).toBe(0.2);
    expect(toStep(-0.001, 0.2)).toBe(-0.2);
    expect(toStep(0, 0.2)).toBe(0);
    expect(toStep(0.123, 0)).toBe(0.123);
  });
});
