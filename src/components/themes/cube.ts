import { type Table, tableFromIPC } from "apache-arrow";
import { FACETS, type Facet, type Picked } from "./state.js";

/** The published cells as columns of small numbers, so that a million pieces of feedback are counted in a few milliseconds. */
export interface Cube {
  size: number;
  counts: Float64Array;
  /** Of each facet the values it has, and the place of each cell's value among them; 0 = not told. */
  values: Readonly<Record<Facet, readonly string[]>>;
  codes: Readonly<Record<Facet, Uint16Array>>;
}

export interface Tally {
  /** Customers of the cells that all choices leave. */
  total: number;
  /** Of each facet by value, with the choices of all other facets; place 0 = not told. */
  by: Readonly<Record<Facet, Float64Array>>;
}

export const readCube = (bytes: ArrayBuffer): Cube => cubeOf(tableFromIPC(bytes));

function cubeOf(table: Table): Cube {
  const columns = Object.fromEntries(FACETS.map((facet) => [facet, encoded(table, facet)])) as Record<
    Facet,
    ReturnType<typeof encoded>
  >;
  const counts = new Float64Array(table.numRows);
  const column = table.getChild("customer_count");
  for (let i = 0; i < counts.length; i++) counts[i] = Number(column?.get(i) ?? 0);
  const pick = <K extends "values" | "codes">(key: K) =>
    Object.fromEntries(FACETS.map((facet) => [facet, columns[facet][key]])) as Record<
      Facet,
      ReturnType<typeof encoded>[K]
    >;
  return { size: table.numRows, counts, values: pick("values"), codes: pick("codes") };
}

function encoded(table: Table, facet: Facet): { values: string[]; codes: Uint16Array } {
  const column = table.getChild(facet);
  const codes = new Uint16Array(table.numRows);
  const places = new Map<string, number>();
  for (let i = 0; i < codes.length; i++) {
    const value = column?.get(i) as string | null | undefined;
    if (value === null || value === undefined) continue;
    const place = places.get(value) ?? places.size + 1;
    places.set(value, place);
    codes[i] = place;
  }
  return { values: [...places.keys()], codes };
}

/**
 * Counts by every facet in one pass. A facet's own choice does not narrow its own counts, so that the other values stay in
 * sight: a cell counts for a facet when it fits the choices of all others.
 */
export function tally(cube: Cube, picked: Picked): Tally {
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

/** The cells that all choices leave, for a table. */
export function cellsOf(
  cube: Cube,
  picked: Picked,
): ({ customers: number } & Record<Facet, string | null>)[] {
  const allowed = FACETS.map((facet) => ({
    facet,
    codes: cube.codes[facet],
    fits: allowedOf(cube, facet, picked),
  }));
  const found: ({ customers: number } & Record<Facet, string | null>)[] = [];
  for (let i = 0; i < cube.size; i++) {
    if (allowed.some(({ codes, fits }) => fits !== null && fits[codes[i] as number] !== 1)) continue;
    const values = allowed.map(({ facet, codes }) => [
      facet,
      codes[i] === 0 ? null : (cube.values[facet][(codes[i] as number) - 1] as string),
    ]);
    found.push({
      customers: cube.counts[i] as number,
      ...(Object.fromEntries(values) as Record<Facet, string | null>),
    });
  }
  return found;
}
