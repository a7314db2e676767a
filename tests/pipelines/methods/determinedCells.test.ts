import fc from "fast-check";
import { Matrix, SVD } from "ml-matrix";
import { describe, expect, it } from "vitest";
import { determinedCells, type Sum, sumSystem } from "../../../pipelines/methods/determinedCells.js";

const KEYS = Array.from({ length: 9 }, (_, i) => `k${i}`);
const sum: fc.Arbitrary<Sum> = fc
  .tuple(fc.constantFrom(...KEYS), fc.uniqueArray(fc.constantFrom(...KEYS), { maxLength: 5 }))
  .map(([total, parts]) => ({ total, parts: parts.filter((part) => part !== total) }));
const sums = fc.array(sum, { minLength: 1, maxLength: 9 });
const known = fc.uniqueArray(fc.constantFrom(...KEYS)).map((keys) => new Set(keys));

/** By ranks: an unknown is determined where its unit vector lies in the space of the rows. */
function byRank(given: readonly Sum[], isKnown: (key: string) => boolean): string[] {
  const rows = given.map(({ total, parts }) =>
    KEYS.map((key) => (isKnown(key) ? 0 : Number(parts.includes(key)) - Number(key === total))),
  );
  const rank = (matrix: number[][]): number => new SVD(new Matrix(matrix)).rank;
  return KEYS.filter((key, i) => {
    if (isKnown(key)) return false;
    const unit = KEYS.map((_, j) => Number(i === j));
    return rank([...rows, unit]) === rank([...rows, KEYS.map(() => 0)]);
  });
}

describe("what sums give away", () => {
  it("is what a comparison of ranks says, for 2,000 systems", () => {
    let found = 0;
    fc.assert(
      fc.property(sums, known, (given, told) => {
        const determined = [...determinedCells(given, (key) => told.has(key))].sort();
        found += determined.length;
        expect(determined).toEqual(byRank(given, (key) => told.has(key)));
      }),
      { numRuns: 2000, seed: 7 },
    );
    expect(found).toBeGreaterThan(1000);
  });

  it("is the same asked again and again while less and less is known", () => {
    fc.assert(
      fc.property(sums, fc.array(known, { maxLength: 6 }), (given, steps) => {
        const system = sumSystem(given);
        for (const told of steps)
          expect(system((key) => told.has(key))).toEqual(determinedCells(given, (key) => told.has(key)));
      }),
      { numRuns: 300, seed: 8 },
    );
  });
});
