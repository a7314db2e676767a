import fc from "fast-check";
import { Matrix, SVD } from "ml-matrix";
import { describe, expect, it } from "vitest";
import { determinedCells, type Sum, SumSystem } from "../../../pipelines/methods/determinedCells.js";

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

  it("is the same asked again and again while one group after the other is hidden", () => {
    let found = 0;
    fc.assert(
      fc.property(sums, fc.shuffledSubarray(KEYS), (given, order) => {
        const system = new SumSystem(given);
        const told = new Set(KEYS);
        for (const key of order) {
          told.delete(key);
          system.hide(key);
          const determined = byRank(given, (one) => told.has(one));
          found += determined.length;
          expect(system.determined()).toEqual(determined);
        }
      }),
      { numRuns: 500, seed: 8 },
    );
    expect(found).toBeGreaterThan(1000);
  });

  it("does not count one twice, nor one that is in no sum", () => {
    const system = new SumSystem([{ total: "all", parts: ["a", "b"] }]);
    for (const key of ["a", "a", "elsewhere"]) system.hide(key);
    expect(system.determined()).toEqual(["a"]);
    system.hide("b");
    expect(system.determined()).toEqual([]);
  });

  it("loses nothing to rounding in sums of hundreds of groups", () => {
    // A table of 40 × 40 with all its margins; hiding a diagonal and one off it gives all away, a closed walk nothing.
    const size = 40;
    const cell = (row: number, column: number): string => `${row},${column}`;
    const all = [...Array(size).keys()];
    const system = new SumSystem([
      ...all.map((row) => ({ total: `row ${row}`, parts: all.map((column) => cell(row, column)) })),
      ...all.map((column) => ({ total: `column ${column}`, parts: all.map((row) => cell(row, column)) })),
    ]);
    for (const n of all) system.hide(cell(n, n));
    for (const n of all.slice(1)) system.hide(cell(n, n - 1));
    expect(system.determined()).toHaveLength(2 * size - 1);
    system.hide(cell(0, size - 1));
    expect(system.determined()).toEqual([]);
  });
});
