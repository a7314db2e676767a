import { describe, expect, it } from "vitest";
import { type QueueBasis, queueModel, type Target } from "../../../pipelines/estimates/queueModel.js";
import { type PastSlot, testRoster } from "../../../pipelines/estimates/rosterBacktest.js";
import { uniformDraws } from "../../helpers/countDraws.js";

const SLOT = 1800;
const BASIS: QueueBasis = {
  channel: "phone",
  handle_seconds: 300,
  patience_seconds: 400,
  concurrency: 1,
  queued_per_contact: 1,
};
const TARGET: Target = { answered_share: 0.8, threshold_seconds: 60, shrinkage: 0.25 };
/** A Monday. */
const FIRST_DAY = Date.UTC(2026, 7, 24) / 86_400_000;
const PERIOD = { firstDay: FIRST_DAY, endDay: FIRST_DAY + 84 };
const slots = Array.from({ length: 84 * 48 }, (_, i) => FIRST_DAY * 48 + i);
const everywhere = (agents: number) => new Map(slots.map((slot) => [slot, agents]));

/** Twelve weeks of a queue first come first served, `perSlot` attempts a half hour, `servers` of them at once, by half hours. */
function simulate(perSlot: number, servers: number, seed: number): PastSlot[] {
  const draw = uniformDraws(seed);
  const exponential = (mean: number) => -mean * Math.log(1 - draw());
  const free = new Array<number>(servers).fill(0);
  const found = new Map<number, PastSlot>();
  for (let now = exponential(SLOT / perSlot); now < slots.length * SLOT; now += exponential(SLOT / perSlot)) {
    const first = free.indexOf(Math.min(...free));
    const wait = Math.max(0, (free[first] as number) - now);
    const isServed = wait <= exponential(BASIS.patience_seconds ?? 0);
    if (isServed) free[first] = now + wait + exponential(BASIS.handle_seconds);
    const slot = slots[Math.floor(now / SLOT)] as number;
    const row = found.get(slot) ?? { slot, queued_count: 0, in_time_count: 0 };
    row.queued_count++;
    if (isServed && wait <= TARGET.threshold_seconds) row.in_time_count++;
    found.set(slot, row);
  }
  return [...found.values()];
}

const test = (attempts: readonly PastSlot[], roster: ReadonlyMap<number, number>) =>
  testRoster(attempts, roster, queueModel(BASIS, TARGET), PERIOD);

describe("a roster of twelve weeks against what was measured", () => {
  const attempts = simulate(20, 3, 7);

  it("gave what it should where just those worked who are left after shrinkage", () => {
    const [whole] = test(attempts, everywhere(4));
    expect([whole?.from_hour, whole?.to_hour]).toEqual([0, 24]);
    expect(whole?.half_hour_count).toBe(84 * 48);
    expect(Math.abs((whole?.measured_share ?? 0) - (whole?.expected_share ?? 0))).toBeLessThan(0.01);
    expect(whole?.worked_share).toBeCloseTo(1, 1);
    expect(whole?.verdict).toBe("held");
  });

  it("worked like three of eight where three of the six that are left worked", () => {
    const [whole] = test(attempts, everywhere(8));
    expect(whole?.expected_share).toBeGreaterThan((whole?.measured_high ?? 1) + 0.1);
    expect(whole?.worked_share).toBeCloseTo(0.5, 1);
    expect(whole?.verdict).toBe("gave_less");
    expect(whole?.worked_low).toBeLessThanOrEqual(whole?.worked_share ?? 0);
    expect(whole?.worked_high).toBeGreaterThanOrEqual(whole?.worked_share ?? 1);
  });

  it("is told of the hours that it plans only, and by hour", () => {
    const evenings = new Map([...everywhere(4)].filter(([slot]) => slot % 48 >= 36 && slot % 48 < 40));
    const rows = test(attempts, evenings);
    expect(rows.map((row) => [row.from_hour, row.to_hour])).toEqual([
      [0, 24],
      [18, 19],
      [19, 20],
    ]);
    const came = attempts.filter(({ slot }) => evenings.has(slot));
    const sum = (of: (row: PastSlot) => number) => came.reduce((total, row) => total + of(row), 0);
    expect(rows[0]?.contact_count).toBe(sum((row) => row.queued_count));
    expect(rows[0]?.measured_share).toBe(sum((row) => row.in_time_count) / sum((row) => row.queued_count));
    expect((rows[1]?.contact_count ?? 0) + (rows[2]?.contact_count ?? 0)).toBe(rows[0]?.contact_count);
    expect(test(attempts, new Map())).toEqual([]);
  });

  it("gave what it should within its interval, and for a trifle beyond it", () => {
    const [whole] = test(attempts, everywhere(4));
    const expected = whole?.expected_share ?? 0;
    const at = (share: number, roster: ReadonlyMap<number, number>) =>
      test(
        attempts.map((row) => ({ ...row, in_time_count: row.queued_count * share })),
        roster,
      )[0]?.verdict;
    // Of 80,000 the interval is narrow, of the first few dozen wide.
    expect(at(expected - 0.04, everywhere(4))).toBe("held");
    expect(at(expected - 0.06, everywhere(4))).toBe("gave_less");
    expect(at(expected - 0.06, new Map([...everywhere(4)].slice(0, 3)))).toBe("held");
  });

  it("says nothing of few, nor how many worked where nobody was answered in time or the model is far slower", () => {
    const slot = slots[40] as number;
    const [few] = test([{ slot, queued_count: 29, in_time_count: 9 }], everywhere(1));
    expect(few).toMatchObject({
      contact_count: 29,
      measured_share: null,
      expected_share: null,
      verdict: "too_few",
    });
    const [none] = test([{ slot, queued_count: 30, in_time_count: 0 }], everywhere(1));
    expect(none).toMatchObject({ measured_share: 0, worked_share: null, worked_low: null });
    const all = attempts.map((row) => ({ ...row, in_time_count: row.queued_count }));
    expect(test(all, everywhere(1))[0]).toMatchObject({ measured_share: 1, worked_share: null });
  });
});
