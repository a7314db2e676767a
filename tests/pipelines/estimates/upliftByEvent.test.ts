import { describe, expect, it } from "vitest";
import { dateOfDay, HOURS } from "../../../pipelines/estimates/arrivals.js";
import type { CalendarEvent } from "../../../pipelines/estimates/calendar.js";
import { upliftByEvent } from "../../../pipelines/estimates/upliftByEvent.js";
import { drawDesk } from "../../helpers/countDraws.js";
import { parkMiller } from "../../helpers/parkMiller.js";

/** A Monday. */
const FIRST_DAY = 20_598;

const dayEvent = (kind: CalendarEvent["kind"], name: string, day: number): CalendarEvent => ({
  kind,
  name,
  from: (FIRST_DAY + day) * HOURS,
  to: (FIRST_DAY + day + 1) * HOURS,
});

function uplift(counts: readonly number[], events: readonly CalendarEvent[]) {
  return upliftByEvent.compute({
    arrivals: {
      firstDay: FIRST_DAY,
      endDay: FIRST_DAY + counts.length / HOURS,
      series: [{ scopeKind: "all", scope: "all", counts }],
    },
    events,
  });
}

const PROMOTIONS = [18, 39, 60, 81, 102, 123, 144];
const events = PROMOTIONS.map((day) => dayEvent("promotion", `P${day}`, day));

describe("the uplift of events", () => {
  it("is what was planted, within its interval, in 19 of 20 generated desks", () => {
    const factors = new Map(PROMOTIONS.map((day) => [day, 1.6]));
    const held = { all: 0, each: 0 };
    for (let seed = 1; seed <= 20; seed++) {
      const rows = uplift(drawDesk(seed, 26 * 7, { factors }), events);
      const holds = (row: (typeof rows)[number] | undefined) =>
        Number(row?.ratio_low) <= 1.6 && Number(row?.ratio_high) >= 1.6;
      if (holds(rows.find((row) => row.kind === "promotion" && row.name === null))) held.all++;
      held.each += rows.filter((row) => row.name !== null && holds(row)).length / PROMOTIONS.length;
    }
    expect(held.all).toBeGreaterThanOrEqual(18);
    expect(held.each).toBeGreaterThanOrEqual(18);
  });

  it("is no difference where nothing was planted, but for about 1 in 20", () => {
    let alarms = 0;
    for (let seed = 1; seed <= 40; seed++) {
      const rows = uplift(drawDesk(seed + 100, 26 * 7), events);
      const all = rows.find((row) => row.kind === "promotion" && row.name === null);
      if (all?.verdict !== "no_difference") alarms++;
    }
    expect(alarms).toBeLessThanOrEqual(5);
  });

  it("has figures where nobody came in the minutes that an event has of the only hour of the day in which anybody ever comes", () => {
    const counts = Array.from({ length: 18 * 7 * HOURS }, (_, hour) =>
      [8, 10, 36, 38].includes(hour % (7 * HOURS)) && hour !== 5 * 7 * HOURS + 10
        ? 1 + ((7 * hour + 5 * Math.floor(hour / 168)) % 3)
        : 0,
    );
    const from = FIRST_DAY * HOURS + 5 * 7 * HOURS + 10.98;
    const rows = uplift(counts, [{ kind: "incident", name: "Outage", from, to: from + 24 }]);
    expect(rows.map(({ kind }) => kind)).toEqual(["incident", "after_incident", "incident"]);
    for (const row of rows.filter(({ kind }) => kind === "incident")) {
      expect(row.contact_count).toBe(0);
      expect(row.expected_count).toBeLessThan(3.1);
      expect(row.expected_count).toBeGreaterThan(0.9);
    }
  });

  it("has figures or none, but nothing beyond numbers, on desks to which hardly anyone comes but on some days", () => {
    for (let seed = 1; seed <= 300; seed++) {
      const random = parkMiller(seed);
      const length = (6 + Math.floor(random() * 20)) * 7 * HOURS;
      const counts = new Array<number>(length).fill(0);
      for (let i = 0; i < 20 + random() * 200; i++) {
        const place = random() < 0.8 ? Math.floor(random() * 3) / 3 + random() / 100 : random();
        const hour = Math.floor(place * length);
        counts[hour] = (counts[hour] ?? 0) + 1;
      }
      const few = Array.from({ length: 4 }, (_, i): CalendarEvent => {
        const from = FIRST_DAY * HOURS + random() * length;
        const kind = i % 2 === 0 ? "promotion" : "incident";
        return { kind, name: `E${i}`, from, to: from + random() * 70 };
      });
      for (const row of uplift(counts, few)) {
        const { expected_count, ratio, ratio_low, ratio_high } = row;
        const told = [expected_count, ratio, ratio_low, ratio_high].filter((figure) => figure !== null);
        expect(told.every(Number.isFinite), `seed ${seed}: ${JSON.stringify(row)}`).toBe(true);
      }
    }
  });

  it("says so where there were too few days, and still sizes each event", () => {
    const incident: CalendarEvent = {
      kind: "incident",
      name: "Outage",
      from: (FIRST_DAY + 120) * HOURS + 12.5,
      to: (FIRST_DAY + 120) * HOURS + 16,
    };
    const counts = drawDesk(7, 26 * 7);
    for (let hour = 12; hour < 16; hour++) counts[120 * HOURS + hour] = 40;
    const rows = uplift(counts, [incident]);
    expect(rows.find((row) => row.kind === "incident" && row.name === null)).toMatchObject({
      day_count: 1,
      ratio: null,
      verdict: "too_few_days",
    });
    expect(rows.find((row) => row.name === "Outage")).toMatchObject({
      starts_on: dateOfDay(FIRST_DAY + 120),
      contact_count: 160,
      verdict: "more",
    });
  });

  it("tells the day after from the day itself", () => {
    const factors = new Map(
      PROMOTIONS.flatMap((day): [number, number][] => [
        [day, 1.6],
        [day + 1, 1.25],
      ]),
    );
    const rows = uplift(drawDesk(9, 26 * 7, { factors, daySpread: 0.05 }), events);
    const ratio = (kind: string) => rows.find((row) => row.kind === kind && row.name === null)?.ratio;
    expect(Math.abs(Number(ratio("promotion")) - 1.6)).toBeLessThan(0.1);
    expect(Math.abs(Number(ratio("after_promotion")) - 1.25)).toBeLessThan(0.1);
  });

  it("has nothing to say of a desk with few weeks, of nothing, or of what lies outside", () => {
    expect(uplift(drawDesk(1, 35), events)).toEqual([]);
    expect(upliftByEvent.compute({ arrivals: null, events })).toEqual([]);
    expect(uplift(drawDesk(1, 70), [dayEvent("promotion", "Next year", 400)])).toEqual([]);
  });
});
