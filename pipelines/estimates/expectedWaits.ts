import { crossedRates, productOf, type RateCell } from "../methods/crossedRates.js";
import type { CauseCell } from "./causeCells.js";

/** Fewer contacts in a level than these stand with the others of its channel or category. */
const FEWEST_IN_LEVEL = 10;
const FACTORS = 3;

/** What the contacts of a cell would have waited without the cause, with how far that may stray. Seconds. */
export interface ExpectedWait {
  seconds: number;
  /** Variance of the sum, from how far days without the cause stray from their own expectation. */
  variance: number;
  /** Whether contacts without the cause were seen at the same hours of that channel. */
  isSameHour: boolean;
}

type Key = Pick<CauseCell, "channel" | "category" | "week" | "day" | "hour">;

/** Local hour on working days, Saturdays and Sundays apart. */
const slotOf = ({ day, hour }: Key): string => {
  const weekday = (day + 3) % 7;
  return `${weekday < 5 ? "weekday" : weekday === 5 ? "saturday" : "sunday"} ${hour}`;
};
type Level = readonly [level: string, parent: string];

/** Every cell is asked for its levels several times, for each cause. */
const asked = new WeakMap<Key, readonly Level[]>();

/** Each factor's level and what it belongs to: the channel's hours, the channel's weeks, the category's weeks. */
function levelsOf(cell: Key): readonly Level[] {
  const known = asked.get(cell);
  if (known !== undefined) return known;
  const levels: Level[] = [
    [`${cell.channel} ${slotOf(cell)}`, cell.channel],
    [`${cell.channel} ${cell.week}`, cell.channel],
    [`${cell.category} ${cell.week}`, cell.category],
  ];
  asked.set(cell, levels);
  return levels;
}

/**
 * What contacts without a cause waited, as the product of their channel's hour, their channel's week and their
 * category's week, so that a slow week, a slow hour or a slow category is not taken for the cause (crossedRates). Where
 * nobody without the cause was seen at an hour or in a week, the channel's or category's other ones stand for it.
 * `expect` gives null where the channel or the category was never seen without it.
 */
export function waitsWithout(
  baseline: readonly CauseCell[],
  secondsOf: (cell: CauseCell) => number,
): {
  expect: (cell: CauseCell) => ExpectedWait | null;
  /** Relative variance of what the expectation itself rests on, by channel and week. */
  uncertainty: (channel: string, week: string) => number;
} {
  const cells = baseline.filter(({ timed }) => timed > 0);
  const levels = new Levels(cells);
  const rated = cells.map((cell) => ({
    total: secondsOf(cell),
    count: cell.timed,
    levels: levels.fitted(cell),
  }));
  const effects = crossedRates(summed(rated), levels.counts());
  const parents = Array.from({ length: FACTORS }, (_, factor) => {
    const sums = new Map<string, { total: number; fitted: number }>();
    for (const [i, cell] of cells.entries()) {
      const { total, count, levels: at } = rated[i] as (typeof rated)[number];
      const parent = levelsOf(cell)[factor]?.[1] ?? "";
      const sum = sums.get(parent) ?? { total: 0, fitted: 0 };
      sum.total += total;
      sum.fitted += count * productOf(effects, at, factor);
      sums.set(parent, sum);
    }
    return sums;
  });
  const meanOf = (cell: CauseCell): { mean: number; isSameHour: boolean } | null => {
    let mean = 1;
    let isSameHour = true;
    for (const [factor, [level, parent]] of levelsOf(cell).entries()) {
      const known = levels.known(factor, level, parent);
      const effect = known === undefined ? undefined : effects[factor]?.[known];
      if (effect !== undefined) mean *= effect;
      else {
        const sum = parents[factor]?.get(parent);
        if (sum === undefined || sum.fitted === 0) return null;
        mean *= sum.total / sum.fitted;
        if (factor === 0) isSameHour = false;
      }
    }
    return { mean, isSameHour };
  };
  const spread = new Spread(cells, secondsOf, (cell) => meanOf(cell)?.mean ?? 0);
  return {
    expect(cell) {
      const found = meanOf(cell);
      if (found === null) return null;
      return {
        seconds: cell.timed * found.mean,
        variance: spread.dispersion(cell.channel) * cell.timed * found.mean ** 2,
        isSameHour: found.isSameHour,
      };
    },
    uncertainty: (channel, week) => spread.relative(channel, week),
  };
}

/** Cells of the same levels as one: the fit is the same, and quicker. */
function summed(cells: readonly RateCell[]): RateCell[] {
  const sums = new Map<string, RateCell>();
  for (const { total, count, levels } of cells) {
    const key = levels.join(" ");
    const sum = sums.get(key) ?? { total: 0, count: 0, levels };
    sum.total += total;
    sum.count += count;
    sums.set(key, sum);
  }
  return [...sums.values()];
}

/** Numbers the levels of each factor; small ones share the one of their parent. */
class Levels {
  private readonly sizes: Map<string, number>[] = Array.from({ length: FACTORS }, () => new Map());
  private readonly numbers: Map<string, number>[] = Array.from({ length: FACTORS }, () => new Map());

  constructor(cells: readonly CauseCell[]) {
    for (const cell of cells) {
      for (const [factor, [level]] of levelsOf(cell).entries()) {
        const sizes = this.sizes[factor] as Map<string, number>;
        sizes.set(level, (sizes.get(level) ?? 0) + cell.timed);
      }
    }
  }

  fitted(cell: CauseCell): number[] {
    return levelsOf(cell).map(([level, parent], factor) => {
      const numbers = this.numbers[factor] as Map<string, number>;
      const name = this.name(factor, level, parent);
      const number = numbers.get(name) ?? numbers.size;
      numbers.set(name, number);
      return number;
    });
  }

  known(factor: number, level: string, parent: string): number | undefined {
    if (!this.sizes[factor]?.has(level)) return undefined;
    return this.numbers[factor]?.get(this.name(factor, level, parent));
  }

  counts(): number[] {
    return this.numbers.map(({ size }) => size);
  }

  private name(factor: number, level: string, parent: string): string {
    return (this.sizes[factor]?.get(level) ?? 0) >= FEWEST_IN_LEVEL ? level : `others of ${parent}`;
  }
}

/**
 * How far a channel's days stray: the squared error of a day's sum over the sum of squared expectations, so that contacts
 * of one day that stray together count as such (a moment estimate of the dispersion, by clusters of days).
 */
class Spread {
  private readonly channels = new Map<string, { squares: number; scale: number }>();
  private readonly weeks = new Map<string, { scale: number; expected: number }>();

  constructor(
    cells: readonly CauseCell[],
    secondsOf: (cell: CauseCell) => number,
    meanOf: (cell: CauseCell) => number,
  ) {
    const days = new Map<string, { channel: string; error: number; scale: number }>();
    for (const cell of cells) {
      const mean = meanOf(cell);
      const key = `${cell.channel} ${cell.day}`;
      const day = days.get(key) ?? { channel: cell.channel, error: 0, scale: 0 };
      day.error += secondsOf(cell) - cell.timed * mean;
      day.scale += cell.timed * mean ** 2;
      days.set(key, day);
      for (const name of [cell.channel, `${cell.channel} ${cell.week}`]) {
        const week = this.weeks.get(name) ?? { scale: 0, expected: 0 };
        week.scale += cell.timed * mean ** 2;
        week.expected += cell.timed * mean;
        this.weeks.set(name, week);
      }
    }
    for (const { channel, error, scale } of days.values()) {
      const sum = this.channels.get(channel) ?? { squares: 0, scale: 0 };
      sum.squares += error ** 2;
      sum.scale += scale;
      this.channels.set(channel, sum);
    }
  }

  dispersion(channel: string): number {
    const sum = this.channels.get(channel);
    return sum === undefined || sum.scale === 0 ? 1 : sum.squares / sum.scale;
  }

  relative(channel: string, week: string): number {
    const sum = this.weeks.get(`${channel} ${week}`) ?? this.weeks.get(channel);
    if (sum === undefined || sum.expected === 0) return 0;
    return (this.dispersion(channel) * sum.scale) / sum.expected ** 2;
  }
}
