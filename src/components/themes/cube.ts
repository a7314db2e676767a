import { type Table, tableFromIPC } from "apache-arrow";
import { FACETS, type Facet, type Picked } from "./state.js";

/** The published cells as columns of small numbers, so that a million pieces of feedback are counted in a few milliseconds. */
export interface Cube {
  size: number;
  counts: Float64Array;
  /** Of each facet the values it has, and the place of each cell's value among them; 0 = not told. */
  values: Readonly<Record<Facet, readonly string[]>>;
  codes: Readonly<Record<Facet, Uint16Array>>;
  /** What is told of one value and of two together, though cells of it are too small to tell. */
  pairs: Pairs;
  /** Counts are multiples of it. */
  step: number;
}

interface Pairs {
  all: number;
  one(facet: Facet, value: string): number | undefined;
  two(facet: Facet, value: string, byFacet: Facet, byValue: string): number | undefined;
}

export interface Tally {
  /** Customers that all choices leave: all that there are, or at least so many. */
  total: number;
  isAtLeast: boolean;
  /** Of each facet by value, with the choices of all other facets; place 0 = not told. */
  by: Readonly<Record<Facet, Float64Array>>;
}

/** `cells` is theme_cube, `pairs` theme_pairs, as Arrow; `step` the desk's small_cell. */
export function readCube(cells: ArrayBuffer, pairs: ArrayBuffer, step: number): Cube {
  const table = tableFromIPC(cells);
  const { told, values } = readPairs(tableFromIPC(pairs));
  const columns = Object.fromEntries(
    FACETS.map((facet) => [facet, encoded(table, facet, values[facet])]),
  ) as Record<Facet, ReturnType<typeof encoded>>;
  const counts = new Float64Array(table.numRows);
  const column = table.getChild("customer_count");
  for (let i = 0; i < counts.length; i++) counts[i] = Number(column?.get(i) ?? 0);
  const pick = <K extends "values" | "codes">(key: K) =>
    Object.fromEntries(FACETS.map((facet) => [facet, columns[facet][key]])) as Record<
      Facet,
      ReturnType<typeof encoded>[K]
    >;
  return { size: table.numRows, counts, values: pick("values"), codes: pick("codes"), pairs: told, step };
}

/** The values of a facet: those of the pairs, then what only cells have. */
function encoded(
  table: Table,
  facet: Facet,
  known: readonly string[],
): { values: string[]; codes: Uint16Array } {
  const column = table.getChild(facet);
  const codes = new Uint16Array(table.numRows);
  const places = new Map(known.map((value, i) => [value, i + 1]));
  for (let i = 0; i < codes.length; i++) {
    const value = column?.get(i) as string | null | undefined;
    if (value === null || value === undefined) continue;
    const place = places.get(value) ?? places.size + 1;
    places.set(value, place);
    codes[i] = place;
  }
  return { values: [...places.keys()], codes };
}

function readPairs(table: Table): { told: Pairs; values: Record<Facet, string[]> } {
  const counts = new Map<string, number>();
  const values = Object.fromEntries(FACETS.map((facet) => [facet, [] as string[]])) as Record<
    Facet,
    string[]
  >;
  const key = (...parts: readonly string[]): string => parts.join("\0");
  const [facets, ofs, bys, byValues, numbers] = [
    "facet",
    "value",
    "by_facet",
    "by_value",
    "customer_count",
  ].map((name) => table.getChild(name));
  for (let i = 0; i < table.numRows; i++) {
    const [facet, value, by] = [facets?.get(i), ofs?.get(i), bys?.get(i)].map(
      (part) => part as string | null,
    );
    const count = Number(numbers?.get(i) ?? 0);
    if (facet === null || facet === undefined || value === null || value === undefined) continue;
    if (by !== null && by !== undefined) counts.set(key(facet, value, by, String(byValues?.get(i))), count);
    else {
      counts.set(key(facet, value), count);
      if (facet !== "all") values[facet as Facet].push(value);
    }
  }
  return {
    values,
    told: {
      all: counts.get(key("all", "all")) ?? 0,
      one: (facet, value) => counts.get(key(facet, value)),
      two: (facet, value, byFacet, byValue) =>
        FACETS.indexOf(facet) < FACETS.indexOf(byFacet)
          ? counts.get(key(facet, value, byFacet, byValue))
          : counts.get(key(byFacet, byValue, facet, value)),
    },
  };
}

/**
 * Counts by every facet. A facet's own choice does not narrow its own counts, so that the other values stay in sight. Where up
 * to two facets say who is counted, the pairs tell it; beyond that, the cells, as far as they are told.
 */
export function tally(cube: Cube, picked: Picked): Tally {
  const cells = tallyOfCells(cube, picked);
  const chosen = FACETS.filter((facet) => (picked[facet] ?? []).length > 0);
  const by = Object.fromEntries(
    FACETS.map((facet) => {
      const others = chosen.filter((other) => other !== facet);
      if (others.length < 2) return [facet, barsOfPairs(cube, facet, others[0], picked)];
      // How many there are of two is known, though their cells say less of them.
      const sums = cells.by[facet];
      if (others.length === 2) sums[0] = restOf(cube, sums, countOf(cube, others, picked).count);
      return [facet, sums];
    }),
  ) as Record<Facet, Float64Array>;
  if (chosen.length > 2) return { total: cells.total, isAtLeast: true, by };
  const found = countOf(cube, chosen, picked);
  return { total: found.count, isAtLeast: found.isAtLeast, by };
}

/** By the values of a facet, of those chosen of one other; place 0: what of them is of too few. */
function barsOfPairs(cube: Cube, facet: Facet, other: Facet | undefined, picked: Picked): Float64Array {
  const { pairs } = cube;
  const among = other === undefined ? [] : (picked[other] ?? []);
  const sums = Float64Array.from([
    0,
    ...cube.values[facet].map((value) =>
      other === undefined
        ? (pairs.one(facet, value) ?? 0)
        : sum(among.map((one) => pairs.two(other, one, facet, value) ?? 0)),
    ),
  ]);
  const whole = countOf(cube, other === undefined ? [] : [other], picked).count;
  sums[0] = restOf(cube, sums, whole);
  return sums;
}

/** How many of the whole no value tells. Each of them is rounded: a rest no larger than that adds up to is nobody. */
function restOf({ step }: Cube, sums: Float64Array, whole: number): number {
  const told = sums.slice(1).filter((count) => count > 0);
  const rest = Math.max(0, whole - sum([...told]));
  return told.length === 0 || rest > step * Math.sqrt(told.length) ? rest : 0;
}

/** Of up to two facets' choices. */
function countOf(
  { pairs }: Cube,
  [first, second]: readonly Facet[],
  picked: Picked,
): { count: number; isAtLeast: boolean } {
  if (first === undefined) return { count: pairs.all, isAtLeast: false };
  const told = (picked[first] ?? []).flatMap((value) =>
    second === undefined
      ? [pairs.one(first, value)]
      : (picked[second] ?? []).map((by) => pairs.two(first, value, second, by)),
  );
  return {
    count: sum(told.map((count) => count ?? 0)),
    isAtLeast: told.some((count) => count === undefined),
  };
}

const sum = (counts: readonly number[]): number => counts.reduce((total, count) => total + count, 0);

/** By the cells alone, in one pass: a cell counts for a facet when it fits the choices of all others. */
function tallyOfCells(cube: Cube, picked: Picked): Pick<Tally, "total" | "by"> {
  const by = Object.fromEntries(
    FACETS.map((facet) => [facet, new Float64Array(cube.values[facet].length + 1)]),
  ) as Record<Facet, Float64Array>;
  const columns = FACETS.map((facet) => ({
    codes: cube.codes[facet],
    sums: by[facet],
    allowed: allowedOf(cube, facet, picked),
  }));
  let total = 0;
  for (let i = 0; i < cube.size; i++) {
    let misses = 0;
    let missed = -1;
    for (let f = 0; f < columns.length && misses < 2; f++) {
      const { codes, allowed } = columns[f] as (typeof columns)[number];
      if (allowed === null || allowed[codes[i] as number] === 1) continue;
      misses++;
      missed = f;
    }
    if (misses > 1) continue;
    const count = cube.counts[i] as number;
    if (misses === 0) total += count;
    for (let f = 0; f < columns.length; f++) {
      if (misses === 1 && f !== missed) continue;
      const { codes, sums } = columns[f] as (typeof columns)[number];
      const code = codes[i] as number;
      sums[code] = (sums[code] as number) + count;
    }
  }
  return { total, by };
}

/** Which places of a facet are chosen; null when nothing is. */
function allowedOf(cube: Cube, facet: Facet, picked: Picked): Uint8Array | null {
  const chosen = picked[facet] ?? [];
  if (chosen.length === 0) return null;
  const allowed = new Uint8Array(cube.values[facet].length + 1);
  for (const value of chosen) {
    const place = cube.values[facet].indexOf(value) + 1;
    // A value that is not there fits nothing, rather than all that is not told.
    if (place > 0) allowed[place] = 1;
  }
  return allowed;
}
