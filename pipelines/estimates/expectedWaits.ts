import { crossedRates, productOf, type RateCell } from "../methods/crossedRates.js";
import type { CauseCell } from "./causeCells.js";
import type { WaitFactors } from "./waitFactors.js";
import { Spread } from "./waitSpread.js";

/** Fewer contacts in a level than these stand with the others of its channel or category. */
const FEWEST_IN_LEVEL = 10;

/** What the contacts of a cell would have waited without the cause, with how far that may stray. Seconds. */
export interface ExpectedWait {
  seconds: number;
  /** Variance of the sum, from how far days without the cause stray from their own expectation. */
  variance: number;
  /** Whether contacts without the cause were seen at the same hours of that channel. */
  isSameHour: boolean;
}

/** Cells, the factors that they stand in, and which of them tell of waits without the cause. */
interface Baseline {
  cells: readonly CauseCell[];
  factors: WaitFactors;
  isWithout: (cell: CauseCell) => boolean;
  secondsOf: (cell: CauseCell) => number;
}

/**
 * What contacts without a cause waited, as the product of their channel's hour, their channel's week and their
 * category's week, so that a slow week, a slow hour or a slow category is not taken for the cause (crossedRates). Where
 * nobody without the cause was seen at an hour or in a week, the channel's or category's other ones stand for it.
 * `expect` and `uncertainty` are of a cell by its place; `expect` gives null where the channel or the category was never seen without it.
 */
export function waitsWithout(baseline: Baseline): {
  expect: (place: number) => ExpectedWait | null;
  /** Relative variance of what the expectation itself rests on, the same for a channel's week. */
  uncertainty: (place: number) => number;
} {
  const { cells, factors } = baseline;
  const places = cells.flatMap((cell, i) => (cell.timed > 0 && baseline.isWithout(cell) ? [i] : []));
  const levels = factors.factors.map((factor) => new Levels(factor, cells, places));
  const rated = places.map((i) => {
    const cell = cells[i] as CauseCell;
    return {
      total: baseline.secondsOf(cell),
      count: cell.timed,
      levels: levels.map((one) => one.fitted(i)),
    };
  });
  const counts = levels.map(({ count }) => count);
  const effects = crossedRates(summed(rated, counts), counts);
  const parents = levels.map((one, factor) => one.meansOf(places, rated, effects, factor));
  const meanOf = (place: number): { mean: number; isSameHour: boolean } | null => {
    let mean = 1;
    let isSameHour = true;
    for (const [factor, one] of levels.entries()) {
      const level = one.known(place);
      if (level !== null) mean *= effects[factor]?.[level] as number;
      else {
        const others = parents[factor]?.[one.parentOf(place)];
        if (others === undefined || Number.isNaN(others)) return null;
        mean *= others;
        if (factor === 0) isSameHour = false;
      }
    }
    return { mean, isSameHour };
  };
  const spread = new Spread(baseline, places, (place) => meanOf(place)?.mean ?? 0);
  return {
    expect(place) {
      const found = meanOf(place);
      if (found === null) return null;
      const { timed } = cells[place] as CauseCell;
      return {
        seconds: timed * found.mean,
        variance: spread.dispersion(factors.channels[place] as number) * timed * found.mean ** 2,
        isSameHour: found.isSameHour,
      };
    },
    uncertainty: (place) => spread.relative(place),
  };
}

/** Cells of the same levels as one: the fit is the same, and quicker. */
function summed(cells: readonly RateCell[], counts: readonly number[]): RateCell[] {
  const sums = new Map<number, RateCell>();
  for (const { total, count, levels } of cells) {
    const key = levels.reduce((before, level, factor) => before * (counts[factor] as number) + level, 0);
    const sum = sums.get(key);
    if (sum === undefined) sums.set(key, { total, count, levels });
    else {
      sum.total += total;
      sum.count += count;
    }
  }
  return [...sums.values()];
}

const UNSEEN = -1;

/** The levels of one factor as they are fitted: those seen without the cause, small ones as the one of their parent. */
class Levels {
  count = 0;
  private readonly factor: WaitFactors["factors"][number];
  private readonly numbers: Int32Array;

  constructor(
    factor: WaitFactors["factors"][number],
    cells: readonly CauseCell[],
    places: readonly number[],
  ) {
    this.factor = factor;
    const { levels, parents } = factor;
    const sizes = new Float64Array(factor.levelCount);
    for (const i of places) add(sizes, at(levels, i), (cells[i] as CauseCell).timed);
    this.numbers = new Int32Array(factor.levelCount).fill(UNSEEN);
    const others = new Int32Array(factor.parentCount).fill(UNSEEN);
    for (const i of places) {
      const level = at(levels, i);
      if (at(this.numbers, level) !== UNSEEN) continue;
      const isOwn = at(sizes, level) >= FEWEST_IN_LEVEL;
      const shared = at(others, at(parents, i));
      const number = isOwn || shared === UNSEEN ? this.count++ : shared;
      if (!isOwn) others[at(parents, i)] = number;
      this.numbers[level] = number;
    }
  }

  /** Of a cell that the fit rests on. */
  fitted(place: number): number {
    return at(this.numbers, at(this.factor.levels, place));
  }

  known(place: number): number | null {
    const number = this.fitted(place);
    return number === UNSEEN ? null : number;
  }

  parentOf(place: number): number {
    return at(this.factor.parents, place);
  }

  /** By parent: how much longer its contacts waited than the other factors tell; NaN where nobody was seen. */
  meansOf(
    places: readonly number[],
    rated: readonly RateCell[],
    effects: readonly Float64Array[],
    factor: number,
  ): Float64Array {
    const totals = new Float64Array(this.factor.parentCount);
    const fitted = new Float64Array(this.factor.parentCount);
    for (const [n, { total, count, levels }] of rated.entries()) {
      const parent = this.parentOf(places[n] as number);
      add(totals, parent, total);
      add(fitted, parent, count * productOf(effects, levels, factor));
    }
    return totals.map((total, parent) =>
      at(fitted, parent) === 0 ? Number.NaN : total / at(fitted, parent),
    );
  }
}

const at = (values: ArrayLike<number>, i: number): number => values[i] as number;

function add(sums: Float64Array, place: number, value: number): void {
  sums[place] = at(sums, place) + value;
}
