import { describe, expect, it } from "vitest";
import { determinedCells, type Sum } from "../../../pipelines/methods/determinedCells.js";
import {
  type CubeCell,
  cubeGroups,
  protectedCube,
  type ToldCell,
} from "../../../pipelines/methods/protectedCube.js";
import { ATTRIBUTES, marginsOf, randomCube, sum } from "../../helpers/cubes.js";

const K = 5;
const SEEDS = Array.from({ length: 200 }, (_, i) => i + 1);
/** The cells that whoever knows these groups, and which cells anybody is in, can compute. */
function computed(known: readonly { name: string; parts: readonly CubeCell[] }[]): Set<string> {
  const sums = known.map(({ name, parts }): Sum => ({ total: name, parts: parts.map(key).sort() }));
  const names = new Set(known.map(({ name }) => name));
  return determinedCells(sums, (name) => names.has(name));
}
const key = (cell: CubeCell): string => [cell.total, ...cell.values].join();

describe("a cube of counts", () => {
  it("has no cell of few people, and tells each total in whole or not at all", () => {
    for (const seed of SEEDS) {
      const cells = randomCube(seed);
      const told = protectedCube(cells, ATTRIBUTES, K);
      for (const one of told) expect(one.count).toBeGreaterThanOrEqual(K);
      for (const total of new Set(cells.map((cell) => cell.total))) {
        const all = sum(cells.filter((cell) => cell.total === total));
        expect(sum(told.filter((one) => one.total === total))).toBe(all < K ? 0 : all);
      }
    }
  });

  it("leaves of each published total by one attribute nobody or at least five untold", () => {
    for (const seed of SEEDS) {
      const cells = randomCube(seed);
      const told = protectedCube(cells, ATTRIBUTES, K);
      for (const { name, total, attribute, value, parts } of marginsOf(cells, K)) {
        if (attribute < 0) continue;
        const said = told.filter((one) => one.total === total && one.values[attribute] === value);
        const rest = sum(parts) - sum(said);
        expect(rest === 0 || rest >= K, `${seed} ${name}: ${rest}`).toBe(true);
      }
    }
  });

  it("gives no small group to linear algebra over all its cells and the totals by each attribute", () => {
    let small = 0;
    for (const seed of SEEDS) {
      const cells = randomCube(seed);
      const groups = cubeGroups(cells, ATTRIBUTES, K).map((one, i) => ({
        name: `told ${i}`,
        parts: one.cells,
      }));
      const others = marginsOf(cells, K);
      const given = computed([...groups, ...others]);
      // What the others' totals give away by themselves is theirs to hide.
      const before = computed(others);
      const few = cells.filter((cell) => cell.count < K && !before.has(key(cell)));
      small += few.length;
      expect(
        few.map(key).filter((name) => given.has(name)),
        `seed ${seed}`,
      ).toEqual([]);
    }
    expect(small).toBeGreaterThan(1000);
  });

  it("is the same whatever the order of its cells", () => {
    const cells = randomCube(7);
    const sorted = (told: ToldCell[]) => told.map((one) => JSON.stringify(one)).sort();
    expect(sorted(protectedCube([...cells].reverse(), ATTRIBUTES, K))).toEqual(
      sorted(protectedCube(cells, ATTRIBUTES, K)),
    );
  });
});
