import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Engine } from "../../../pipelines/engine/engine.js";
import { waits } from "../../../pipelines/estimates/findings/waits.js";
import { build, type Given, insert, openWarehouse } from "../models/warehouse.js";

const MONDAY = Date.UTC(2026, 6, 6, 3);
const MINUTE = 60_000;
const DAY = 86_400_000;
const at = (instant: number): string => new Date(instant).toISOString().slice(0, 19).replace("T", " ");

/**
 * Forty tickets a week, answered after minutes or, those too late for the day, after seventeen hours: most weeks two are,
 * the last week nine. Between the two clumps nobody is answered.
 */
const WEEKS = 10;
const minutes = (week: number, k: number): number =>
  k < (week === WEEKS - 1 ? 9 : 2) ? 17 * 60 + k : 10 + k + (week % 3);
const desk: Given = {
  "raw.ticket": Array.from({ length: WEEKS * 40 }, (_, i) => {
    const [week, k] = [Math.floor(i / 40), i % 40];
    const created = MONDAY + week * 7 * DAY + (k % 5) * DAY + k * MINUTE;
    const wait = minutes(week, k);
    return {
      ticket_id: String(i),
      customer_id: `c${i}`,
      channel: "email",
      created_at: at(created),
      updated_at: at(created + wait * MINUTE),
      first_response_at: at(created + wait * MINUTE),
    };
  }),
};

describe("findings of waits that come in clumps", () => {
  let engine: Engine;
  beforeAll(async () => {
    engine = await openWarehouse();
    await insert(engine, desk);
    await build(
      engine,
      { asOf: "2026-09-14T00:00:00Z" },
      "select 1 from reports.wait_percentiles_by_week, marts.wait_counts",
    );
  });
  afterAll(() => engine.close());

  it("count whom the week's own curve tells to have waited longer than usual", async () => {
    const weeks = await engine.rows<{ week: string; week_start: string }>(
      "select distinct week, cast(week_start as varchar) as week_start from reports.wait_percentiles_by_week order by week_start",
    );
    const { candidates } = waits.propose(await waits.read(engine), { weeks, markers: [] });
    const found = candidates.find(
      ({ week, kind, subjectKind }) =>
        week === weeks[WEEKS - 1]?.week && kind === "first_response_p90" && subjectKind === "channel",
    );
    const usual = Number(found?.compared);
    // Longer than the first clump, and far from the second.
    expect(usual).toBeGreaterThan(40 * 60);
    expect(usual).toBeLessThan(60 * 60);
    // By hand: how many of the last week waited longer, less the four of forty who do by the name of the percentile.
    const longer = Array.from({ length: 40 }, (_, k) => 60 * minutes(WEEKS - 1, k)).filter(
      (wait) => wait > usual,
    );
    expect(longer.length).toBeGreaterThanOrEqual(9);
    expect(found?.affected).toBeCloseTo(longer.length - 4, 9);
  });

  it("rest on the very counts that the percentiles are made of", async () => {
    expect(
      await engine.rows(`select p.measure, p.week, p.scope_kind, p.scope, p.clock_count, p.longest_seconds
        from reports.wait_percentiles_by_week as p
        where p.is_complete and p.measure in ('first_response', 'next_reply', 'resolution')
        except select measure, week, scope_kind, scope, cast(sum(answered_count + censored_count) as bigint), max(seconds)
        from marts.wait_counts group by measure, week, scope_kind, scope`),
    ).toEqual([]);
  });
});
