/** A row of a matrix that is mostly 0: the columns that hold a value, in ascending order, and the values. */
export interface SparseRow {
  columns: Int32Array;
  values: Float64Array;
}

/** A matrix by rows, one after the other in `data`. */
export interface Dense {
  columns: number;
  data: Float64Array;
}

export const dense = (rows: number, columns: number): Dense => ({
  columns,
  data: new Float64Array(rows * columns),
});

/** X · B for a sparse X and a dense B with as many rows as X has columns. */
export function timesDense(rows: readonly SparseRow[], { columns: width, data }: Dense): Dense {
  const product = dense(rows.length, width);
  for (const [i, { columns, values }] of rows.entries()) {
    for (let j = 0; j < columns.length; j++) {
      addScaled(product.data, i * width, data, (columns[j] as number) * width, values[j] as number, width);
    }
  }
  return product;
}

/** Xᵀ · B for a sparse X with `columnCount` columns and a dense B with as many rows as X. */
export function transposedTimesDense(
  rows: readonly SparseRow[],
  columnCount: number,
  { columns: width, data }: Dense,
): Dense {
  const product = dense(columnCount, width);
  for (const [i, { columns, values }] of rows.entries()) {
    for (let j = 0; j < columns.length; j++) {
      addScaled(product.data, (columns[j] as number) * width, data, i * width, values[j] as number, width);
    }
  }
  return product;
}

/** Aᵀ · B of two dense matrices with as many rows: columns of A × columns of B. */
export function innerProducts(a: Dense, b: Dense): Dense {
  const product = dense(a.columns, b.columns);
  const rows = a.data.length / a.columns;
  for (let i = 0; i < rows; i++) {
    for (let k = 0; k < a.columns; k++) {
      const scale = a.data[i * a.columns + k] as number;
      addScaled(product.data, k * b.columns, b.data, i * b.columns, scale, b.columns);
    }
  }
  return product;
}

/** Sum over all entries of a · b. */
export function entrywiseSum(a: Dense, b: Dense): number {
  let sum = 0;
  for (let i = 0; i < a.data.length; i++) sum += (a.data[i] as number) * (b.data[i] as number);
  return sum;
}

export const columnOf = ({ columns, data }: Dense, k: number): number[] =>
  Array.from({ length: data.length / columns }, (_, i) => data[i * columns + k] as number);

function addScaled(
  into: Float64Array,
  at: number,
  from: Float64Array,
  start: number,
  scale: number,
  width: number,
): void {
  for (let k = 0; k < width; k++)
    into[at + k] = (into[at + k] as number) + scale * (from[start + k] as number);
}
