import { describe, expect, it } from "vitest";
import type { QueueBasis, Target } from "../../../pipelines/estimates/queueModel.js";
import { type Roster, type Slot, staff } from "../../../pipelines/estimates/staffing.js";
import { queuePerformance } from "../../../pipelines/methods/erlang.js";
import { uniformDraws } from "../../helpers/countDraws.js";

const BASIS: QueueBasis = {
  channel: "phone",
  handle_seconds: 300,
  patience_seconds: 400,
  concurrency: 1,
  queued_per_contact: 1,
};
const TARGET: Target = { answered_share: 0.8, threshold_seconds: 60, shrinkage: 0.3 };
const slot = (
  expected_count: number,
  at = 1000,
  high_count: number | null = null,
  low_count: number | null = null,
): Slot => ({
  slot: at,
  expected_count,
  low_count,
  high_count,
});
const only = (slots: Slot, basis = BASIS, roster: Roster = new Map(), target = TARGET) =>
  staff([slots], basis, target, roster)[0];
const answered = (contacts: number, servers: number, basis = BASIS) =>
  queuePerformance({
    arrivalRate: contacts / 1800,
    handleSeconds: basis.handle_seconds,
    servers,
    patienceSeconds: basis.patience_seconds,
  }).answeredWithin(60);

describe("agents needed", () => {
  it("are the fewest whose share answered in time reaches the target", () => {
    for (const contacts of [2, 7, 30, 90]) {
      for (const concurrency of [1, 2, 3]) {
        const basis = { ...BASIS, concurrency };
        const gives = (agents: number) =>
          only(slot(contacts), basis, new Map([[1000, agents]]))?.answered_share ?? 0;
        const needed = only(slot(contacts), basis)?.agents_needed ?? 0;
        expect(gives(needed)).toBeGreaterThanOrEqual(0.8);
        expect(gives(needed - 1)).toBeLessThan(0.8);
      }
    }
  });

  it("are no more than the servers that reach the target over shrinkage, and fewer with several contacts at once", () => {
    let servers = 0;
    while (answered(30, servers) < 0.8) servers++;
    const one = only(slot(30))?.agents_needed ?? 0;
    expect(one).toBeLessThanOrEqual(Math.ceil(servers / 0.7));
    expect(one).toBeGreaterThan((servers - 1) / 0.7);
    expect(only(slot(30), { ...BASIS, concurrency: 2 })?.agents_needed).toBeLessThan(one);
  });

  it("are more for the arrivals that are exceeded once in ten times; none for none", () => {
    const row = only(slot(30, 1000, 42));
    expect(row?.agents_needed_high).toBeGreaterThan(row?.agents_needed ?? 0);
    expect(only(slot(0))?.agents_needed).toBe(0);
  });

  it("have the interval that the arrivals' makes: of each bound what is needed for just so many", () => {
    const row = only(slot(30, 1000, 42, 19));
    expect(row?.agents_needed_low).toBe(only(slot(19))?.agents_needed);
    expect(row?.agents_needed_high).toBe(only(slot(42))?.agents_needed);
    expect(row?.agents_needed_low).toBeLessThan(row?.agents_needed ?? 0);
    expect(only(slot(30))).toMatchObject({ agents_needed_low: null, agents_needed_high: null });
    // Nine in ten times no more are needed: with the arrivals drawn from the interval's normal, as many times too few.
    const deviation = (42 - 19) / (2 * 1.2816);
    const draw = uniformDraws(4);
    const normal = () => Math.sqrt(-2 * Math.log(1 - draw())) * Math.cos(2 * Math.PI * draw());
    const needs = Array.from(
      { length: 400 },
      () => only(slot(Math.max(0, 30.5 + deviation * normal())))?.agents_needed ?? 0,
    );
    const within = needs.filter(
      (need) => need >= (row?.agents_needed_low ?? 0) && need <= (row?.agents_needed_high ?? 0),
    ).length;
    expect(within / 400).toBeGreaterThan(0.8 - 2 * Math.sqrt(0.16 / 400));
  });
});

describe("what the roster gives", () => {
  it("is that of its agents less shrinkage, mixed where they are no whole number", () => {
    const row = only(slot(30), BASIS, new Map([[1000, 9]]));
    // 9 × 0.7 = 6.3: six servers for seven tenths of the time, seven for three.
    expect(row?.answered_share).toBeCloseTo(0.7 * answered(30, 6) + 0.3 * answered(30, 7), 12);
    expect(row?.answered_share_two_more).toBeGreaterThan(row?.answered_share ?? 1);
    expect(row?.roster_source).toBe("plan");
  });

  it("is that of the last planned week where a week is not in it yet, and not known without any", () => {
    const roster: Roster = new Map([[1000 - 2 * 336, 9]]);
    const pattern = only(slot(30), BASIS, roster);
    expect([pattern?.agents_rostered, pattern?.roster_source]).toEqual([9, "pattern"]);
    const none = only(slot(30), BASIS, new Map([[999, 9]]));
    expect([none?.agents_rostered, none?.roster_source, none?.answered_share]).toEqual([null, null, null]);
  });

  it("has no mean wait where nobody gives up and the queue only grows", () => {
    const row = only(slot(30), { ...BASIS, patience_seconds: null }, new Map([[1000, 3]]));
    expect([row?.mean_wait_seconds, row?.answered_share]).toEqual([null, 0]);
  });

  it("counts a queue's attempts, which are not the contacts", () => {
    const half = only(slot(30), { ...BASIS, queued_per_contact: 0.5 }, new Map([[1000, 10]]));
    expect(half?.answered_share).toBeCloseTo(answered(15, 7), 12);
  });
});
