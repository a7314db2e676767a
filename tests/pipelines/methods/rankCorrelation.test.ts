import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { rankCorrelation } from "../../../pipelines/methods/rankCorrelation.js";

/** The same numbers as in tests/reference/rankCorrelation.R. */
const PAIRS: Record<string, [number[], number[]]> = {
  ties: [
    [0.2, -0.4, 0.2, 0.9, -0.8, 0.1, 0.5, -0.4, 0.7, 0.3, -0.1, 0.6],
    [4, 1, 3, 5, 1, 3, 5, 2, 4, 5, 1, 5],
  ],
  opposite: [
    [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11],
    [9, 8, 11, 7, 5, 6, 4, 2, 3, 1, 0],
  ],
};
const expected = readFileSync(new URL("../../reference/rankCorrelation.csv", import.meta.url), "utf8")
  .trim()
  .split("\n")
  .slice(1)
  .map((line) => line.split(","));

describe("rank correlation", () => {
  it.each(expected)("%s: rho and its interval are R's", (name, ...cells) => {
    const [xs, ys] = PAIRS[name as string] as [number[], number[]];
    const found = rankCorrelation(xs, ys);
    expect(found?.rho).toBeCloseTo(Number(cells[0]), 10);
    expect(found?.low).toBeCloseTo(Number(cells[1]), 10);
    expect(found?.high).toBeCloseTo(Number(cells[2]), 10);
  });

  it("is unknown where one side is constant, its interval below ten pairs", () => {
    expect(rankCorrelation([1, 2, 3], [4, 4, 4])).toBeNull();
    expect(rankCorrelation([1, 2, 3], [1, 3, 2])?.low).toBeNull();
  });
});
