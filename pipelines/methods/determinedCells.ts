/** total = the sum of parts, which do not overlap; a group of nobody may be missing among them. */
export interface Sum {
  total: string;
  parts: readonly string[];
}

/** Coefficients by number, none of them 0. */
type Vector = Map<number, number>;

/**
 * The withheld groups whose number anyone can compute from the published ones: those that a linear combination of the
 * sums leaves alone on one side. A group that is in no report is unknown too. Every other group is a number that is known.
 * To ask once; to ask again and again while groups are withheld, use `SumSystem`.
 */
export function determinedCells(sums: readonly Sum[], isKnown: (key: string) => boolean): Set<string> {
  const system = new SumSystem(sums);
  for (const key of system.keys) if (!isKnown(key)) system.hide(key);
  return new Set(system.determined());
}

/**
 * The same for sums that stay as they are while one group after the other is hidden.
 *
 * Each unknown is a column of its coefficients in the sums. An unknown is determined as long as no columns that depend on one another
 * have its own among them with a weight (no null vector of the system has a value there; it is a coloop of the columns). So a
 * hidden group costs the elimination of one column, which either is a new pivot or closes a dependency; and what is no longer
 * determined never is again.
 */
export class SumSystem {
  /** Every group that stands in a sum, sorted. */
  readonly keys: readonly string[];
  readonly #numbers: ReadonlyMap<string, number>;
  readonly #columns: readonly Vector[];
  readonly #sizes: readonly number[];
  /** By the row of their pivot. */
  readonly #pivots = new Map<number, Pivot>();
  readonly #hidden = new Set<number>();
  readonly #determined = new Set<number>();

  constructor(sums: readonly Sum[]) {
    this.keys = [...new Set(sums.flatMap(({ total, parts }) => [total, ...parts]))].sort();
    this.#numbers = new Map(this.keys.map((key, number) => [key, number]));
    this.#sizes = sums.map(({ parts }) => parts.length);
    const columns = this.keys.map((): Vector => new Map());
    for (const [row, { total, parts }] of sums.entries()) {
      const put = (key: string, by: number): void =>
        addTo(columns[this.#numbers.get(key) as number] as Vector, row, by);
      put(total, PRIME - 1);
      for (const part of parts) put(part, 1);
    }
    this.#columns = columns;
  }

  /** From now on nobody is told this group's number. One that is in no sum, or hidden already, changes nothing. */
  hide(key: string): void {
    const number = this.#numbers.get(key);
    if (number === undefined || this.#hidden.has(number)) return;
    this.#hidden.add(number);
    const column = this.#columns[number] as Vector;
    // It is in no equation.
    if (column.size === 0) return;
    this.#determined.add(number);
    const rest: Vector = new Map(column);
    const made: Vector = new Map([[number, 1]]);
    for (let pivot = this.#first(rest); pivot !== undefined; pivot = this.#first(rest)) {
      const times = PRIME - (rest.get(pivot.row) as number);
      addTimes(rest, pivot.rest, times);
      addTimes(made, pivot.made, times);
    }
    if (rest.size > 0) this.#take(rest, made);
    else for (const part of made.keys()) this.#determined.delete(part);
  }

  /** The hidden groups that anyone can compute, in the order of their keys. */
  determined(): string[] {
    return [...this.#determined].sort((a, b) => a - b).map((number) => this.keys[number] as string);
  }

  /** The oldest pivot in a row of this column: a later one never brings back what an older one took away. */
  #first(rest: Vector): Pivot | undefined {
    let first: Pivot | undefined;
    for (const row of rest.keys()) {
      const pivot = this.#pivots.get(row);
      if (pivot !== undefined && (first === undefined || pivot.age < first.age)) first = pivot;
    }
    return first;
  }

  /** A pivot in the shortest sum stands in the fewest other columns (after Markowitz 1957), so that they stay short. */
  #take(rest: Vector, made: Vector): void {
    let row: number | undefined;
    for (const other of rest.keys())
      if (row === undefined || (this.#sizes[other] as number) < (this.#sizes[row] as number)) row = other;
    if (row === undefined) return;
    const by = inverse(rest.get(row) as number);
    this.#pivots.set(row, { row, age: this.#pivots.size, rest: scaled(rest, by), made: scaled(made, by) });
  }
}

/** What elimination left of a column, 1 in the row of its pivot, and the combination of the columns that it is. */
interface Pivot {
  row: number;
  age: number;
  rest: Vector;
  made: Vector;
}

/**
 * Coefficients are counted modulo a prime, so that nothing is rounded however long the elimination: what depends on one another does so
 * modulo any prime, and what does not would have to have a determinant divisible by this one. The largest prime of 26 bits: a
 * product and a sum of it fit a number exactly.
 */
const PRIME = 67_108_859;

function addTo(vector: Vector, at: number, by: number): void {
  const sum = ((vector.get(at) ?? 0) + by) % PRIME;
  if (sum === 0) vector.delete(at);
  else vector.set(at, sum);
}

function addTimes(vector: Vector, other: Vector, times: number): void {
  for (const [at, value] of other) addTo(vector, at, (value * times) % PRIME);
}

const scaled = (vector: Vector, by: number): Vector =>
  new Map([...vector].map(([at, value]) => [at, (value * by) % PRIME]));

/** By Fermat's little theorem: a to the power of p − 2. */
function inverse(value: number): number {
  let result = 1;
  let base = value;
  for (let left = PRIME - 2; left > 0; left = Math.floor(left / 2)) {
    if (left % 2 === 1) result = (result * base) % PRIME;
    base = (base * base) % PRIME;
  }
  return result;
}
