import { describe, expect, it } from "vitest";
import { changePoints, successiveDispersion } from "../../../pipelines/methods/changePoints.js";
import { commonFactors, median } from "../../../pipelines/methods/commonFactors.js";
import { levelChanges } from "../../../pipelines/methods/levelChanges.js";
import { poissonDraw, uniformDraws } from "../../helpers/countDraws.js";

const ones = (counts: readonly number[]): number[] => counts.map(() => 1);

/** Every way to cut, one by one. */
function bruteForce(
  counts: readonly number[],
  factors: readonly number[],
  options: { penalty: number; shortest: number; dispersion: number },
): { cuts: number[]; cost: number } {
  const sum = (values: readonly number[]) => values.reduce((a, b) => a + b, 0);
  const cost = (from: number, to: number) => {
    const total = sum(counts.slice(from, to));
    return total === 0
      ? 0
      : (-2 * total * Math.log(total / sum(factors.slice(from, to)))) / options.dispersion;
  };
  let best = { cuts: [] as number[], cost: Number.POSITIVE_INFINITY };
  const n = counts.length;
  for (let mask = 0; mask < 2 ** (n - 1); mask++) {
    const cuts = Array.from({ length: n - 1 }, (_, i) => i + 1).filter((cut) => mask & (1 << (cut - 1)));
    const edges = [0, ...cuts, n];
    if (edges.slice(1).some((edge, i) => edge - (edges[i] as number) < options.shortest)) continue;
    const total =
      sum(edges.slice(1).map((edge, i) => cost(edges[i] as number, edge))) + options.penalty * cuts.length;
    if (total < best.cost - 1e-9) best = { cuts, cost: total };
  }
  return best;
}

describe("PELT", () => {
  it("finds what trying every way to cut finds", () => {
    const draw = uniformDraws(5);
    for (let n = 0; n < 60; n++) {
      const length = 6 + (n % 7);
      const counts = Array.from({ length }, (_, i) =>
        poissonDraw(draw, i < length / 2 ? 6 : 6 + 12 * draw()),
      );
      const factors = n % 2 === 0 ? ones(counts) : counts.map(() => 0.5 + draw());
      const options = { penalty: 1 + 5 * draw(), shortest: 1 + (n % 3), dispersion: 1 + draw() };
      expect(changePoints({ counts, factors }, options)).toEqual(bruteForce(counts, factors, options).cuts);
    }
  });

  it("of a series with a step finds the step", () => {
    const counts = [20, 22, 19, 21, 20, 41, 39, 40, 42, 38, 40];
    expect(
      changePoints({ counts, factors: ones(counts) }, { penalty: 7, shortest: 2, dispersion: 1 }),
    ).toEqual([5]);
  });

  it("of nothing finds nothing", () => {
    const options = { penalty: 5, shortest: 2, dispersion: 1 };
    expect(changePoints({ counts: [], factors: [] }, options)).toEqual([]);
    const zeros = new Array<number>(20).fill(0);
    expect(changePoints({ counts: zeros, factors: ones(zeros) }, options)).toEqual([]);
  });
});

describe("dispersion from successive differences", () => {
  it("is that of the draws, and a step changes it little", () => {
    const draw = uniformDraws(8);
    const poisson = Array.from({ length: 4000 }, (_, i) => poissonDraw(draw, i < 2000 ? 30 : 90));
    expect(successiveDispersion({ counts: poisson, factors: ones(poisson) })).toBeLessThan(1.1);
    const strayed = Array.from({ length: 4000 }, () => poissonDraw(draw, 100 * (1 + 0.4 * (draw() - 0.5))));
    // Variance 100 + 100² · 0.4² / 12.
    const found = successiveDispersion({ counts: strayed, factors: ones(strayed) });
    expect(Math.abs(found - (1 + (100 * 0.16) / 12))).toBeLessThan(0.15);
    expect(successiveDispersion({ counts: [0, 0, 0], factors: [1, 1, 1] })).toBe(1);
  });
});

describe("the movement that series share", () => {
  it("is the median of the ratios, whatever one of them does", () => {
    const shared = [1, 1.2, 0.8, 1, 1.1, 0.9];
    const series = [100, 40, 60, 20, 80].map((mean) => shared.map((factor) => mean * factor));
    expect(commonFactors(series).map((factor) => factor.toFixed(6))).toEqual(
      shared.map((factor) => factor.toFixed(6)),
    );
    const moved = series.map((counts, k) => (k === 0 ? counts.map((n, i) => (i > 2 ? 3 * n : n)) : counts));
    const found = commonFactors(moved);
    for (const [i, factor] of shared.entries()) expect(found[i]).toBeCloseTo(factor, 6);
  });

  it("is none of few series", () => {
    expect(commonFactors([[1, 2, 3]])).toEqual([1, 1, 1]);
    expect(median([3, 1, 2])).toBe(2);
    expect(median([4, 1, 2, 3])).toBe(2.5);
  });
});

describe("levels of series shown together", () => {
  const draw = uniformDraws(11);
  const quiet = [120, 80, 60, 45, 30, 20].map((mean) =>
    Array.from({ length: 26 }, () => poissonDraw(draw, mean)),
  );

  it("finds the series that took another, when, and how far", () => {
    const moved = quiet.map((counts, k) => (k === 2 ? counts.map((n, i) => (i < 16 ? n : 2 * n)) : counts));
    const found = levelChanges(moved);
    expect(found.map((changes) => changes.length)).toEqual([0, 0, 1, 0, 0, 0]);
    const [change] = found[2] ?? [];
    expect(change?.at).toBe(16);
    expect(change?.before.periods).toBe(16);
    expect(change?.after.periods).toBe(10);
    expect(change?.ratio?.low).toBeLessThan(2);
    expect(change?.ratio?.high).toBeGreaterThan(2);
    expect(change?.after.low).toBeLessThan(120);
    expect(change?.after.high).toBeGreaterThan(120);
  });

  it("leaves alone what all do together, and too few weeks", () => {
    const together = quiet.map((counts) => counts.map((n, i) => (i < 16 ? n : 2 * n)));
    expect(levelChanges(together).flat()).toEqual([]);
    expect(levelChanges(quiet.map((counts) => counts.slice(0, 11))).flat()).toEqual([]);
    expect(levelChanges([])).toEqual([]);
  });
});
