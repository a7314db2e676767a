import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { nonnegativeFactors } from "../../../pipelines/methods/nonnegativeFactors.js";
import { columnOf, type SparseRow } from "../../../pipelines/methods/sparseMatrix.js";
import { parkMiller } from "../../helpers/parkMiller.js";

const [ROWS, COLUMNS, RANK] = [30, 14, 3];
const draw = parkMiller(20261125);
const matrix = Array.from({ length: ROWS }, (_, i) =>
  Array.from({ length: COLUMNS }, (_, j) => {
    const isSame = i % RANK === j % RANK;
    return draw() < (isSame ? 0.8 : 0.1) ? 1 + 2 * draw() : 0;
  }),
);
const sparse = (rows: readonly (readonly number[])[]): SparseRow[] =>
  rows.map((row) => {
    const columns = [...row.keys()].filter((j) => row[j] !== 0);
    return {
      columns: Int32Array.from(columns),
      values: Float64Array.from(columns, (j) => row[j] ?? 0),
    };
  });
const expected = new Map(
  readFileSync(new URL("../../reference/nonnegativeFactors.csv", import.meta.url), "utf8")
    .trim()
    .split("\n")
    .slice(1)
    .map((line) => [line.split(",")[0] ?? "", Number(line.split(",")[1])]),
);

describe("non-negative factors", () => {
  const found = nonnegativeFactors(sparse(matrix), COLUMNS, RANK);

  it("are where R's coordinate descent ends from the same start", () => {
    const squares = matrix.flat().reduce((sum, x) => sum + x * x, 0);
    expect(squares).toBeCloseTo(expected.get("squares") ?? 0, 9);
    expect(found.loss / (expected.get("loss") ?? 1)).toBeCloseTo(1, 4);
    expect(found.loss).toBeGreaterThan(expected.get("least loss of this rank") ?? 0);
    for (let k = 0; k < RANK; k++) {
      for (const word of [0, 1]) {
        const value = columnOf(found.parts, k)[word];
        expect(value).toBeCloseTo(expected.get(`part ${k + 1} word ${word + 1}`) ?? 0, 2);
      }
    }
  });

  it("can't be bettered in any entry (Karush, Kuhn and Tucker)", () => {
    const { weights, parts } = found;
    const entry = (from: typeof parts, i: number, k: number) => from.data[i * RANK + k] as number;
    const range = (n: number) => Array.from({ length: n }, (_, i) => i);
    const excess = (i: number, j: number) =>
      range(RANK).reduce((sum, l) => sum + entry(weights, i, l) * entry(parts, j, l), -(matrix[i]?.[j] ?? 0));
    const gradients = range(ROWS).flatMap((i) =>
      range(RANK).map((k) => ({
        weight: entry(weights, i, k),
        gradient: range(COLUMNS).reduce((sum, j) => sum + excess(i, j) * entry(parts, j, k), 0),
      })),
    );
    const positive = gradients.filter(({ weight }) => weight > 0).map(({ gradient }) => Math.abs(gradient));
    const zero = gradients.filter(({ weight }) => weight === 0).map(({ gradient }) => gradient);
    expect(Math.max(...positive)).toBeLessThan(0.02);
    expect(zero.length).toBeGreaterThan(5);
    expect(Math.min(...zero)).toBeGreaterThan(-0.02);
  });

  it("have no negative entry, and parts of length 1", () => {
    expect(Math.min(...found.weights.data, ...found.parts.data)).toBeGreaterThanOrEqual(0);
    for (let k = 0; k < RANK; k++) {
      expect(columnOf(found.parts, k).reduce((sum, x) => sum + x * x, 0)).toBeCloseTo(1, 12);
    }
  });

  it("find exactly what was multiplied, and no more parts than there are", () => {
    const rows = Array.from({ length: 12 }, (_, i) =>
      Array.from({ length: 6 }, (_, j) => (i % 2 === j % 2 ? (1 + (i % 3)) * (1 + j) : 0)),
    );
    const exact = nonnegativeFactors(sparse(rows), 6, 5);
    expect(exact.parts.columns).toBe(2);
    expect(exact.loss).toBeLessThan(1e-9);
  });
});
