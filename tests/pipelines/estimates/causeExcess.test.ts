import { describe, expect, it } from "vitest";
import type { CauseCell } from "../../../pipelines/estimates/causeCells.js";
import { excessCells, excessOf } from "../../../pipelines/estimates/causeExcess.js";
import { causeWaitsByWeek } from "../../../pipelines/estimates/causeWaitsByWeek.js";

const FIRST_DAY = 20_696; // 2026-08-31, a Monday.
const TECHNICAL = 0;
const CAPACITY = 1;

/** A cell of one contact, answered at once, of no cause; or what `more` says. */
const cell = (more: Partial<CauseCell>): CauseCell => {
  const day = more.day ?? FIRST_DAY;
  const seconds = more.timedFirst ?? 0;
  return {
    week: String(day - ((day + 3) % 7)),
    day,
    hour: 9,
    channel: "chat",
    category: "refund",
    causes: 0,
    isCapacityKnown: true,
    contacts: 1,
    timed: 1,
    timedFirst: seconds,
    timedLater: 0,
    troubled: 1,
    troubledFirst: seconds,
    troubledLater: 0,
    troubledLaterCount: 0,
    waiting: 0,
    ...more,
  };
};

/** Mulberry32: the same numbers for the same seed on every machine. */
function generator(seed: number) {
  let state = seed;
  const unit = () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296;
  };
  const normal = () => Math.sqrt(-2 * Math.log(1 - unit())) * Math.cos(2 * Math.PI * unit());
  return { unit, normal };
}

/**
 * Eight weeks of two channels with hours, weeks and days of their own and log-normal waits; in the last week contacts of
 * one afternoon have a cause that makes them wait `factor` times as long. With what that truly cost.
 */
function desk(seed: number, factor: number): { cells: CauseCell[]; cost: number } {
  const { unit, normal } = generator(seed);
  const cells: CauseCell[] = [];
  let cost = 0;
  const one = (day: number, hour: number, channel: string, usual: number) => {
    const without = Math.round(usual * Math.exp(0.8 * normal()));
    const isCaused = day === 50 && hour >= 12 && hour < 17;
    const timedFirst = isCaused ? Math.round(without * factor) : without;
    cost += timedFirst - without;
    cells.push(cell({ day: FIRST_DAY + day, hour, channel, timedFirst, causes: isCaused ? 1 : 0 }));
  };
  for (const [day, channel] of days.flatMap((d) => [[d, "chat"] as const, [d, "web"] as const])) {
    const strayed = Math.exp(0.15 * normal());
    for (let hour = 8; hour < 20; hour++) {
      const usual =
        60 * strayed * (channel === "web" ? 40 : 1) * (hour >= 17 ? 2 : 1) * (day >= 49 ? 1.7 : 1);
      for (let n = Math.floor(2 + 3 * unit()); n > 0; n--) one(day, hour, channel, usual);
    }
  }
  return { cells, cost };
}
const days = Array.from({ length: 56 }, (_, day) => day);

describe("the excess of a cause", () => {
  it("is the wait beyond that of the same hours without it", () => {
    const before = Array.from({ length: 28 }, (_, day) =>
      [9, 18].map((hour) => cell({ day: FIRST_DAY + day, hour, timedFirst: hour === 9 ? 60 : 120 })),
    ).flat();
    const caused = Array.from({ length: 6 }, () =>
      cell({ day: FIRST_DAY + 15, hour: 18, timedFirst: 500, causes: 1 }),
    );
    const found = excessOf(excessCells({ cells: [...before, ...caused] }, TECHNICAL), true);
    expect(found.excess_seconds).toBeCloseTo(6 * (500 - 120), 4);
    expect(found).toMatchObject({ exposed_count: 6, same_hour_share: 1, verdict: "more" });
  });

  it("takes the channel's other hours where an hour was never seen without the cause, and says so", () => {
    const before = Array.from({ length: 28 }, (_, day) => cell({ day: FIRST_DAY + day, timedFirst: 60 }));
    const caused = Array.from({ length: 10 }, (_, day) =>
      cell({ day: FIRST_DAY + day, hour: 20, timedFirst: 150, causes: 2 }),
    );
    const found = excessOf(excessCells({ cells: [...before, ...caused] }, CAPACITY), true);
    expect(found.excess_seconds).toBeCloseTo(10 * (150 - 60), 4);
    expect(found.same_hour_share).toBe(0);
  });

  it("compares with no hour of which it is not known whether the roster was short", () => {
    const unknown = Array.from({ length: 28 }, (_, day) =>
      cell({ day: FIRST_DAY + day, timedFirst: 9000, isCapacityKnown: false }),
    );
    const known = Array.from({ length: 28 }, (_, day) =>
      cell({ day: FIRST_DAY + day, hour: 10, timedFirst: 60 }),
    );
    const caused = Array.from({ length: 6 }, () => cell({ hour: 20, timedFirst: 100, causes: 2 }));
    const found = excessOf(excessCells({ cells: [...unknown, ...known, ...caused] }, CAPACITY), true);
    expect(found.excess_seconds).toBeCloseTo(6 * (100 - 60), 4);
  });

  it("is not given for a handful of contacts, nor where the cause cannot be judged", () => {
    const cells = [cell({ timedFirst: 60 }), cell({ timedFirst: 900, causes: 1 })];
    expect(excessOf(excessCells({ cells }, TECHNICAL), true)).toMatchObject({
      excess_seconds: null,
      verdict: "too_few_contacts",
    });
    expect(excessOf([], false).verdict).toBe("cannot_be_judged");
  });

  it.each([1, 3])(
    "lies in its interval in at least 90 of 100 made-up desks when the wait is %d times as long",
    (factor) => {
      const desks = Array.from({ length: 100 }, (_, seed) => {
        const { cells, cost } = desk(1000 * factor + seed, factor);
        return { cost, ...excessOf(excessCells({ cells }, TECHNICAL), true) };
      });
      const held = desks.filter(
        ({ cost, excess_low_seconds: low, excess_high_seconds: high }) =>
          low !== null && high !== null && low <= cost && cost <= high,
      ).length;
      expect(held).toBeGreaterThanOrEqual(90);
      const said = desks.filter(({ verdict }) => verdict === "more").length;
      if (factor === 1) expect(said).toBeLessThanOrEqual(7);
      else expect(said).toBeGreaterThanOrEqual(90);
    },
  );
});

describe("waiting by cause", () => {
  const week = "2026-08-31";
  const rows = causeWaitsByWeek.compute({
    weeks: [week],
    judged: [1, 1, 1, 1, 0],
    cells: [
      cell({ week, causes: 3, timedFirst: 600, troubledLater: 40, troubledLaterCount: 1 }),
      cell({ week, causes: 4, timedFirst: 100, troubledLater: 50, troubledLaterCount: 1, waiting: 1 }),
      cell({ week, timedFirst: 30, troubledLater: 7, troubledLaterCount: 1 }),
    ],
  });
  const of = (cause: string) => rows.find((row) => row.scope_kind === "all" && row.cause === cause);

  it("counts a contact in full for each of its causes and in equal parts, later answers for communication only", () => {
    expect(of("technical")).toMatchObject({ contact_count: 1, waiting_seconds: 600, split_seconds: 300 });
    expect(of("capacity")).toMatchObject({ contact_count: 1, waiting_seconds: 600, split_seconds: 300 });
    expect(of("communication")).toMatchObject({ waiting_seconds: 150, split_seconds: 150, waiting_count: 1 });
    // Of the first its later wait is unexplained, though its first one is not: nobody waited alone.
    expect(of("unexplained")).toMatchObject({ contact_count: 2, split_seconds: 30 + 7 + 40 });
  });

  it("adds up to all that was waited, in every scope", () => {
    for (const scope of ["all", "chat", "refund"]) {
      const parts = rows.filter((row) => row.scope === scope).map((row) => Number(row.split_seconds));
      expect(parts.reduce((a, b) => a + b, 0)).toBeCloseTo(600 + 40 + 100 + 50 + 30 + 7, 9);
    }
  });

  it("says where a cause cannot be judged", () => {
    expect(of("customer")?.verdict).toBe("cannot_be_judged");
    expect(of("restriction")?.verdict).toBe("too_few_contacts");
  });
});
