/** A known sequence of uniform numbers (mulberry32), so that a failure can be run again. */
export function uniformDraws(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** Poisson by counting exponential gaps; fine for the few hundred of an hour. */
export function poissonDraw(draw: () => number, mean: number): number {
  let count = -1;
  for (let sum = 0; sum <= mean; count++) sum -= Math.log(1 - draw());
  return count;
}

/** How many of `count` have a trait that each has with this chance. */
export function binomialDraw(draw: () => number, count: number, chance: number): number {
  let found = 0;
  for (let i = 0; i < count; i++) if (draw() < chance) found++;
  return found;
}

const HOURS = [2, 1, 1, 1, 1, 2, 4, 8, 12, 15, 16, 15, 13, 14, 14, 13, 12, 13, 16, 18, 18, 15, 9, 4];
const WEEKDAYS = [1.1, 1.05, 1, 1, 1.05, 0.85, 0.7];

export interface DrawnDesk {
  /** Days that differ from the usual by their number, first day 0, as a factor. */
  factors?: ReadonlyMap<number, number>;
  /** Spread of days around their expectation; 0 = Poisson. */
  daySpread?: number;
  scale?: number;
}

/** Contacts by hour of `days` days from a Monday on: a daily and weekly profile, days that stray, Poisson hours. */
export function drawDesk(seed: number, days: number, desk: DrawnDesk = {}): number[] {
  const { factors = new Map<number, number>(), daySpread = 0.15, scale = 1 } = desk;
  const draw = uniformDraws(seed);
  return Array.from({ length: days }, (_, day) => {
    const stray = 1 + daySpread * (draw() + draw() + draw() - 1.5) * 2;
    const level = scale * (WEEKDAYS[day % 7] ?? 1) * (factors.get(day) ?? 1) * stray;
    return HOURS.map((mean) => poissonDraw(draw, mean * level));
  }).flat();
}
