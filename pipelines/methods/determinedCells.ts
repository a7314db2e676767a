/** total = the sum of parts, which do not overlap; a group of nobody may be missing among them. */
export interface Sum {
  total: string;
  parts: readonly string[];
}

type Row = Map<string, number>;
const isZero = (value: number): boolean => Math.abs(value) < 1e-9;

/**
 * The withheld groups whose number anyone can compute from the published ones: those that a linear combination of the
 * sums leaves alone on one side. A group that is in no report is unknown too. Every other group is a number that is known.
 * Gauss–Jordan elimination of the sums over the unknown groups; a row with a single unknown gives it away.
 */
export function determinedCells(sums: readonly Sum[], isKnown: (key: string) => boolean): Set<string> {
  const pivots = new Map<string, Row>();
  for (const sum of sums) {
    const row: Row = new Map();
    const put = (key: string, sign: number): void => {
      if (!isKnown(key)) row.set(key, (row.get(key) ?? 0) + sign);
    };
    put(sum.total, -1);
    for (const part of sum.parts) put(part, 1);
    eliminate(row, pivots);
    const pivot = [...row.keys()].sort()[0];
    if (pivot === undefined) continue;
    scale(row, 1 / (row.get(pivot) as number));
    for (const other of pivots.values()) subtract(other, row, other.get(pivot) ?? 0);
    pivots.set(pivot, row);
  }
  const single = [...pivots].filter(([, row]) => row.size === 1);
  return new Set(single.map(([key]) => key));
}

function eliminate(row: Row, pivots: ReadonlyMap<string, Row>): void {
  for (const key of [...row.keys()]) {
    const pivot = pivots.get(key);
    if (pivot !== undefined) subtract(row, pivot, row.get(key) ?? 0);
  }
}

function subtract(from: Row, row: Row, times: number): void {
  if (times === 0) return;
  for (const [key, value] of row) {
    const left = (from.get(key) ?? 0) - times * value;
    if (isZero(left)) from.delete(key);
    else from.set(key, left);
  }
}

function scale(row: Row, by: number): void {
  for (const [key, value] of row) row.set(key, value * by);
}
