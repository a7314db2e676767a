import { judged } from "./judged.js";
import { type Planted, quietDesk } from "./quietDesk.js";

export interface Power {
  what: string;
  desks: number;
  found: number;
  /** Of those found, that also start in the right week, give or take one, or have the right direction. */
  right: number;
  /** Share of the desks in which it must be found. */
  promised: number;
}

const WEEKS = 26;
const CATEGORIES = 10;
const SIZE = 1000;
const FIRST = "category 0";
const shape = { weeks: WEEKS, categories: CATEGORIES, size: SIZE };

/** One week of one category, `firstSize` tickets usually, times `factor`. */
function weekFound(desks: number, firstSize: number, factor: number, promised: number): Power {
  const planted: Planted = (category, week, weeks) => (category === 0 && week === weeks - 1 ? factor : 1);
  let [found, right] = [0, 0];
  for (let seed = 1; seed <= desks; seed++) {
    const { changed } = judged(quietDesk(10_000 + seed, { ...shape, firstSize, planted }));
    const own = changed.find((row) => row.scope === FIRST);
    if (own === undefined) continue;
    found++;
    const verdict = factor > 1 ? "rose" : "fell";
    if (own.verdict === verdict || own.share_verdict === verdict) right++;
  }
  return { what: `one week of ${firstSize} × ${factor}`, desks, found, right, promised };
}

/** The last eight weeks of one category. */
function levelFound(desks: number, firstSize: number, factor: number, promised: number): Power {
  const since = WEEKS - 8;
  const planted: Planted = (category, week) => (category === 0 && week >= since ? factor : 1);
  let [found, right] = [0, 0];
  for (let seed = 1; seed <= desks; seed++) {
    const input = quietDesk(20_000 + seed, { ...shape, firstSize, planted });
    const own = judged(input).levels.filter((row) => row.scope === FIRST);
    if (own.length === 0) continue;
    found++;
    const near = input.weeks.slice(since - 1, since + 2).map(({ week_start }) => week_start);
    if (own.some((row) => near.includes(String(row.week_start)))) right++;
  }
  return { what: `eight weeks of ${firstSize} × ${factor}`, desks, found, right, promised };
}

/** Planted changes of several sizes, with the share of desks in which each must be found. */
export const power = (desks: number): Power[] => [
  weekFound(desks, 20, 3, 0.8),
  weekFound(desks, 60, 2, 0.65),
  weekFound(desks, 200, 1.6, 0.6),
  weekFound(desks, 200, 0.5, 0.65),
  levelFound(desks, 20, 2, 0.9),
  levelFound(desks, 60, 1.5, 0.8),
  levelFound(desks, 200, 1.35, 0.8),
  levelFound(desks, 200, 0.7, 0.8),
];
