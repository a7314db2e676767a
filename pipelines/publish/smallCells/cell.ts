import type { Sum } from "../../methods/determinedCells.js";

/** Days since 1970-01-01: the first, and the one after the last. */
export type Span = readonly [from: number, to: number];

/** A published group of people: those of a population, in some days, for whom all of `where` holds. */
export interface Cell {
  population: string;
  /** null: whenever. */
  span: Span | null;
  /** Empty: everybody of these days. */
  where: Readonly<Record<string, string>>;
  /** People, or, where a report cannot tell people apart, their contacts. */
  count: number;
  /** Told whatever its size: how much came when and where, which says of nobody what they wanted. */
  isOpen?: boolean;
  /** In no report; its number is what the others leave. */
  isUnpublished?: boolean;
}

/** The same group in two reports has the same key. */
export function cellKey({ population, span, where }: Pick<Cell, "population" | "span" | "where">): string {
  const parts = Object.keys(where)
    .sort()
    .map((attribute) => `${attribute}=${where[attribute]}`);
  return JSON.stringify([population, span, parts]);
}

/** What everybody knows who reads all that is published: which groups are parts of which. */
export function sumsAmong(cells: readonly Cell[]): Sum[] {
  const sums = new Map<string, { total: string; parts: Set<string> }>();
  const add = (total: string, by: string, part: string): void => {
    const id = `${total} ${by}`;
    const sum = sums.get(id) ?? { total, parts: new Set<string>() };
    sum.parts.add(part);
    sums.set(id, sum);
  };
  const spans = spansByPopulation(cells);
  for (const cell of cells) {
    const key = cellKey(cell);
    for (const attribute of Object.keys(cell.where)) {
      const { [attribute]: _, ...rest } = cell.where;
      add(cellKey({ ...cell, where: rest }), attribute, key);
    }
    const { span } = cell;
    if (span === null) continue;
    for (const longer of spans.get(cell.population) ?? []) {
      if (isWithin(span, longer)) add(cellKey({ ...cell, span: longer }), `days ${length(span)}`, key);
    }
  }
  return [...sums.values()].map(({ total, parts }) => ({ total, parts: [...parts].sort() }));
}

/**
 * The people of each group by `attribute` who are in none of its parts by `part`, where those do not make up the whole: without
 * them a sum would seem to tell the last part, which it does not. They are called `rest`, as where a report does count them.
 */
export function restsOf(cells: readonly Cell[], attribute: string, part: string, rest: string): Cell[] {
  const whole = new Map<string, Cell>();
  const known = new Map<string, Map<string, number>>();
  for (const cell of cells) {
    if (!(attribute in cell.where)) continue;
    const { [part]: value, ...others } = cell.where;
    const key = cellKey({ ...cell, where: others });
    if (value === undefined) whole.set(key, cell);
    else known.set(key, (known.get(key) ?? new Map<string, number>()).set(value, cell.count));
  }
  return [...known].flatMap(([key, parts]) => {
    const all = whole.get(key);
    if (all === undefined) return [];
    const count = all.count - [...parts.values()].reduce((sum, one) => sum + one, 0);
    return count > 0
      ? [{ ...all, where: { ...all.where, [part]: rest }, count, isOpen: false, isUnpublished: true }]
      : [];
  });
}

const length = ([from, to]: Span): number => to - from;
/** Days are parts of weeks, weeks of longer spans: those of one length lie side by side, never across one another. */
const isWithin = (part: Span, whole: Span): boolean =>
  part[0] >= whole[0] && part[1] <= whole[1] && length(part) < length(whole);

function spansByPopulation(cells: readonly Cell[]): Map<string, Span[]> {
  const found = new Map<string, Map<string, Span>>();
  for (const { population, span } of cells) {
    if (span === null) continue;
    const spans = found.get(population) ?? new Map<string, Span>();
    found.set(population, spans.set(span.join(), span));
  }
  return new Map([...found].map(([population, spans]) => [population, [...spans.values()]]));
}
