import { describe, expect, it } from "vitest";
import { HOURS } from "../../../pipelines/estimates/arrivals.js";
import type { CalendarFeature } from "../../../pipelines/estimates/calendar.js";
import { findPeaks, type Spell } from "../../../pipelines/estimates/peakSpells.js";
import { uniformDraws } from "../../helpers/countDraws.js";
import { type StrayingDesk, strayingDesk } from "../../helpers/strayingDesk.js";

/** A Monday. */
const FIRST_DAY = 20_598;
const DAYS = 26 * 7;
const USUAL: StrayingDesk = { scale: 0.5, day: 0.06, stretch: 0.06, growth: 0.2 };

const search = (counts: readonly number[], features: readonly CalendarFeature[] = []) =>
  findPeaks(counts, { firstDay: FIRST_DAY, endDay: FIRST_DAY + counts.length / HOURS }, features);
const spells = (counts: readonly number[]): Spell[] => search(counts)?.spells ?? [];

/** A desk with so many times the usual in the hours [from, to), counted from the first of a day. */
const withRise = (seed: number, day: number, [from, to]: [number, number], times: number): number[] =>
  strayingDesk(seed, DAYS, {
    ...USUAL,
    factor: (hour) => (hour >= day * HOURS + from && hour < day * HOURS + to ? times : 1),
  });

describe("the list of peaks", () => {
  it("of twelve quiet weeks is empty on 17 of 20 desks, however days and hours stray", () => {
    const desks: StrayingDesk[] = [
      { ...USUAL, scale: 0.05 },
      { ...USUAL, day: 0, stretch: 0 },
      { scale: 0.5, day: 0.1, stretch: 0.12, growth: 0.2 },
      { scale: 2, day: 0.1, stretch: 0.15, growth: 0.5 },
    ];
    let alarms = 0;
    for (let seed = 1; seed <= 40; seed++) {
      if (spells(strayingDesk(seed, DAYS, desks[seed % desks.length] as StrayingDesk)).length > 0) alarms++;
    }
    expect(alarms).toBeLessThanOrEqual(6);
  });

  it("is as empty on a large desk whose hours stray each by itself", () => {
    let alarms = 0;
    for (let seed = 1; seed <= 20; seed++) {
      const draw = uniformDraws(seed + 1000);
      const normal = () => Array.from({ length: 12 }, draw).reduce((sum, x) => sum + x, -6);
      const desk = { scale: 3, day: 0.1, stretch: 0, growth: 0.2, factor: () => Math.exp(0.15 * normal()) };
      if (spells(strayingDesk(seed, DAYS, desk)).length > 0) alarms++;
    }
    expect(alarms).toBeLessThanOrEqual(3);
  });

  it("has a rise of four hours to 2.5 times the usual, where and as large as it was, on 9 of 10 desks", () => {
    // A Friday, about 33 usual.
    const [day, from, to] = [158, 12, 16];
    let [found, held] = [0, 0];
    for (let seed = 1; seed <= 20; seed++) {
      const counts = withRise(seed, day, [from, to], 2.5);
      const own = spells(counts).filter((one) => one.from < day * HOURS + to && one.to > day * HOURS + from);
      if (own.length !== 1) continue;
      found++;
      const [spell] = own as [Spell];
      expect(Math.abs(spell.from - (day * HOURS + from))).toBeLessThanOrEqual(3);
      expect(Math.abs(spell.to - (day * HOURS + to))).toBeLessThanOrEqual(3);
      if (spell.ratioLow <= 2.5 && spell.ratioHigh >= 2.5) held++;
    }
    expect(found).toBeGreaterThanOrEqual(18);
    expect(held).toBeGreaterThanOrEqual(Math.floor(found * 0.85));
  });

  it("has a whole week at 1.5 times as one spell, and the week does not become the usual", () => {
    const counts = withRise(1, 140, [0, 7 * HOURS], 1.5);
    const own = spells(counts).filter((one) => one.to - one.from >= 4 * HOURS);
    expect(own).toHaveLength(1);
    expect(own[0]?.ratio).toBeGreaterThan(1.35);
    expect(own[0]?.ratio).toBeLessThan(1.65);
  });

  it("shows a promotion against the usual without it, though every promotion is alike", () => {
    const days = [20, 50, 80, 110, 140, 170];
    const factor = (hour: number) => (days.includes(Math.floor(hour / HOURS)) ? 2 : 1);
    const counts = strayingDesk(6, DAYS, { ...USUAL, factor });
    const shares = counts.map((_, hour) => (days.includes(Math.floor(hour / HOURS)) ? 1 : 0));
    const found = search(counts, [{ name: "promotion", shares }])?.spells ?? [];
    // Of the last twelve weeks.
    expect(found.map(({ from }) => Math.floor(from / HOURS))).toEqual([110, 140, 170]);
    for (const { ratioLow, ratioHigh } of found) {
      expect(ratioLow).toBeLessThan(2);
      expect(ratioHigh).toBeGreaterThan(2);
    }
  });

  it("is of whole weeks, at most twelve", () => {
    const found = search(strayingDesk(7, DAYS + 3, USUAL));
    expect([found?.from, found?.to]).toEqual([14 * 168, 26 * 168]);
  });

  it("follows a desk that doubles from one day to the next", () => {
    const counts = withRise(8, 120, [0, 62 * HOURS], 2);
    // The step itself may show for some days, the new level may not.
    expect(spells(counts).filter(({ from }) => from > 141 * HOURS)).toEqual([]);
  });

  it("is not made with less than six weeks, or of nothing", () => {
    expect(search(strayingDesk(1, 41, USUAL))).toBeNull();
    expect(search(new Array<number>(DAYS * HOURS).fill(0))).toBeNull();
  });
});
