import { determinedCells, type Sum } from "./determinedCells.js";

/** People of one combination of attributes; nobody is in two cells of one `total`. */
export interface CubeCell {
  /** What is published as a total elsewhere: of it at least k people, or nothing is told. */
  total: string;
  /** In the order of `attributes`. */
  values: readonly string[];
  count: number;
  /** So many attributes may be told of it, the first ones; all where it is not given. */
  mayTell?: number;
}

export interface ToldCell {
  total: string;
  /** null where it is not told. */
  values: (string | null)[];
  count: number;
}

/**
 * A cube of counts as it may be published: cells of fewer than `k` people are put together by leaving attributes untold, the
 * last first, until they are of k people or more (local recoding to k-anonymity; Samarati 2001, "Protecting respondents'
 * identities in microdata release"). Told cells never overlap and each total of k people or more is told in whole, so that
 * sums and differences of them are sums of whole cells. Nor may the totals by one attribute, which others publish, leave a rest: of
 * those who have a value, as many as the cells do not say so of are none or at least k; else the smallest cell that says it
 * is told without. Totals of fewer than k people are left out.
 */
export function protectedCube(cells: readonly CubeCell[], attributes: number, k: number): ToldCell[] {
  return cubeGroups(cells, attributes, k).map(({ told }) => told);
}

/** `protectedCube` with the cells that each told one is put together from. */
export function cubeGroups(
  cells: readonly CubeCell[],
  attributes: number,
  k: number,
): { told: ToldCell; cells: readonly CubeCell[] }[] {
  const totals = new Map<string, CubeCell[]>();
  for (const cell of cells) {
    if (cell.count > 0) totals.set(cell.total, [...(totals.get(cell.total) ?? []), cell]);
  }
  return [...totals.values()]
    .filter((own) => sum(own) >= k)
    .flatMap((own) => [...groups(toldLevels(own, attributes, k)).values()])
    .map((group) => ({ told: toldOf(group, attributes), cells: group.map(({ cell }) => cell) }));
}

/** A cell and how many attributes, from the last on, are not told of it. */
interface Leveled {
  cell: CubeCell;
  untold: number;
}

function toldLevels(cells: readonly CubeCell[], attributes: number, k: number): Leveled[] {
  const leveled = cells.map((cell): Leveled => ({ cell, untold: attributes - (cell.mayTell ?? attributes) }));
  for (let isChanged = true; isChanged; ) {
    isChanged = raiseSmall(leveled, attributes, k);
    for (let attribute = 0; attribute < attributes && !isChanged; attribute++) {
      isChanged = closeMargins(leveled, attribute, attributes, k);
    }
    isChanged ||= coverDetermined(leveled, attributes, k);
  }
  return leveled;
}

/** Leaves one more attribute of each small group untold; where none is left, the smallest other group joins it. */
function raiseSmall(leveled: readonly Leveled[], attributes: number, k: number): boolean {
  let isChanged = false;
  for (let untold = 0; untold <= attributes; untold++) {
    for (const group of groups(leveled).values()) {
      if (group[0]?.untold !== untold || count(group) >= k) continue;
      if (untold < attributes) raise(group, untold + 1);
      else {
        const other = smallest(leveled, () => true, attributes);
        if (other === null) continue;
        raise(other, attributes);
      }
      isChanged = true;
    }
  }
  return isChanged;
}

function closeMargins(
  leveled: readonly Leveled[],
  attribute: number,
  attributes: number,
  k: number,
): boolean {
  const values = new Map<string, Leveled[]>();
  for (const one of leveled) {
    const value = one.cell.values[attribute] as string;
    values.set(value, [...(values.get(value) ?? []), one]);
  }
  const untoldFrom = attributes - attribute;
  let isChanged = false;
  for (const [value, own] of [...values].sort(([a], [b]) => (a < b ? -1 : 1))) {
    const rest = count(own.filter(({ untold }) => untold >= untoldFrom));
    if (rest === 0 || rest >= k || count(own) < k) continue;
    const other = smallest(leveled, ({ cell }) => cell.values[attribute] === value, untoldFrom);
    if (other === null) continue;
    raise(other, untoldFrom);
    isChanged = true;
  }
  return isChanged;
}

/**
 * All that is told and all totals by one attribute together may still give a small cell away (linear algebra): then the group
 * it is in tells less, or where it tells nothing, the smallest other joins it.
 */
function coverDetermined(leveled: readonly Leveled[], attributes: number, k: number): boolean {
  const few = leveled.filter(({ cell }) => cell.count < k);
  if (few.length === 0) return false;
  const keyOf = ({ cell }: Leveled): string => JSON.stringify(cell.values);
  const sums: Sum[] = [...groups(leveled).values(), ...margins(leveled, attributes, k)].map((own, i) => ({
    total: `sum ${i}`,
    parts: own.map(keyOf).sort(),
  }));
  const given = determinedCells(sums, (key) => key.startsWith("sum "));
  let isChanged = false;
  const raised = new Set<Leveled>();
  for (const one of few.filter((small) => given.has(keyOf(small)))) {
    if (raised.has(one)) continue;
    const group = [...groups(leveled).values()].find((own) => own.includes(one)) ?? [];
    const next = one.untold < attributes ? group : smallest(leveled, () => true, attributes);
    if (next === null) continue;
    raise(next, Math.min(attributes, (next[0]?.untold ?? 0) + 1));
    for (const other of next) raised.add(other);
    isChanged = true;
  }
  return isChanged;
}

function margins(leveled: readonly Leveled[], attributes: number, k: number): Leveled[][] {
  const found = new Map<string, Leveled[]>();
  for (const one of leveled) {
    for (let attribute = 0; attribute < attributes; attribute++) {
      const key = JSON.stringify([attribute, one.cell.values[attribute]]);
      found.set(key, [...(found.get(key) ?? []), one]);
    }
  }
  return [...found.values()].filter((own) => count(own) >= k);
}

/** The smallest group that tells more than `untold` leaves; of equal ones the first by its values. */
function smallest(
  leveled: readonly Leveled[],
  fits: (one: Leveled) => boolean,
  untold: number,
): Leveled[] | null {
  const able = [...groups(leveled)].filter(([, group]) => {
    const [first] = group;
    return first !== undefined && first.untold < untold && fits(first);
  });
  able.sort(([a, x], [b, y]) => count(x) - count(y) || (a < b ? -1 : 1));
  return able[0]?.[1] ?? null;
}

function raise(group: readonly Leveled[], untold: number): void {
  for (const one of group) one.untold = Math.max(one.untold, untold);
}

function groups(leveled: readonly Leveled[]): Map<string, Leveled[]> {
  const found = new Map<string, Leveled[]>();
  for (const one of leveled) {
    const { values } = one.cell;
    const key = JSON.stringify([one.untold, ...values.slice(0, values.length - one.untold)]);
    found.set(key, [...(found.get(key) ?? []), one]);
  }
  return found;
}

function toldOf(group: readonly Leveled[], attributes: number): ToldCell {
  const [{ cell, untold }] = group as [Leveled];
  return {
    total: cell.total,
    values: cell.values.map((value, i) => (i < attributes - untold ? value : null)),
    count: count(group),
  };
}

const sum = (cells: readonly CubeCell[]): number => cells.reduce((total, cell) => total + cell.count, 0);
const count = (group: readonly Leveled[]): number => sum(group.map(({ cell }) => cell));
