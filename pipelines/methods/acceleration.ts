import { CholeskyDecomposition, Matrix } from "ml-matrix";

/** So many steps back are looked at. */
const WINDOW = 10;
/** Of the diagonal of the normal equations, so that steps that are nearly the same do no harm. */
const RIDGE = 1e-10;

/**
 * The next place to go from for whoever seeks the fixed point of a map by applying it again and again, where each step is little
 * shorter than the one before (Anderson 1965; as least squares, Walker and Ni 2011): the mixture of the last steps that would have
 * left least of them.
 */
export class Acceleration {
  private readonly gains: Float64Array[] = [];
  private readonly results: Float64Array[] = [];
  private last: { gain: Float64Array; result: Float64Array } | null = null;

  /** `to` is what the map made of `from`. */
  next(from: Float64Array, to: Float64Array): Float64Array {
    const gain = to.map((value, i) => value - at(from, i));
    const { last } = this;
    this.last = { gain, result: to };
    if (last === null) return to;
    this.gains.push(gain.map((value, i) => value - at(last.gain, i)));
    this.results.push(to.map((value, i) => value - at(last.result, i)));
    if (this.gains.length > WINDOW) {
      this.gains.shift();
      this.results.shift();
    }
    const weights = this.weights(gain);
    return to.map((value, i) =>
      this.results.reduce((sum, result, k) => sum - at(weights, k) * at(result, i), value),
    );
  }

  forget(): void {
    this.gains.length = 0;
    this.results.length = 0;
    this.last = null;
  }

  /** Least squares of the last gain on the differences between gains; nothing of them where these are all alike. */
  private weights(gain: Float64Array): readonly number[] {
    const products = this.gains.map((a, i) =>
      this.gains.map((b, k) => dot(a, b) * (i === k ? 1 + RIDGE : 1)),
    );
    const cholesky = new CholeskyDecomposition(new Matrix(products));
    if (!cholesky.isPositiveDefinite()) return this.gains.map(() => 0);
    return cholesky.solve(Matrix.columnVector(this.gains.map((one) => dot(one, gain)))).to1DArray();
  }
}

function dot(a: ArrayLike<number>, b: ArrayLike<number>): number {
  let sum = 0;
  for (let i = 0; i < a.length; i++) sum += at(a, i) * at(b, i);
  return sum;
}

const at = (values: ArrayLike<number>, i: number): number => values[i] as number;
