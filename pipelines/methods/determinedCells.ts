/** total = the sum of parts, which do not overlap; a group of nobody may be missing among them. */
export interface Sum {
  total: string;
  parts: readonly string[];
}

/** One sum over the unknown groups, by their numbers; what is known counts for nothing. */
type Row = Map<number, number>;
const isZero = (value: number): boolean => Math.abs(value) < 1e-9;

/**
 * The withheld groups whose number anyone can compute from the published ones: those that a linear combination of the
 * sums leaves alone on one side. A group that is in no report is unknown too. Every other group is a number that is known.
 * To ask once; to ask again and again while groups are withheld, use `sumSystem`.
 */
export const determinedCells = (sums: readonly Sum[], isKnown: (key: string) => boolean): Set<string> =>
  sumSystem(sums)(isKnown);

/**
 * The same for sums that stay as they are. Sums without an unknown group in common are solved apart, and one whose unknown groups are
 * those of the last time is not solved again.
 */
export function sumSystem(sums: readonly Sum[]): (isKnown: (key: string) => boolean) => Set<string> {
  const keys = [...new Set(sums.flatMap(({ total, parts }) => [total, ...parts]))].sort();
  const numbers = new Map(keys.map((key, number) => [key, number]));
  const numberOf = (key: string): number => numbers.get(key) as number;
  const terms = sums.map(({ total, parts }) => ({ total: numberOf(total), parts: parts.map(numberOf) }));
  let solved = new Map<string, readonly number[]>();
  return (isKnown) => {
    const unknown = keys.map((key) => !isKnown(key));
    const rows = terms.map(({ total, parts }) => {
      const row: Row = new Map();
      const put = (key: number, sign: number): void => {
        if (unknown[key]) row.set(key, (row.get(key) ?? 0) + sign);
      };
      put(total, -1);
      for (const part of parts) put(part, 1);
      return row;
    });
    const found = new Map<string, readonly number[]>();
    for (const together of connected(rows)) {
      const name = together.map((n) => `${n}:${[...(rows[n] as Row).keys()].join(",")}`).join(" ");
      found.set(name, solved.get(name) ?? determined(together.map((n) => rows[n] as Row)));
    }
    solved = found;
    return new Set([...found.values()].flat().map((number) => keys[number] as string));
  };
}

/** Numbers of the rows by what hangs together: rows with an unknown group in common. Empty rows are in none. */
function connected(rows: readonly Row[]): number[][] {
  const rowsOf = rowsByKey(rows);
  const seen = new Set<number>();
  return [...rows.keys()].flatMap((n) => {
    if ((rows[n] as Row).size === 0 || seen.has(n)) return [];
    const group = new Set([n]);
    // A set is walked to its end while it grows.
    for (const one of group)
      for (const key of (rows[one] as Row).keys()) for (const near of rowsOf.get(key) ?? []) group.add(near);
    for (const one of group) seen.add(one);
    return [[...group].sort((a, b) => a - b)];
  });
}

function rowsByKey(rows: readonly Row[]): Map<number, number[]> {
  const found = new Map<number, number[]>();
  for (const [n, row] of rows.entries())
    for (const key of row.keys()) {
      const known = found.get(key);
      if (known === undefined) found.set(key, [n]);
      else known.push(n);
    }
  return found;
}

/**
 * Gauss–Jordan elimination; a row with a single unknown gives it away, whichever pivots were taken. The pivot is the unknown in
 * the fewest rows (Markowitz 1957), so that rows stay short: one in a single row is never subtracted anywhere.
 */
function determined(rows: readonly Row[]): number[] {
  const uses = new Map<number, number>();
  for (const row of rows) for (const key of row.keys()) uses.set(key, (uses.get(key) ?? 0) + 1);
  const reduced = new Reduced();
  for (const row of [...rows].sort((a, b) => a.size - b.size)) reduced.add(row, uses);
  return reduced.singles();
}

/** Rows in reduced echelon form: the pivot of each stands in no other. */
class Reduced {
  readonly #rows = new Map<number, Row>();
  /** Pivots in whose rows an unknown stands. */
  readonly #standsIn = new Map<number, Set<number>>();

  add(given: Row, uses: ReadonlyMap<number, number>): void {
    const row: Row = new Map(given);
    for (const key of given.keys()) {
      const known = this.#rows.get(key);
      if (known !== undefined) subtract(row, known, row.get(key) ?? 0);
    }
    const pivot = leastUsed(row, uses);
    if (pivot === undefined) return;
    const by = 1 / (row.get(pivot) as number);
    for (const [key, value] of row) row.set(key, value * by);
    for (const other of [...(this.#standsIn.get(pivot) ?? [])]) {
      const changed = this.#rows.get(other) as Row;
      subtract(changed, row, changed.get(pivot) ?? 0, (key, isThere) => this.#note(key, other, isThere));
    }
    this.#rows.set(pivot, row);
    for (const key of row.keys()) this.#note(key, pivot, true);
  }

  singles(): number[] {
    return [...this.#rows].filter(([, row]) => row.size === 1).map(([pivot]) => pivot);
  }

  #note(key: number, pivot: number, isThere: boolean): void {
    const pivots = this.#standsIn.get(key) ?? new Set<number>();
    this.#standsIn.set(key, pivots);
    if (isThere) pivots.add(pivot);
    else pivots.delete(pivot);
  }
}

function leastUsed(row: Row, uses: ReadonlyMap<number, number>): number | undefined {
  let least: number | undefined;
  for (const key of row.keys())
    if (least === undefined || (uses.get(key) ?? 0) < (uses.get(least) ?? 0)) least = key;
  return least;
}

function subtract(
  from: Row,
  row: Row,
  times: number,
  note: (key: number, isThere: boolean) => void = () => undefined,
): void {
  if (times === 0) return;
  for (const [key, value] of row) {
    const left = (from.get(key) ?? 0) - times * value;
    if (!isZero(left)) {
      from.set(key, left);
      note(key, true);
    } else if (from.delete(key)) note(key, false);
  }
}
