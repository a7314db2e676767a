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
  let expected = rows.counts.map((count) => Math.max(count, 0.5));
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

function devianceOf(counts: readonly number[], expected: readonly number[]): number {
  let sum = 0;
  for (const [i, count] of counts.entries()) {
    const mean = at(expected, i);
    sum += 2 * ((count > 0 ? count * Math.log(count / mean) : 0) - (count - mean));
  }
  return sum;
}

/** The observations of levels with any count; those without are expected to have none and tell nothing. */
class Absorbed {
  readonly counts: number[];
  readonly width: number;
  readonly levelCount: number;
  readonly clusterCount: number;
  readonly #data: CountData;
  readonly #kept: number[];
  readonly #levels: number[];
  readonly #x: (readonly number[])[];
  readonly #clusters: number[];
  readonly #size: number;

  constructor(data: CountData) {
    this.#data = data;
    this.#size = Math.max(-1, ...data.levels) + 1;
    const totals = new Float64Array(this.#size);
    for (const [i, count] of data.counts.entries()) {
      const level = at(data.levels, i);
      totals[level] = at(totals, level) + count;
    }
    this.#kept = [...data.counts.keys()].filter((i) => at(totals, at(data.levels, i)) > 0);
    this.counts = this.#kept.map((i) => at(data.counts, i));
    this.#levels = this.#kept.map((i) => at(data.levels, i));
    this.#x = this.#kept.map((i) => data.covariates[i] as readonly number[]);
    this.#clusters = this.#kept.map((i) => at(data.clusters, i));
    this.width = data.covariates[0]?.length ?? 0;
    this.levelCount = totals.filter((total) => total > 0).length;
    this.clusterCount = new Set(this.#clusters).size;
  }

  /** One step: weighted least squares of the working response, with the expected counts as weights. */
  solve(expected: readonly number[]): {
    coefficients: number[];
    levelEffects: number[];
    expected: number[];
  } {
    const response = this.counts.map(
      (count, i) => Math.log(at(expected, i)) + (count - at(expected, i)) / at(expected, i),
    );
    const means = this.#means(expected);
    const responseMeans = this.#meanOf(response, expected);
    const coefficients = this.width === 0 ? [] : this.#slopes(expected, response, means, responseMeans);
    const levelEffects = Array.from({ length: this.#size }, (_, level) =>
      Number.isNaN(at(responseMeans, level))
        ? Number.NEGATIVE_INFINITY
        : at(responseMeans, level) -
          coefficients.reduce((sum, b, k) => sum + b * at(means[k] as Float64Array, level), 0),
    );
    return {
      coefficients,
      levelEffects,
      expected: this.#kept.map((i) => this.expectedOf(i, levelEffects, coefficients)),
    };
  }

  expectedOf(i: number, levelEffects: readonly number[], coefficients: readonly number[]): number {
    const x = this.#data.covariates[i] as readonly number[];
    const linear = coefficients.reduce((sum, b, k) => sum + b * at(x, k), 0);
    return Math.exp(at(levelEffects, at(this.#data.levels, i)) + linear);
  }

  clusteredErrors(expected: readonly number[], left: number): number[] {
    if (this.width === 0) return [];
    const means = this.#means(expected);
    const bread = this.#information(expected, means).inverse;
    const scores = new Map<number, number[]>();
    for (const [i, count] of this.counts.entries()) {
      const cluster = at(this.#clusters, i);
      const sum = scores.get(cluster) ?? new Array<number>(this.width).fill(0);
      for (let k = 0; k < this.width; k++) {
        sum[k] = at(sum, k) + this.#centred(i, k, means) * (count - at(expected, i));
      }
      scores.set(cluster, sum);
    }
    const stacked = new Matrix([...scores.values()]);
    const meat = stacked.transpose().mmul(stacked);
    const clusters = this.clusterCount;
    const correction = (clusters / (clusters - 1)) * ((this.counts.length - 1) / left);
    const variance = bread.mmul(meat).mmul(bread);
    return Array.from({ length: this.width }, (_, k) => Math.sqrt(correction * variance.get(k, k)));
  }

  #slopes(
    weights: readonly number[],
    response: readonly number[],
    means: readonly Float64Array[],
    responseMeans: Float64Array,
  ): number[] {
    const right = new Float64Array(this.width);
    for (const [i, y] of response.entries()) {
      const centred = y - at(responseMeans, at(this.#levels, i));
      for (let k = 0; k < this.width; k++) {
        right[k] = at(right, k) + at(weights, i) * this.#centred(i, k, means) * centred;
      }
    }
    return this.#information(weights, means).inverse.mmul(Matrix.columnVector(right)).to1DArray();
  }

  /** Σ w (x − x̄)(x − x̄)ᵀ, inverted. */
  #information(weights: readonly number[], means: readonly Float64Array[]): { inverse: Matrix } {
    const sums = Matrix.zeros(this.width, this.width);
    for (const [i, weight] of weights.entries()) {
      for (let j = 0; j < this.width; j++) {
        const left = weight * this.#centred(i, j, means);
        if (left === 0) continue;
        for (let k = 0; k <= j; k++) sums.set(j, k, sums.get(j, k) + left * this.#centred(i, k, means));
      }
    }
    for (let j = 0; j < this.width; j++) for (let k = 0; k < j; k++) sums.set(k, j, sums.get(j, k));
    const cholesky = new CholeskyDecomposition(this.#checked(sums));
    return { inverse: cholesky.solve(Matrix.eye(this.width)) };
  }

  /** A covariate that the level and the others fully tell leaves (nearly) nothing of itself. */
  #checked(information: Matrix): Matrix {
    const scale = information.diagonal().map((x) => Math.sqrt(x));
    if (scale.some((x) => !(x > 1e-9))) throw new RangeError(INSEPARABLE);
    const scaled = Matrix.zeros(this.width, this.width);
    for (let j = 0; j < this.width; j++) {
      for (let k = 0; k < this.width; k++) {
        scaled.set(j, k, information.get(j, k) / (at(scale, j) * at(scale, k)));
      }
    }
    const cholesky = new CholeskyDecomposition(scaled);
    const smallest = Math.min(...cholesky.lowerTriangularMatrix.diagonal());
    if (!cholesky.isPositiveDefinite() || smallest < 1e-6) throw new RangeError(INSEPARABLE);
    return information;
  }

  #centred(i: number, k: number, means: readonly Float64Array[]): number {
    return at(this.#x[i] as readonly number[], k) - at(means[k] as Float64Array, at(this.#levels, i));
  }

  #means(weights: readonly number[]): Float64Array[] {
    return Array.from({ length: this.width }, (_, k) =>
      this.#meanOf(
        this.#x.map((x) => at(x, k)),
        weights,
      ),
    );
  }

  /** Weighted mean by level; NaN for a level that was left out. */
  #meanOf(values: readonly number[], weights: readonly number[]): Float64Array {
    const sums = new Float64Array(this.#size);
    const totals = new Float64Array(this.#size);
    for (const [i, value] of values.entries()) {
      const level = at(this.#levels, i);
      sums[level] = at(sums, level) + at(weights, i) * value;
      totals[level] = at(totals, level) + at(weights, i);
    }
    return sums.map((sum, level) => sum / at(totals, level));
  }
}
