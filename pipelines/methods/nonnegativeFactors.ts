import { EigenvalueDecomposition, Matrix, QrDecomposition } from "ml-matrix";
import {
  columnOf,
  type Dense,
  dense,
  entrywiseSum,
  innerProducts,
  type SparseRow,
  timesDense,
  transposedTimesDense,
} from "./sparseMatrix.js";

export interface Factors {
  /** Rows × rank: how much of each part a row holds. */
  weights: Dense;
  /** Columns × rank: what each part is made of, each of length 1. */
  parts: Dense;
  /** Sum of squares that the factors leave unexplained. */
  loss: number;
}

const SUBSPACE_STEPS = 30;
const MAX_SWEEPS = 300;
/** A sweep that improves the loss by less than this share of the whole ends the search. */
const CONVERGED = 1e-6;

/**
 * Non-negative matrix factorisation X ≈ W Hᵀ by hierarchical alternating least squares (Cichocki and Phan 2009), from the
 * start that the singular vectors give (NNDSVD, Boutsidis and Gallopoulos 2008, zeros filled with the mean as in its variant
 * "a"). No random number is drawn: the same matrix gives the same factors. The rank is lowered to what the matrix holds.
 * Time of a sweep: entries × rank; memory: (rows + columns) × rank.
 */
export function nonnegativeFactors(rows: readonly SparseRow[], columnCount: number, rank: number): Factors {
  const { weights, parts } = start(rows, columnCount, Math.min(rank, rows.length, columnCount));
  const squares = rows.reduce((sum, { values }) => sum + values.reduce((s, x) => s + x * x, 0), 0);
  let loss = Number.POSITIVE_INFINITY;
  for (let sweep = 0; sweep < MAX_SWEEPS; sweep++) {
    improve(weights, timesDense(rows, parts), innerProducts(parts, parts));
    const products = transposedTimesDense(rows, columnCount, weights);
    const gram = innerProducts(weights, weights);
    improve(parts, products, gram);
    const now = squares - 2 * entrywiseSum(products, parts) + entrywiseSum(gram, innerProducts(parts, parts));
    const isDone = loss - now <= CONVERGED * squares;
    loss = now;
    if (isDone) break;
  }
  for (let k = 0; k < parts.columns; k++) {
    const length = norm(columnOf(parts, k));
    if (length === 0) continue;
    scaleColumn(parts, k, 1 / length);
    scaleColumn(weights, k, length);
  }
  return { weights, parts, loss: Math.max(0, loss) };
}

/** Each column in turn to its best values while the others stand still: the loss only falls. */
function improve(factor: Dense, products: Dense, gram: Dense): void {
  const rank = factor.columns;
  for (let k = 0; k < rank; k++) {
    const own = gram.data[k * rank + k] as number;
    if (own <= 1e-12) continue;
    for (let at = 0; at < factor.data.length; at += rank) {
      let left = products.data[at + k] as number;
      for (let j = 0; j < rank; j++) {
        if (j !== k) left -= (factor.data[at + j] as number) * (gram.data[j * rank + k] as number);
      }
      factor.data[at + k] = Math.max(0, left / own);
    }
  }
}

/** Of each pair of singular vectors the positive or the negative halves, whichever carry more. */
function start(
  rows: readonly SparseRow[],
  columnCount: number,
  rank: number,
): { weights: Dense; parts: Dense } {
  const { vectors, values } = rightSingular(rows, columnCount, rank);
  const images = timesDense(rows, vectors);
  const weights = dense(rows.length, values.length);
  const parts = dense(columnCount, values.length);
  const sum = rows.reduce((total, row) => total + row.values.reduce((s, x) => s + x, 0), 0);
  const mean = sum / (rows.length * columnCount);
  for (const [k, value] of values.entries()) {
    const right = columnOf(vectors, k);
    const left = columnOf(images, k).map((x) => x / value);
    const [plus, minus] = [halves(left, right, 1), halves(left, right, -1)];
    const best = plus.size >= minus.size ? plus : minus;
    const scale = Math.sqrt(value * best.size);
    fill(weights, k, best.left, scale, mean);
    fill(parts, k, best.right, scale, mean);
  }
  return { weights, parts };
}

function halves(left: readonly number[], right: readonly number[], sign: 1 | -1) {
  const half = (vector: readonly number[]) => vector.map((x) => Math.max(0, sign * x));
  const found = { left: half(left), right: half(right) };
  return { ...found, size: norm(found.left) * norm(found.right) };
}

function fill(into: Dense, k: number, vector: readonly number[], scale: number, mean: number): void {
  const length = norm(vector) || 1;
  for (const [i, x] of vector.entries()) into.data[i * into.columns + k] = (scale * x) / length || mean;
}

/** The leading right singular vectors by orthogonal iteration from a fixed start (Golub and Van Loan 2013, §8.2.4). */
function rightSingular(
  rows: readonly SparseRow[],
  columnCount: number,
  rank: number,
): { vectors: Dense; values: number[] } {
  let basis = dense(columnCount, rank);
  for (let i = 0; i < columnCount; i++) {
    for (let k = 0; k < rank; k++) basis.data[i * rank + k] = 1 + Math.sin((i + 1) * (k + 1));
  }
  const square = (vectors: Dense): Dense =>
    transposedTimesDense(rows, columnCount, timesDense(rows, vectors));
  for (let step = 0; step < SUBSPACE_STEPS; step++) {
    basis = fromMatrix(new QrDecomposition(toMatrix(square(basis))).orthogonalMatrix);
  }
  // Rotated to the singular vectors themselves (Rayleigh and Ritz).
  const small = toMatrix(innerProducts(basis, square(basis)));
  const { realEigenvalues, eigenvectorMatrix } = new EigenvalueDecomposition(small, {
    assumeSymmetric: true,
  });
  const largest = Math.max(...realEigenvalues);
  const order = [...realEigenvalues.keys()]
    .filter((k) => (realEigenvalues[k] as number) > 1e-9 * largest)
    .sort((a, b) => (realEigenvalues[b] as number) - (realEigenvalues[a] as number));
  return {
    vectors: fromMatrix(toMatrix(basis).mmul(eigenvectorMatrix.subMatrixColumn(order))),
    values: order.map((k) => Math.sqrt(realEigenvalues[k] as number)),
  };
}

const toMatrix = ({ columns, data }: Dense): Matrix =>
  Matrix.from1DArray(data.length / columns, columns, data);
const fromMatrix = (matrix: Matrix): Dense => ({
  columns: matrix.columns,
  data: Float64Array.from(matrix.to1DArray()),
});
const norm = (vector: readonly number[]): number => Math.sqrt(vector.reduce((sum, x) => sum + x * x, 0));

function scaleColumn({ columns, data }: Dense, k: number, factor: number): void {
  for (let at = k; at < data.length; at += columns) data[at] = (data[at] as number) * factor;
}
