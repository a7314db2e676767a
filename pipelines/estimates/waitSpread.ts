import type { CauseCell } from "./causeCells.js";
import type { WaitFactors } from "./waitFactors.js";

interface SpreadCells {
  cells: readonly CauseCell[];
  factors: WaitFactors;
  secondsOf: (cell: CauseCell) => number;
}

/**
 * How far a channel's days stray: the squared error of a day's sum over the sum of squared expectations, so that contacts
 * of one day that stray together count as such (a moment estimate of the dispersion, by clusters of days).
 */
export class Spread {
  private readonly factors: WaitFactors;
  private readonly squares: Float64Array;
  private readonly scales: Float64Array;
  private readonly channelSums: ScaleSums;
  private readonly weekSums: ScaleSums;

  constructor(
    { cells, factors, secondsOf }: SpreadCells,
    places: readonly number[],
    meanOf: (place: number) => number,
  ) {
    this.factors = factors;
    const { channelDays, channelWeeks, channels, channelCount } = factors;
    const errors = new Float64Array(factors.channelDayCount);
    const scales = new Float64Array(factors.channelDayCount);
    this.channelSums = new ScaleSums(channelCount);
    this.weekSums = new ScaleSums(factors.channelWeekCount);
    const days = new Map<number, number>();
    for (const i of places) {
      const cell = cells[i] as CauseCell;
      const mean = meanOf(i);
      const day = at(channelDays, i);
      days.set(day, at(channels, i));
      add(errors, day, secondsOf(cell) - cell.timed * mean);
      add(scales, day, cell.timed * mean ** 2);
      this.channelSums.add(at(channels, i), cell.timed, mean);
      this.weekSums.add(at(channelWeeks, i), cell.timed, mean);
    }
    this.squares = new Float64Array(channelCount);
    this.scales = new Float64Array(channelCount);
    for (const [day, channel] of days) {
      add(this.squares, channel, at(errors, day) ** 2);
      add(this.scales, channel, at(scales, day));
    }
  }

  dispersion(channel: number): number {
    const scale = at(this.scales, channel);
    return scale === 0 ? 1 : at(this.squares, channel) / scale;
  }

  /** Of a cell's channel and week; of the channel where nobody without the cause was seen in that week. */
  relative(place: number): number {
    const channel = at(this.factors.channels, place);
    const week = at(this.factors.channelWeeks, place);
    const sums = this.weekSums.isSeen(week) ? this.weekSums.of(week) : this.channelSums.of(channel);
    return sums.expected === 0 ? 0 : (this.dispersion(channel) * sums.scale) / sums.expected ** 2;
  }
}

/** Sums of what is expected, and of its square a contact. */
class ScaleSums {
  private readonly scale: Float64Array;
  private readonly expected: Float64Array;
  private readonly seen: Uint8Array;

  constructor(size: number) {
    this.scale = new Float64Array(size);
    this.expected = new Float64Array(size);
    this.seen = new Uint8Array(size);
  }

  add(place: number, timed: number, mean: number): void {
    add(this.scale, place, timed * mean ** 2);
    add(this.expected, place, timed * mean);
    this.seen[place] = 1;
  }

  isSeen(place: number): boolean {
    return this.seen[place] === 1;
  }

  of(place: number): { scale: number; expected: number } {
    return { scale: at(this.scale, place), expected: at(this.expected, place) };
  }
}

const at = (values: ArrayLike<number>, i: number): number => values[i] as number;

function add(sums: Float64Array, place: number, value: number): void {
  sums[place] = at(sums, place) + value;
}
