import { poissonDraw, uniformDraws } from "./countDraws.js";

const HOURS = [2, 1, 1, 1, 1, 2, 4, 8, 12, 15, 16, 15, 13, 14, 14, 13, 12, 13, 16, 18, 18, 15, 9, 4];
const WEEKDAYS = [1.1, 1.05, 1, 1, 1.05, 0.85, 0.7];

export interface StrayingDesk {
  /** Times about 220 contacts a day. */
  scale: number;
  /** Standard deviations, on the log scale, of days and of three-hour stretches within them. */
  day: number;
  stretch: number;
  /** Growth from the first day to the last, as a share. */
  growth: number;
  /** What an hour, from the first of the desk, has of the usual; without: 1. */
  factor?: (hour: number) => number;
}

/**
 * Contacts by hour on a desk where nothing happens but `factor`, from a Monday on: it grows, and its days and hours stray log-normally,
 * with heavier tails than a method that thinks in negative-binomial counts takes them to have.
 */
export function strayingDesk(seed: number, days: number, desk: StrayingDesk): number[] {
  const draw = uniformDraws(seed);
  const normal = () => Array.from({ length: 12 }, draw).reduce((sum, x) => sum + x, -6);
  return Array.from({ length: days }, (_, day) => {
    const level =
      desk.scale *
      (WEEKDAYS[day % 7] as number) *
      (1 + (desk.growth * day) / days) *
      Math.exp(desk.day * normal());
    let stretch = 1;
    return HOURS.map((mean, hour) => {
      const factor = desk.factor?.(day * 24 + hour) ?? 1;
      if (hour % 3 === 0) stretch = Math.exp(desk.stretch * normal());
      return poissonDraw(draw, mean * level * stretch * factor);
    });
  }).flat();
}
