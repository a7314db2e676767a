import { CholeskyDecomposition, Matrix } from "ml-matrix";

/** Counts with what explains them; every array has one entry an observation. */
export interface CountData {
  counts: readonly number[];
  /** Level of the one factor that has many (hour of the week), from 0. Its effects are absorbed, not solved for. */
  levels: readonly number[];
  /** The same number of covariates each; may be none. */
  covariates: readonly (readonly number[])[];
  /** Observations of one cluster (a day) may depend on each other. From 0. */
  clusters: readonly number[];
}

export interface CountFit {
  /** Log of the factor by which one unit of each covariate multiplies the count. */
  coefficients: number[];
  /** Robust to any dependence within a cluster. */
  standardErrors: number[];
  /** Degrees of freedom for a t interval: clusters − 1. */
  degreesOfFreedom: number;
  /** Variance of a count over its mean; 1 = Poisson. */
  dispersion: number;
  /** Log count of each level where all covariates are 0; −Infinity for a level that never had any count. */
  levelEffects: number[];
  /** Expected count of each observation. */
  expected: number[];
}

const MAX_ITERATIONS = 100;
const CONVERGED = 1e-12;
const INSEPARABLE = "covariates that can't be told apart";

/**
 * Log-linear quasi-Poisson regression (McCullagh and Nelder 1989, chapter 6) of counts on one factor and covariates,
 * by iteratively reweighted least squares; the factor is absorbed by weighted means within its levels, which gives the
 * same coefficients as dummies do (Frisch and Waugh 1933). Standard errors are clustered (Liang and Zeger 1986) with
 * the usual correction for few clusters, G/(G−1) · (n−1)/(n−k) (Cameron and Miller 2015).
 *
 * Throws RangeError for covariates that can't be told apart, or when too few observations are left for the parameters.
 */
export function fitCounts(data: CountData): CountFit {
  const rows = new Absorbed(data);
  const { width } = rows;
  let expected: Float64Array = rows.counts.map((count) => Math.max(count, 0.5));
  let deviance = Number.POSITIVE_INFINITY;
  let solved = rows.solve(expected);
  for (let i = 0; i < MAX_ITERATIONS; i++) {
    expected = solved.expected;
    const now = devianceOf(rows.counts, expected);
    if (Math.abs(deviance - now) <= CONVERGED * (Math.abs(now) + 0.1)) break;
    deviance = now;
    solved = rows.solve(expected);
  }
  const left = rows.counts.length - rows.levelCount - width;
  if (left <= 0) throw new RangeError("fewer observations than parameters");
  const pearson = rows.counts.map((count, i) => (count - at(expected, i)) ** 2 / at(expected, i));
  return {
    coefficients: solved.coefficients,
    standardErrors: rows.clusteredErrors(expected, left),
    degreesOfFreedom: rows.clusterCount - 1,
    dispersion: pearson.reduce((sum, x) => sum + x, 0) / left,
    levelEffects: solved.levelEffects,
    expected: data.counts.map((_, i) => rows.expectedOf(i, solved.levelEffects, solved.coefficients)),
  };
}

const at = (values: ArrayLike<number>, i: number): number => values[i] as number;

function devianceOf(counts: Float64Array, expected: Float64Array): number {
  let sum = 0;
  for (let i = 0; i < counts.length; i++) {
    const count = at(counts, i);
    const mean = at(expected, i);
    sum += 2 * ((count > 0 ? count * Math.log(count / mean) : 0) - (count - mean));
  }
  return sum;
}

/** The observations of levels with any count; those without are expected to have none and tell nothing. */
class Absorbed {
  readonly counts: Float64Array;
  readonly width: number;
  readonly levelCount: number;
  readonly clusterCount: number;
  readonly #data: CountData;
  readonly #levels: Int32Array;
  readonly #clusters: Int32Array;
  /** One array a covariate. */
  readonly #columns: readonly Float64Array[];
  /** Levels there are, empty ones too. */
  readonly #size: number;

  constructor(data: CountData) {
    this.#data = data;
    this.#size = data.levels.reduce((most, level) => Math.max(most, level), -1) + 1;
    const totals = new Float64Array(this.#size);
    for (let i = 0; i < data.counts.length; i++) add(totals, at(data.levels, i), at(data.counts, i));
    const kept = [...data.counts.keys()].filter((i) => at(totals, at(data.levels, i)) > 0);
    this.width = data.covariates[0]?.length ?? 0;
    this.counts = Float64Array.from(kept, (i) => at(data.counts, i));
    this.#levels = Int32Array.from(kept, (i) => at(data.levels, i));
    this.#clusters = Int32Array.from(kept, (i) => at(data.clusters, i));
    this.#columns = Array.from({ length: this.width }, (_, k) =>
      Float64Array.from(kept, (i) => at(data.covariates[i] as readonly number[], k)),
    );
    this.levelCount = totals.filter((total) => total > 0).length;
    this.clusterCount = new Set(this.#clusters).size;
  }

  /** One step: weighted least squares of the working response, with the expected counts as weights. */
  solve(expected: Float64Array): { coefficients: number[]; levelEffects: number[]; expected: Float64Array } {
    const response = new Float64Array(expected.length);
    for (let i = 0; i < expected.length; i++) {
      const mean = at(expected, i);
      response[i] = Math.log(mean) + (at(this.counts, i) - mean) / mean;
    }
    const responseMeans = this.#levelMeans(response, expected);
    const means = this.#columns.map((column) => this.#levelMeans(column, expected));
    const centred = this.#centred(means);
    const coefficients = this.width === 0 ? [] : this.#slopes(expected, response, centred);
    const levelEffects = Array.from(responseMeans, (mean, level) =>
      Number.isNaN(mean)
        ? Number.NEGATIVE_INFINITY
        : coefficients.reduce((left, b, k) => left - b * at(means[k] as Float64Array, level), mean),
    );
    const linear = new Float64Array(expected.length);
    for (let i = 0; i < linear.length; i++) linear[i] = at(levelEffects, at(this.#levels, i));
    for (const [k, column] of this.#columns.entries()) {
      const slope = at(coefficients, k);
      for (let i = 0; i < linear.length; i++) linear[i] = at(linear, i) + slope * at(column, i);
    }
    for (let i = 0; i < linear.length; i++) linear[i] = Math.exp(at(linear, i));
    return { coefficients, levelEffects, expected: linear };
  }

  /** Of an observation of the data, also of a level without any count. */
  expectedOf(i: number, levelEffects: readonly number[], coefficients: readonly number[]): number {
    const x = this.#data.covariates[i] as readonly number[];
    const linear = coefficients.reduce((sum, b, k) => sum + b * at(x, k), 0);
    return Math.exp(at(levelEffects, at(this.#data.levels, i)) + linear);
  }

  clusteredErrors(expected: Float64Array, left: number): number[] {
    if (this.width === 0) return [];
    const centred = this.#centred(this.#columns.map((column) => this.#levelMeans(column, expected)));
    const bread = inverseOf(this.#information(expected, centred));
    const scores = new Map<number, number[]>();
    for (let i = 0; i < this.counts.length; i++) {
      const cluster = at(this.#clusters, i);
      const sum = scores.get(cluster) ?? new Array<number>(this.width).fill(0);
      const residual = at(this.counts, i) - at(expected, i);
      for (let k = 0; k < this.width; k++) sum[k] = at(sum, k) + at(centred[k] as Float64Array, i) * residual;
      scores.set(cluster, sum);
    }
    const stacked = new Matrix([...scores.values()]);
    const variance = bread.mmul(stacked.transpose().mmul(stacked)).mmul(bread);
    const clusters = this.clusterCount;
    const correction = (clusters / (clusters - 1)) * ((this.counts.length - 1) / left);
    return variance.diagonal().map((x) => Math.sqrt(correction * x));
  }

  #slopes(weights: Float64Array, response: Float64Array, centred: readonly Float64Array[]): number[] {
    const right = centred.map((column) => {
      let sum = 0;
      // The covariate is centred, so the response need not be.
      for (let i = 0; i < column.length; i++) sum += at(weights, i) * at(column, i) * at(response, i);
      return sum;
    });
    return inverseOf(this.#information(weights, centred)).mmul(Matrix.columnVector(right)).to1DArray();
  }

  /** Σ w (x − x̄)(x − x̄)ᵀ. */
  #information(weights: Float64Array, centred: readonly Float64Array[]): Matrix {
    const sums = Matrix.zeros(this.width, this.width);
    for (const [j, left] of centred.entries()) {
      for (const [k, right] of centred.slice(0, j + 1).entries()) {
        let sum = 0;
        for (let i = 0; i < left.length; i++) sum += at(weights, i) * at(left, i) * at(right, i);
        sums.set(j, k, sum);
        sums.set(k, j, sum);
      }
    }
    return sums;
  }

  #centred(means: readonly Float64Array[]): Float64Array[] {
    return this.#columns.map((column, k) => {
      const mean = means[k] as Float64Array;
      const centred = new Float64Array(column.length);
      for (let i = 0; i < column.length; i++) centred[i] = at(column, i) - at(mean, at(this.#levels, i));
      return centred;
    });
  }

  /** Weighted mean by level; NaN for a level that was left out. */
  #levelMeans(values: Float64Array, weights: Float64Array): Float64Array {
    const sums = new Float64Array(this.#size);
    const totals = new Float64Array(this.#size);
    for (let i = 0; i < values.length; i++) {
      add(sums, at(this.#levels, i), at(weights, i) * at(values, i));
      add(totals, at(this.#levels, i), at(weights, i));
    }
    return sums.map((sum, level) => sum / at(totals, level));
  }
}

function add(sums: Float64Array, i: number, value: number): void {
  sums[i] = at(sums, i) + value;
}

/** A covariate that the level and the others fully tell leaves (nearly) nothing of itself. */
function inverseOf(information: Matrix): Matrix {
  const scale = information.diagonal().map((x) => Math.sqrt(x));
  if (scale.some((x) => !(x > 1e-9))) throw new RangeError(INSEPARABLE);
  const scaled = information.clone();
  for (const [j, left] of scale.entries()) {
    for (const [k, right] of scale.entries()) scaled.set(j, k, information.get(j, k) / (left * right));
  }
  const cholesky = new CholeskyDecomposition(scaled);
  const smallest = Math.min(...cholesky.lowerTriangularMatrix.diagonal());
  if (!cholesky.isPositiveDefinite() || smallest < 1e-6) throw new RangeError(INSEPARABLE);
  const inverse = cholesky.solve(Matrix.eye(scale.length));
  for (const [j, left] of scale.entries()) {
    for (const [k, right] of scale.entries()) inverse.set(j, k, inverse.get(j, k) / (left * right));
  }
  return inverse;
}
