import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { compareAt } from "../../../pipelines/methods/compareAt.js";
import { differenceInterval } from "../../../pipelines/methods/differenceInterval.js";
import { qValues } from "../../../pipelines/methods/falseDiscoveryRate.js";
import { logRank } from "../../../pipelines/methods/logRank.js";
import type { WaitCount } from "../../../pipelines/methods/waitCounts.js";
import { parkMiller } from "../../helpers/parkMiller.js";

/** As tests/reference/twoGroupsOfWaits.R draws them: count, scale of the waits, scale of what cuts them short. */
const CASES = {
  alike: { a: [60, 40, 90], b: [80, 40, 90], at: 25 },
  slower: { a: [120, 30, 200], b: [90, 75, 60], at: 30 },
  small: { a: [12, 10, 15], b: [9, 10, 400], at: 8 },
  heavy: { a: [200, 50, 12], b: [200, 42, 14], at: 20 },
} as const;

function drawWaits(
  [count, scale, censored]: readonly [number, number, number],
  draw: () => number,
): WaitCount[] {
  return Array.from({ length: count }, () => {
    const wait = Math.floor(-scale * Math.log(draw()));
    const seen = Math.floor(-censored * Math.log(draw()));
    return wait <= seen
      ? { seconds: wait, answered: 1, censored: 0 }
      : { seconds: seen, answered: 0, censored: 1 };
  });
}

describe("two groups of waits against R's survival", () => {
  const lines = readFileSync(new URL("../../reference/twoGroupsOfWaits.csv", import.meta.url), "utf8")
    .trim()
    .split("\n")
    .slice(1);

  it("have R's log-rank test and shares at a second, ties and censoring in", () => {
    const draw = parkMiller(20_261_125);
    expect(lines).toHaveLength(4);
    for (const line of lines) {
      const [name = "", ...values] = line.split(",");
      const { a, b, at } = CASES[name as keyof typeof CASES];
      const first = drawWaits(a, draw);
      const second = drawWaits(b, draw);
      const rank = logRank(first, second);
      const fixed = compareAt(at, first, second);
      const found = [rank.observed, rank.expected, rank.pValue];
      found.push(fixed.waitingFirst, fixed.waitingSecond, fixed.pValue);
      for (const [i, value] of found.entries()) {
        expect(value, `${name} ${i}`).toBeCloseTo(Number(values[i]), 9);
      }
    }
  });

  it("give the same for counts as for single waits", () => {
    const draw = parkMiller(7);
    const single = drawWaits([80, 20, 30], draw);
    const other = drawWaits([50, 35, 30], draw);
    const counted = Object.values(
      Object.fromEntries(
        single.map(({ seconds }) => [
          seconds,
          {
            seconds,
            answered: single.filter((wait) => wait.seconds === seconds && wait.answered === 1).length,
            censored: single.filter((wait) => wait.seconds === seconds && wait.censored === 1).length,
          },
        ]),
      ),
    ).reverse();
    expect(logRank(counted, other).pValue).toBeCloseTo(logRank(single, other).pValue, 12);
    expect(compareAt(15, counted, other).pValue).toBeCloseTo(compareAt(15, single, other).pValue, 12);
  });
});

describe("at the edges", () => {
  const at = (seconds: number, count: number): WaitCount => ({ seconds, answered: count, censored: 0 });

  it("nobody at risk together says nothing", () => {
    expect(logRank([], [at(5, 3)]).pValue).toBe(1);
    expect(logRank([{ seconds: 1, answered: 0, censored: 9 }], [at(5, 3)]).pValue).toBe(1);
  });

  it("all answered by then is a finite, strong difference", () => {
    const { waitingFirst, waitingSecond, pValue } = compareAt(10, [at(3, 40)], [at(30, 40)]);
    expect([waitingFirst, waitingSecond]).toEqual([0, 1]);
    expect(pValue).toBeLessThan(1e-3);
    expect(pValue).toBeGreaterThan(0);
  });

  it("calls at most 5 % of alike groups different", () => {
    const draw = parkMiller(99);
    let [byRank, byShare] = [0, 0];
    for (let i = 0; i < 400; i++) {
      const a = drawWaits([40, 50, 120], draw);
      const b = drawWaits([60, 50, 120], draw);
      if (logRank(a, b).pValue <= 0.05) byRank++;
      if (compareAt(35, a, b).pValue <= 0.05) byShare++;
    }
    // 400 draws at 5 %: 20 expected, beyond 33 once in a thousand times.
    expect(byRank).toBeLessThanOrEqual(33);
    expect(byShare).toBeLessThanOrEqual(33);
  });
});

describe("the interval of a difference", () => {
  it("is that of Zou and Donner, skew kept, unknown ends unknown", () => {
    const a = { value: 100, low: 90, high: 130 };
    expect(differenceInterval(a, { value: 60, low: 36, high: 64 })).toEqual({
      value: 40,
      low: 40 - Math.hypot(10, 4),
      high: 40 + Math.hypot(30, 24),
    });
    expect(differenceInterval({ ...a, high: null }, { value: 60, low: 50, high: 64 })).toMatchObject({
      high: null,
    });
    expect(differenceInterval(a, { value: 60, low: 50, high: null }).low).toBeNull();
  });

  it("holds the true difference of two medians in 19 of 20 draws", () => {
    const draw = parkMiller(5);
    const runs = 300;
    let held = 0;
    for (let i = 0; i < runs; i++) {
      const [a, b] = [medianOf(80, 60, draw), medianOf(120, 30, draw)];
      const { low, high } = differenceInterval(a, b);
      const truth = (60 - 30) * Math.log(2);
      if (Number(low) <= truth && truth <= Number(high)) held++;
    }
    expect(held / runs).toBeGreaterThan(0.92);
  });
});

/** Median of exponential waits with its interval by the sign test's order statistics. */
function medianOf(count: number, scale: number, draw: () => number) {
  const sorted = Array.from({ length: count }, () => -scale * Math.log(draw())).sort((x, y) => x - y);
  const reach = 0.98 * Math.sqrt(count);
  const at = (rank: number) => sorted[Math.round(rank)] as number;
  return {
    value: at(count / 2),
    low: at(Math.floor(count / 2 - reach)),
    high: at(Math.ceil(count / 2 + reach)),
  };
}

describe("many tests at once", () => {
  it("are corrected as R's p.adjust does", () => {
    expect(qValues([0.01, 0.02, 0.03, 0.5])).toEqual([0.04, 0.04, 0.04, 0.5]);
  });
});
