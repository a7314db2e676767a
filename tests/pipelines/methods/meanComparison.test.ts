import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { compareMean, huberProposal2 } from "../../../pipelines/methods/meanComparison.js";
import { uniformDraws } from "../../helpers/countDraws.js";

const each = (...values: number[]) => values.map((y) => ({ y, n: 1 }));
/** The same numbers as in tests/reference/meanComparison.R; the last is the period that is compared. */
const SERIES: Record<string, number[]> = {
  plain: [10.2, 11.1, 9.7, 10.4, 10.9, 9.9, 10.1, 10.6, 11.3, 9.5, 10.0, 10.7, 13.0],
  odd: [10.2, 11.1, 9.7, 10.4, 25.0, 9.9, 10.1, 10.6, 11.3, 9.5, 10.0, 10.7, 13.0],
  few: [4.1, 4.4, 3.9, 4.0, 4.6, 4.2, 3.1],
};
const expected = readFileSync(new URL("../../reference/meanComparison.csv", import.meta.url), "utf8")
  .trim()
  .split("\n")
  .slice(1)
  .map((line) => line.split(","));

describe("a period's mean against those before", () => {
  it.each(expected)("%s: mean, spread, p and usual range are R's", (name, ...cells) => {
    const values = SERIES[name as string] as number[];
    const before = each(...values.slice(0, -1));
    const { mean, spread } = huberProposal2(before);
    const change = compareMean(each(values.at(-1) as number), before);
    const found = [mean, spread, change.pValue, change.usualLow, change.usualHigh];
    for (const [i, cell] of cells.entries()) expect(found[i]).toBeCloseTo(Number(cell), 8);
  });

  it("is not hidden by one odd week before", () => {
    const [plain, odd] = [SERIES.plain, SERIES.odd].map((values) =>
      compareMean(each(13), each(...(values as number[]).slice(0, -1))),
    );
    expect(plain?.pValue).toBeLessThan(0.01);
    expect(odd?.pValue).toBeLessThan(0.01);
  });

  it("calls no more than the stated share a change where nothing happened, also with weeks of other sizes", () => {
    const draw = uniformDraws(7);
    const normal = () => Math.sqrt(-2 * Math.log(1 - draw())) * Math.cos(2 * Math.PI * draw());
    const called = { at05: 0, at001: 0 };
    const runs = 4000;
    for (let run = 0; run < runs; run++) {
      const weeks = Array.from({ length: 13 }, () => {
        const n = 60 + Math.floor(80 * draw());
        return { y: normal() / Math.sqrt(n), n };
      });
      const { pValue } = compareMean(weeks.slice(12), weeks.slice(0, 12));
      if ((pValue as number) < 0.05) called.at05++;
      if ((pValue as number) < 0.001) called.at001++;
    }
    // Three standard errors of a simulation of this size above the level.
    expect(called.at05 / runs).toBeLessThan(0.05 + 3 * Math.sqrt((0.05 * 0.95) / runs));
    expect(called.at001 / runs).toBeLessThan(0.001 + 3 * Math.sqrt(0.001 / runs));
    expect(called.at05 / runs).toBeGreaterThan(0.03);
  });

  it("takes a larger period for no more certain than those before, and a smaller one for less", () => {
    const before = each(...(SERIES.plain as number[]).slice(0, -1));
    const p = (n: number) => compareMean([{ y: 12, n }], before).pValue as number;
    expect(p(100)).toBe(p(1));
    expect(p(0.25)).toBeGreaterThan(p(1));
  });

  it("says nothing where the periods before do not stray, and refuses too few of them", () => {
    expect(compareMean(each(5), each(4, 4, 4, 4)).pValue).toBeNull();
    expect(() => compareMean(each(5), each(4, 4))).toThrow(RangeError);
  });
});
