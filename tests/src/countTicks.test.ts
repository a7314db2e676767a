import fc from "fast-check";
import { beforeAll, expect, it } from "vitest";
import { arrivals } from "../../src/components/charts/arrivals.js";
import { countTicks, dayTicks, midnights, noons, spread } from "../../src/components/charts/scale.js";
import { texts } from "../../src/i18n/index.js";
import { usePageDocument } from "../helpers/pageDocument.js";

beforeAll(usePageDocument);

it("counts have whole ticks from 0, evenly spaced, few and within the axis", () => {
  fc.assert(
    fc.property(fc.double({ min: 1, max: 5e6, noNaN: true }), fc.integer({ min: 1, max: 5 }), (max, most) => {
      const ticks = countTicks(max, most);
      const steps = new Set(ticks.slice(1).map((tick, i) => tick - (ticks[i] ?? 0)));
      expect(ticks[0]).toBe(0);
      expect(ticks.every(Number.isInteger)).toBe(true);
      expect(steps.size).toBe(1);
      expect(ticks.at(-1)).toBeLessThanOrEqual(max);
      expect(ticks.length - 1).toBeLessThanOrEqual(most);
    }),
  );
  expect(countTicks(2)).toEqual([0, 1, 2]);
  expect(countTicks(17)).toEqual([0, 5, 10, 15]);
});

it("a chart of two contacts a day names each number once", () => {
  const days = ["16", "17", "18"].map((day, i) => ({ day: `2026-11-${day}`, count: 2 - i }));
  const chart = arrivals(days, [], 600, "Contacts", texts("en"));
  const labels = [...chart.querySelectorAll("[aria-label='y-axis tick label'] text")];
  expect(labels.map((label) => label.textContent)).toEqual(["0", "1", "2"]);
});

it("a few days are each named once, at most as many as there is room for; of many one a week or more apart", () => {
  const day = (n: number) => new Date(Date.UTC(2026, 10, n));
  const told = (ticks: Date[]) => ticks.map((date) => date.getUTCDate());
  expect(told(dayTicks(day(16), day(20), 7))).toEqual([16, 17, 18, 19, 20]);
  expect(told(dayTicks(day(16), day(24), 3))).toEqual([16, 19, 22]);
  expect(told(dayTicks(day(16), day(16), 3))).toEqual([16]);
  expect(told(dayTicks(day(1), day(30), 7))).toEqual([1, 8, 15, 22, 29]);
  // Ten days on a phone, where five dates would touch each other.
  expect(told(dayTicks(day(2), day(11), 3))).toEqual([2, 9]);
});

it("the days of a week are named at their noons, and parted at their midnights", () => {
  const [from, last] = [new Date("2026-11-16T00:00:00Z"), new Date("2026-11-22T23:00:00Z")];
  const days = ["16", "17", "18", "19", "20", "21", "22"];
  expect(noons(from, last).map((at) => at.toISOString())).toEqual(
    days.map((day) => `2026-11-${day}T12:00:00.000Z`),
  );
  expect(midnights(from, last).map((at) => at.toISOString().slice(0, 13))).toEqual(
    days.slice(1).map((day) => `2026-11-${day}T00`),
  );
  expect(noons(from, from)).toEqual([]);
});

it("of many days those are named with which months begin, never more than have room", () => {
  const at = (day: string) => new Date(`${day}T00:00:00Z`);
  const told = (first: string, last: string, most: number) => {
    const ticks = dayTicks(at(first), at(last), most);
    return ticks.map((tick) => tick.toISOString().slice(0, 10));
  };
  expect(told("2026-06-08", "2026-11-09", 3)).toEqual(["2026-07-01", "2026-09-01", "2026-11-01"]);
  expect(told("2026-06-01", "2026-08-09", 7)).toEqual(["2026-06-01", "2026-07-01", "2026-08-01"]);
  expect(told("2026-11-08", "2027-02-14", 3)).toEqual(["2026-12-01", "2027-01-01", "2027-02-01"]);
});

it("labels are moved back from where they would be cut, and stay apart", () => {
  expect(spread([0, 5, 90], 10, [100, 100, 95])).toEqual([0, 10, 90]);
  expect(spread([80, 85, 90], 10, [100, 100, 95])).toEqual([75, 85, 95]);
});
