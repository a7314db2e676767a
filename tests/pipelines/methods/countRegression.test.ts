import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { type CountData, fitCounts } from "../../../pipelines/methods/countRegression.js";
import { intervalsOfFewDays } from "../../alarms/fewDays.js";
import { parkMiller } from "../../helpers/parkMiller.js";

/** Eight weeks of hours with a trend, promotions and incidents, as tests/reference/countRegression.R makes them. */
function eightWeeks(): CountData {
  const draw = parkMiller(20_261_123);
  const hours = Array.from({ length: 8 * 168 }, (_, i) => i);
  const rows = hours.map((i) => {
    const day = Math.floor(i / 24);
    const hour = i % 24;
    const level = i % 168;
    const x = [
      day / 28,
      [10, 11, 12, 30, 31, 44].includes(day) ? 1 : 0,
      [20, 41].includes(day) && hour >= 9 && hour < 15 ? 1 : 0,
    ];
    const [trend = 0, promotion = 0, incident = 0] = x;
    const busy = hour >= 8 && hour < 20 ? 10 : 0;
    const mean = (2 + busy + (level < 24 ? 1 : 0)) * Math.exp(0.1 * trend + 0.5 * promotion + 1.1 * incident);
    const count = Math.floor(mean * (0.2 + 1.6 * draw()));
    return { count: level === 3 ? 0 : count, level, x, day };
  });
  return {
    counts: rows.map(({ count }) => count),
    levels: rows.map(({ level }) => level),
    covariates: rows.map(({ x }) => x),
    clusters: rows.map(({ day }) => day),
  };
}

describe("a log-linear regression of counts", () => {
  const data = eightWeeks();
  const expected = new Map(
    readFileSync(new URL("../../reference/countRegression.csv", import.meta.url), "utf8")
      .trim()
      .split("\n")
      .slice(1)
      .map((line) => [line.split(",")[0] ?? "", Number(line.split(",")[1])]),
  );

  it("agrees with R's glm and a sandwich clustered by day", () => {
    const fit = fitCounts(data);
    expect(data.counts.reduce((a, b) => a + b, 0)).toBe(expected.get("total"));
    const found = {
      trend: fit.coefficients[0],
      promotion: fit.coefficients[1],
      incident: fit.coefficients[2],
      "trend error": fit.standardErrors[0],
      "promotion error": fit.standardErrors[1],
      "incident error": fit.standardErrors[2],
      dispersion: fit.dispersion,
      "level 10": fit.levelEffects[10],
      "expected 500": fit.expected[500],
    };
    for (const [name, value] of Object.entries(found)) {
      expect(Math.abs((value as number) / (expected.get(name) as number) - 1), name).toBeLessThan(1e-8);
    }
    expect(fit.degreesOfFreedom).toBe(55);
  });

  it("expects nothing at an hour that never had anything", () => {
    const fit = fitCounts(data);
    expect(fit.levelEffects[3]).toBe(Number.NEGATIVE_INFINITY);
    expect(fit.expected[3]).toBe(0);
  });

  it("without covariates is the mean of each level", () => {
    const fit = fitCounts({ ...data, covariates: data.counts.map(() => []) });
    const ofLevel = data.counts.filter((_, i) => data.levels[i] === 40);
    expect(fit.expected[40]).toBeCloseTo(ofLevel.reduce((a, b) => a + b, 0) / ofLevel.length, 9);
    expect(fit.coefficients).toEqual([]);
  });

  it("has intervals that hold what was drawn, also with few days of a kind", () => {
    const held = intervalsOfFewDays(9, 150);
    // 95 % of 150 are 142.5, give or take 2.7.
    expect(held).toBeGreaterThanOrEqual(135);
    expect(held).toBeLessThanOrEqual(149);
  });

  it("refuses covariates that say the same, one that says nothing, and too few observations", () => {
    const with2 = (change: (x: readonly number[], i: number) => number[]) => () =>
      fitCounts({ ...data, covariates: data.covariates.map(change) });
    expect(with2((x) => [x[1] ?? 0, x[1] ?? 0])).toThrow("can't be told apart");
    expect(with2(() => [0])).toThrow("can't be told apart");
    expect(with2((_, i) => [data.levels[i] === 7 ? 1 : 0])).toThrow("can't be told apart");
    const week = { counts: data.counts.slice(0, 168), levels: data.levels.slice(0, 168) };
    expect(() =>
      fitCounts({ ...week, covariates: week.counts.map(() => []), clusters: data.clusters.slice(0, 168) }),
    ).toThrow("fewer observations than parameters");
  });
});
