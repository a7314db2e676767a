import type { CubeCell } from "../../pipelines/methods/protectedCube.js";
import { parkMiller } from "./parkMiller.js";

const VALUES = [3, 3, 3, 4];
export const ATTRIBUTES = VALUES.length;

/** Cells of a few totals with skewed counts, many of them small. */
export function randomCube(seed: number): CubeCell[] {
  const random = parkMiller(seed);
  const cells = new Map<string, CubeCell>();
  const people = 20 + Math.floor(random() * 300);
  for (let i = 0; i < people; i++) {
    const total = `t${Math.floor(random() ** 2 * 4)}`;
    const values = VALUES.map((most) => `v${Math.floor(random() ** 3 * most)}`);
    const key = [total, ...values].join();
    const cell = cells.get(key) ?? { total, values, count: 0 };
    cells.set(key, { ...cell, count: cell.count + 1 });
  }
  return [...cells.values()];
}

export const sum = (cells: readonly { count: number }[]): number =>
  cells.reduce((total, { count }) => total + count, 0);

interface Margin {
  name: string;
  total: string;
  attribute: number;
  value: string;
  parts: CubeCell[];
}

/** The totals of at least `k` people, whole and by one attribute, as another report tells them. */
export function marginsOf(cells: readonly CubeCell[], k: number): Margin[] {
  const found = new Map<string, Margin>();
  for (const cell of cells) {
    // -1: of everybody.
    for (const [attribute, value] of [[-1, ""] as const, ...cell.values.entries()]) {
      const name = `margin ${cell.total} ${attribute} ${value}`;
      const margin = found.get(name) ?? { name, total: cell.total, attribute, value, parts: [] };
      margin.parts.push(cell);
      found.set(name, margin);
    }
  }
  return [...found.values()].filter(({ parts }) => sum(parts) >= k);
}
