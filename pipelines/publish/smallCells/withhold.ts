import { type Sum, SumSystem } from "../../methods/determinedCells.js";
import { type Cell, cellKey, sumsAmong } from "./cell.js";

/**
 * Keys of the groups that must not be published: those of 1 to k − 1 people, and so many others that none of these can
 * be computed (primary and complementary cell suppression; Cox 1980, "Suppression methodology and statistical disclosure
 * control"). Of several that would do, the smallest group goes, then the first by its key, so the answer is the same for the same
 * groups. An empty group goes only where nothing else is left to hide a small one behind. `known`: sums that hold besides those of groups
 * and their parts.
 */
export function withheldCells(
  published: readonly Cell[],
  k: number,
  known: readonly Sum[] = [],
): Set<string> {
  // No sum has parts of two populations.
  const populations = new Map<string, Cell[]>();
  for (const cell of published) {
    const own = populations.get(cell.population);
    if (own === undefined) populations.set(cell.population, [cell]);
    else own.push(cell);
  }
  return new Set([...populations.values()].flatMap((cells) => withheldOf(cells, k, known)));
}

function withheldOf(cells: readonly Cell[], k: number, known: readonly Sum[]): string[] {
  const counts = new Map<string, number>();
  // Where two reports count the same group differently, the smaller number decides.
  for (const cell of cells) {
    const key = cellKey(cell);
    counts.set(key, Math.min(cell.count, counts.get(key) ?? cell.count));
  }
  const unpublished = cells.filter((cell) => cell.isUnpublished === true).map(cellKey);
  const published = new Set(counts.keys());
  for (const key of unpublished) published.delete(key);
  const open = new Set(cells.filter((cell) => cell.isOpen === true).map(cellKey));
  const withheld = new Set(
    [...counts].filter(([key, count]) => count > 0 && count < k && !open.has(key)).map(([key]) => key),
  );
  if (withheld.size === 0) return [];
  for (const key of unpublished) withheld.add(key);
  const isCounted = ({ total, parts }: Sum): boolean => [total, ...parts].every((key) => counts.has(key));
  const sums = [...sumsAmong(cells), ...known.filter(isCounted)];
  // A group that no report counts is nobody's to see either, and the sum of its parts may be small.
  for (const [key, count] of unpublishedTotals(sums, counts)) {
    counts.set(key, count);
    withheld.add(key);
  }
  const system = new SumSystem(sums);
  for (const key of system.keys) if (!counts.has(key) || withheld.has(key)) system.hide(key);
  const state: State = {
    counts,
    sums,
    sumsOf: byKey(sums),
    system,
    withheld,
    open,
    unsettled: new Set(sums.keys()),
    hopeless: new Set<string>(),
    k,
  };
  do coverEachSum(state);
  while (coverDetermined(state));
  // What anyone can compute all the same was withheld in vain.
  for (const key of system.determined()) if (!isSmall(key, state)) withheld.delete(key);
  return [...withheld].filter((key) => published.has(key));
}

/** The numbers of the sums in which each group stands. */
function byKey(sums: readonly Sum[]): Map<string, number[]> {
  const found = new Map<string, number[]>();
  for (const [n, sum] of sums.entries())
    for (const key of [sum.total, ...sum.parts]) {
      const own = found.get(key);
      if (own === undefined) found.set(key, [n]);
      else own.push(n);
    }
  return found;
}

function unpublishedTotals(sums: readonly Sum[], counts: ReadonlyMap<string, number>): Map<string, number> {
  const totals = new Map<string, number>();
  for (const { total, parts } of sums) {
    if (counts.has(total)) continue;
    const count = parts.reduce((sum, part) => sum + (counts.get(part) ?? 0), 0);
    totals.set(total, Math.max(count, totals.get(total) ?? 0));
  }
  return totals;
}

interface State {
  counts: ReadonlyMap<string, number>;
  sums: readonly Sum[];
  sumsOf: ReadonlyMap<string, readonly number[]>;
  system: SumSystem;
  withheld: Set<string>;
  open: ReadonlySet<string>;
  /** Sums with a group withheld since they were looked at by themselves. */
  unsettled: Set<number>;
  /** Small groups that can be computed and that withholding no other group hides. */
  hopeless: Set<string>;
  k: number;
}

const isPublished = (key: string, { counts, withheld }: State): boolean =>
  counts.has(key) && !withheld.has(key);
const isSmall = (key: string, { counts, k }: State): boolean => {
  const count = counts.get(key) ?? 0;
  return count > 0 && count < k;
};

/** Until no sum gives anything away by itself. */
function coverEachSum(state: State): void {
  const { sums, unsettled } = state;
  while (unsettled.size > 0)
    for (const [n, sum] of sums.entries()) if (unsettled.delete(n)) while (coverUp(sum, state));
}

/**
 * Withholds one more group where a sum gives something away: the rest that it leaves is one group, or one of fewer than
 * k people. True when it did.
 */
function coverUp({ total, parts }: Sum, state: State): boolean {
  const hidden = parts.filter((part) => !isPublished(part, state));
  const rest = hidden.reduce((sum, part) => sum + (state.counts.get(part) ?? 0), 0);
  if (isPublished(total, state)) {
    if (hidden.length === 0 || (hidden.length > 1 && rest >= state.k)) return false;
    return withholdSmallest([...parts, total], state, total);
  }
  // A small total must not be the sum of what is shown.
  if ((state.counts.get(total) ?? 0) >= state.k || hidden.length > 0) return false;
  return withholdSmallest(parts, state);
}

/** Withholds the smallest of those still published, an empty one or `last` only when no other is left. */
function withholdSmallest(keys: readonly string[], state: State, last?: string): boolean {
  const order = (key: string): number =>
    key === last ? Number.POSITIVE_INFINITY : state.counts.get(key) || Number.MAX_VALUE;
  let smallest: string | undefined;
  for (const key of keys) {
    if (!isPublished(key, state) || state.open.has(key)) continue;
    const by = smallest === undefined ? -1 : order(key) - order(smallest);
    if (by < 0 || (by === 0 && key < (smallest as string))) smallest = key;
  }
  if (smallest === undefined) return false;
  state.withheld.add(smallest);
  state.system.hide(smallest);
  for (const n of state.sumsOf.get(smallest) ?? []) state.unsettled.add(n);
  return true;
}

/** The sums taken together may still give a group away that no single one does. True when another had to go. */
function coverDetermined(state: State): boolean {
  const small = state.system
    .determined()
    .filter((key) => state.withheld.has(key) && isSmall(key, state) && !state.hopeless.has(key));
  // One that nothing can hide any more leaves the others to be hidden.
  return small.some((key) => withholdNear(key, state));
}

/**
 * What gives a group away may stand further off, in a sum of sums: then the circle grows. True when another had to go; else
 * nothing that it reaches is published, and nothing will be, so neither it nor one of those is asked for again.
 */
function withholdNear(given: string, state: State): boolean {
  const reached = new Set([given]);
  const used = new Set<number>();
  let edge = [given];
  while (edge.length > 0) {
    const sums = edge.flatMap((key) => state.sumsOf.get(key) ?? []);
    edge = [];
    for (const n of sums) {
      if (used.has(n)) continue;
      used.add(n);
      const { total, parts } = state.sums[n] as Sum;
      for (const key of [total, ...parts]) {
        if (reached.has(key)) continue;
        reached.add(key);
        edge.push(key);
      }
    }
    // Of those nearer by, nothing is left to withhold.
    if (withholdSmallest(edge, state)) return true;
  }
  for (const key of reached) state.hopeless.add(key);
  return false;
}
