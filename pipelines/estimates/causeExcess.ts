import { CAUSES } from "../workspace/causeRules.js";
import { bitOf, type CauseCell, type CauseInput, countsLater } from "./causeCells.js";
import { waitsWithout } from "./expectedWaits.js";
import { type WaitFactors, waitFactors } from "./waitFactors.js";

/** Fewer contacts with a cause tell nothing of what it costs. */
const FEWEST_CONTACTS = 5;
const NORMAL_95 = 1.959963984540054;

/** One cell's contacts with a cause: what they waited, and what they would have without it. Seconds. */
export interface CellExcess {
  cell: CauseCell;
  waited: number;
  expected: number;
  variance: number;
  /** Relative variance of the baseline, shared by all cells of a channel and week. */
  uncertainty: number;
  isSameHour: boolean;
}

export interface Excess {
  exposed_count: number;
  /** Of the exposed: those whose hour was also seen without the cause. */
  same_hour_share: number | null;
  excess_seconds: number | null;
  excess_low_seconds: number | null;
  excess_high_seconds: number | null;
  verdict: "more" | "less" | "no_difference" | "too_few_contacts" | "cannot_be_judged";
}

const CAPACITY = CAUSES.indexOf("capacity");

/**
 * By cause: every cell with it against contacts without it. Cells that nothing can be compared with are left out. `factors`
 * are those of the cells, for whoever asks for several causes.
 */
export function excessCells(
  { cells }: Pick<CauseInput, "cells">,
  cause: number,
  factors: WaitFactors = waitFactors(cells),
): CellExcess[] {
  const bit = bitOf(cause);
  const has = (cell: CauseCell) => (cell.causes & bit) > 0;
  // Where a channel has a roster, an hour that it does not cover is not known to have had people enough.
  const rostered = new Set(cells.filter((cell) => cell.isCapacityKnown).map(({ channel }) => channel));
  const isKnown = (cell: CauseCell) =>
    cause !== CAPACITY || cell.isCapacityKnown || !rostered.has(cell.channel);
  const secondsOf = (cell: CauseCell) => cell.timedFirst + (countsLater(cause) ? cell.timedLater : 0);
  const model = waitsWithout({
    cells,
    factors,
    isWithout: (cell) => !has(cell) && isKnown(cell),
    secondsOf,
  });
  return cells.flatMap((cell, place) => {
    if (!has(cell) || cell.timed === 0) return [];
    const found = model.expect(place);
    if (found === null) return [];
    return [
      {
        cell,
        waited: secondsOf(cell),
        expected: found.seconds,
        variance: found.variance,
        uncertainty: model.uncertainty(place),
        isSameHour: found.isSameHour,
      },
    ];
  });
}

/**
 * What contacts with a cause waited beyond what they would have waited without it, with a 95 % interval. What they waited
 * is known; what they would have waited is not, and is taken as log-normal about its expectation, with the variance of as
 * many contacts without the cause plus that of the baseline itself.
 */
export function excessOf(found: readonly CellExcess[], isJudged: boolean): Excess {
  const exposed = sum(found, ({ cell }) => cell.timed);
  const sameHour = sum(found, ({ cell, isSameHour }) => (isSameHour ? cell.timed : 0));
  const base = {
    exposed_count: exposed,
    same_hour_share: exposed === 0 ? null : sameHour / exposed,
    excess_seconds: null,
    excess_low_seconds: null,
    excess_high_seconds: null,
  };
  if (!isJudged) return { ...base, verdict: "cannot_be_judged" };
  const expected = sum(found, (one) => one.expected);
  if (exposed < FEWEST_CONTACTS || expected <= 0) return { ...base, verdict: "too_few_contacts" };
  const shared = new Map<string, { expected: number; uncertainty: number }>();
  for (const { cell, expected: seconds, uncertainty } of found) {
    const key = `${cell.channel} ${cell.week}`;
    const group = shared.get(key) ?? { expected: 0, uncertainty };
    group.expected += seconds;
    shared.set(key, group);
  }
  const variance =
    sum(found, (one) => one.variance) +
    sum([...shared.values()], (group) => group.expected ** 2 * group.uncertainty);
  const spread = Math.sqrt(Math.log1p(variance / expected ** 2));
  const at = (z: number) => expected * Math.exp(z * spread - spread ** 2 / 2);
  const waited = sum(found, (one) => one.waited);
  const [low, high] = [waited - at(NORMAL_95), waited - at(-NORMAL_95)];
  return {
    ...base,
    excess_seconds: waited - expected,
    excess_low_seconds: low,
    excess_high_seconds: high,
    verdict: low > 0 ? "more" : high < 0 ? "less" : "no_difference",
  };
}

const sum = <Item>(list: readonly Item[], of: (item: Item) => number): number =>
  list.reduce((total, item) => total + of(item), 0);
