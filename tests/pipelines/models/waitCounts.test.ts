import { describe, expect, it } from "vitest";
import type { Row } from "../../../pipelines/engine/engine.js";
import { build, openWarehouse } from "./warehouse.js";

/** Tickets of one week, answered after 1, 2, … 5,000 seconds, and from there again after 1, 2, …; then a query. */
async function manyWaits<T extends Row>(count: number, sql: string): Promise<T[]> {
  const engine = await openWarehouse();
  try {
    await engine.run(`insert into raw.ticket
      (file_id, record_no, is_log_row, ticket_id, created_at, first_response_at, solved_at, status, channel)
      select 1, i, false, i, timestamp '2026-11-10 02:00:00', timestamp '2026-11-10 02:00:00' + to_seconds(i % 5000 + 1),
        timestamp '2026-11-11 12:00:00', 'solved', 'chat' from range(${count}) as t(i)`);
    await build(engine, { asOf: "2026-11-16T00:00:00Z" }, sql);
    return await engine.rows<T>(sql);
  } finally {
    await engine.close();
  }
}

describe("the bucket of a wait", () => {
  it("is the second itself up to 100 s, and above within 1 % of every second it stands for", async () => {
    const engine = await openWarehouse();
    const rows = await engine.rows<{ s: number; b: number }>(
      "select s, wait_bucket(s) as b from (select unnest(range(0, 40000)) as s union all select unnest(range(40000, 40000000, 977)))",
    );
    await engine.close();
    expect(rows.length).toBeGreaterThan(80_000);
    for (const { s, b } of rows) expect(Math.abs(b - s)).toBeLessThanOrEqual(s <= 100 ? 0 : s * 0.01);
    // 1 % steps from 100 s to 40,000,000 s: ln(400,000) / ln(1.01).
    expect(new Set(rows.map(({ b }) => b)).size).toBeLessThan(101 + 1298);
  });
});

describe("counts of waits", () => {
  it("are to the second in a group of up to 5,000, and by bucket in a larger one", async () => {
    for (const [count, exact] of [
      [5000, true],
      [5001, false],
    ] as const) {
      const [row] = await manyWaits<{ seconds: number; events: number; all_waits: number }>(
        count,
        `select count(distinct seconds) as seconds, sum(event_count) as events, sum(event_count + censored_count) as all_waits
         from intermediate.int_first_response_counts where scope_kind = 'all' and hour = -1`,
      );
      expect(row).toEqual({ seconds: exact ? 5000 : expect.any(Number), events: count, all_waits: count });
      if (!exact) expect(row?.seconds).toBeLessThan(101 + 400);
    }
  });

  it("give percentiles within 1 % of the exact ones in a large group", async () => {
    const [exact] = await manyWaits<{ p50: number; p90: number }>(
      5000,
      "select p50_seconds as p50, p90_seconds as p90 from reports.first_response_by_week where scope_kind = 'all'",
    );
    const [near] = await manyWaits<{ p50: number; p90: number }>(
      5001,
      "select p50_seconds as p50, p90_seconds as p90 from reports.first_response_by_week where scope_kind = 'all'",
    );
    expect(exact).toEqual({ p50: 2500, p90: 4500 });
    expect(Math.abs((near?.p50 ?? 0) - 2500)).toBeLessThanOrEqual(25);
    expect(Math.abs((near?.p90 ?? 0) - 4500)).toBeLessThanOrEqual(45);
  });
});
