import type { CauseCell } from "./causeCells.js";

/** One way in which cells differ. Levels and what they belong to are numbers from 0. */
interface WaitFactor {
  /** The level that each cell stands in. */
  levels: Int32Array;
  /** The channel or category that each cell's level belongs to. */
  parents: Int32Array;
  levelCount: number;
  parentCount: number;
}

export interface WaitFactors {
  /** The channel's hours, the channel's weeks, the category's weeks. */
  factors: readonly WaitFactor[];
  /** Each cell's day in its channel, from 0. */
  channelDays: Int32Array;
  channelDayCount: number;
  channelCount: number;
  /** The channel that each cell belongs to, and its week in it: the parents and levels of the second factor. */
  channels: Int32Array;
  channelWeeks: Int32Array;
  channelWeekCount: number;
}

const SLOTS = 72;

/** Local hour on working days, Saturdays and Sundays apart. 1970-01-01 was a Thursday. */
function slotOf({ day, hour }: CauseCell): number {
  const weekday = (day + 3) % 7;
  return 24 * (weekday < 5 ? 0 : weekday - 4) + hour;
}

/** Numbers what decides how long somebody waits, cell by cell. Hours from 0 to 23. */
export function waitFactors(cells: readonly CauseCell[]): WaitFactors {
  const channelIds = numbered(cells, ({ channel }) => channel);
  const categoryIds = numbered(cells, ({ category }) => category);
  const weekIds = numbered(cells, ({ week }) => week);
  const idsOf = (ids: ReadonlyMap<string, number>, name: (cell: CauseCell) => string): Int32Array =>
    Int32Array.from(cells, (cell) => ids.get(name(cell)) as number);
  const channels = idsOf(channelIds, ({ channel }) => channel);
  const categories = idsOf(categoryIds, ({ category }) => category);
  const weeks = idsOf(weekIds, ({ week }) => week);
  const slots = Int32Array.from(cells, slotOf);
  const firstDay = cells.reduce((first, { day }) => Math.min(first, day), Number.POSITIVE_INFINITY);
  const days = Int32Array.from(cells, ({ day }) => day - firstDay);
  const dayCount = days.reduce((last, day) => Math.max(last, day + 1), 0);
  const channelWeeks = within(channels, weeks, weekIds.size);
  const factor = (levels: Int32Array, width: number, parents: Int32Array, parentCount: number) => ({
    levels,
    parents,
    levelCount: width * parentCount,
    parentCount,
  });
  return {
    factors: [
      factor(within(channels, slots, SLOTS), SLOTS, channels, channelIds.size),
      factor(channelWeeks, weekIds.size, channels, channelIds.size),
      factor(within(categories, weeks, weekIds.size), weekIds.size, categories, categoryIds.size),
    ],
    channelDays: within(channels, days, dayCount),
    channelDayCount: channelIds.size * dayCount,
    channelCount: channelIds.size,
    channels,
    channelWeeks,
    channelWeekCount: channelIds.size * weekIds.size,
  };
}

function numbered(
  cells: readonly CauseCell[],
  name: (cell: CauseCell) => string,
): ReadonlyMap<string, number> {
  const ids = new Map<string, number>();
  for (const cell of cells) {
    if (!ids.has(name(cell))) ids.set(name(cell), ids.size);
  }
  return ids;
}

/** The number of each `inner`, of which there are `width`, within its `outer`. */
const within = (outer: Int32Array, inner: Int32Array, width: number): Int32Array =>
  outer.map((id, i) => id * width + (inner[i] as number));
