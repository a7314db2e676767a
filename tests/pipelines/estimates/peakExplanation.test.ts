import { describe, expect, it } from "vitest";
import { HOURS } from "../../../pipelines/estimates/arrivals.js";
import { type CalendarEvent, calendarFeatures, payDays } from "../../../pipelines/estimates/calendar.js";
import { usualHours } from "../../../pipelines/estimates/peakBaseline.js";
import { type Context, explain } from "../../../pipelines/estimates/peakExplanation.js";
import type { Spell } from "../../../pipelines/estimates/peakSpells.js";
import { strayingDesk } from "../../helpers/strayingDesk.js";

const FIRST_DAY = 20_598;
const DAYS = 16 * 7;
const END_DAY = FIRST_DAY + DAYS;

const event = (
  kind: CalendarEvent["kind"],
  name: string,
  day: number,
  from: number,
  to: number,
): CalendarEvent => ({
  kind,
  name,
  from: (FIRST_DAY + day) * HOURS + from,
  to: (FIRST_DAY + day) * HOURS + to,
});

/** A desk of two categories whose hours are lifted; which category has the surplus is told. */
function desk(
  lifts: readonly { day: number; from: number; to: number; factor: number; category: "a" | "b" }[],
) {
  const base = strayingDesk(3, DAYS, { scale: 0.6, day: 0.05, stretch: 0.05, growth: 0 });
  const halves = {
    a: base.map((count) => Math.ceil(count / 2)),
    b: base.map((count) => Math.floor(count / 2)),
  };
  for (const { day, from, to, factor, category } of lifts) {
    for (let hour = day * HOURS + from; hour < day * HOURS + to; hour++) {
      halves[category][hour] =
        (halves[category][hour] as number) + Math.round((base[hour] as number) * (factor - 1));
    }
  }
  const counts = halves.a.map((count, hour) => count + (halves.b[hour] as number));
  return {
    counts,
    categories: [
      { scopeKind: "category", scope: "a", counts: halves.a },
      { scopeKind: "category", scope: "b", counts: halves.b },
    ] as const,
  };
}

function explained(
  made: ReturnType<typeof desk>,
  [day, from, to]: [number, number, number],
  events: readonly CalendarEvent[],
) {
  const span = { firstDay: FIRST_DAY, endDay: END_DAY };
  const features = calendarFeatures(events, FIRST_DAY, END_DAY);
  const hours = Array.from({ length: to - from }, (_, i) => day * HOURS + from + i);
  const usual = usualHours(made.counts, span, features, new Set(hours));
  const sum = (values: readonly number[]) =>
    hours.reduce((total, hour) => total + (values[hour] as number), 0);
  const [contacts, expected] = [sum(made.counts), sum(usual.expected)];
  const spell: Spell = {
    from: day * HOURS + from,
    to: day * HOURS + to,
    contacts,
    expected,
    ratio: contacts / expected,
    ratioLow: 1,
    ratioHigh: 9,
  };
  const context: Context = {
    ...span,
    ...made,
    usual,
    known: usualHours(made.counts, span, features, new Set()),
  };
  return explain(spell, events, context)?.event.name ?? null;
}

const RISE = { day: 100, from: 12, to: 17, factor: 2.5, category: "a" } as const;

describe("the explanation of a peak", () => {
  it("is the incident in its midst, not the pay day that goes on all around it", () => {
    const around = event("pay_day", "25", 99, 0, 72);
    const outage = event("incident", "Outage", 100, 12.5, 16);
    expect(explained(desk([RISE]), [100, 12, 17], [around, outage])).toBe("Outage");
    expect(explained(desk([RISE]), [100, 12, 17], [around])).toBeNull();
  });

  it("is a release that the rise begins with, and none that came after it or a day before", () => {
    const release = (name: string, day: number, hour: number) => event("release", name, day, hour, hour + 48);
    expect(explained(desk([RISE]), [100, 12, 17], [release("4.1", 100, 10)])).toBe("4.1");
    expect(explained(desk([RISE]), [100, 12, 17], [release("4.2", 100, 16)])).toBeNull();
    expect(explained(desk([RISE]), [100, 12, 17], [release("4.3", 99, 10)])).toBeNull();
  });

  it("is a promotion on its day, larger than all before it", () => {
    const days = [10, 25, 40, 55, 70, 85];
    const lifts = days.map((day) => ({ day, from: 0, to: 24, factor: 1.3, category: "a" as const }));
    const promotions = [...days, 100].map((day) => event("promotion", `P${day}`, day, 0, 24));
    const made = desk([...lifts, { day: 100, from: 0, to: 24, factor: 3, category: "a" }]);
    expect(explained(made, [100, 7, 23], promotions)).toBe("P100");
  });

  it("is no holiday, of which six are known to bring fewer", () => {
    const days = [10, 25, 40, 55, 70, 85, 100];
    const holidays = days.map((day) => event("holiday", `H${day}`, day, 0, 24));
    const lifts = days
      .slice(0, 6)
      .map((day) => ({ day, from: 0, to: 24, factor: 0.6, category: "a" as const }));
    expect(explained(desk([...lifts, RISE]), [100, 12, 17], holidays)).toBeNull();
  });

  it("goes by the categories between two that fit in time", () => {
    const before = event("incident", "Before", 50, 12, 17);
    const lift = { ...RISE, day: 50, category: "b" as const };
    const now = event("incident", "Now", 100, 12, 17);
    const promotion = event("promotion", "Flash sale", 100, 12, 17);
    // Incidents bring category b, and this rise is of a.
    expect(explained(desk([lift, RISE]), [100, 12, 17], [before, now, promotion])).toBe("Flash sale");
    expect(explained(desk([lift, { ...RISE, category: "b" }]), [100, 12, 17], [before, now])).toBe("Now");
  });

  it("is nothing where nothing was", () => {
    expect(explained(desk([RISE]), [100, 12, 17], [])).toBeNull();
    expect(explained(desk([RISE]), [100, 12, 17], [event("incident", "Earlier", 100, 3, 5)])).toBeNull();
  });
});

describe("pay days", () => {
  it("are the days of the month, a month's last where it is shorter, each with the days that feel it", () => {
    const rules = [
      { day_of_month: 25, lasting_days: 3 },
      { day_of_month: 31, lasting_days: 3 },
    ];
    const from = Date.UTC(2026, 1, 1) / 86_400_000;
    const events = payDays(rules, from, from + 59);
    expect(events.map(({ name }) => name)).toEqual(["2026-02-25", "2026-02-28", "2026-03-25", "2026-03-31"]);
    expect(events.every(({ from: begin, to }) => to - begin === 72)).toBe(true);
    expect(payDays([], from, from + 59)).toEqual([]);
  });
});
