import { describe, expect, it } from "vitest";
import { checkFreshness } from "../../../pipelines/commands/checkFreshness.js";
import type { Finding } from "../../../pipelines/commands/finding.js";
import { insert, openWarehouse } from "../models/warehouse.js";

/** Local days of Jakarta, as records that came at noon. */
const noon = (day: string): string => `${day} 05:00:00`;
const daily = (first: number, last: number): string[] =>
  Array.from({ length: last - first + 1 }, (_, i) => `2026-11-${String(first + i).padStart(2, "0")}`);

/** What is said of tickets that came on these days, at a clock of Jakarta. */
async function judge(days: readonly string[], clock: string): Promise<Finding | undefined> {
  const engine = await openWarehouse();
  try {
    await insert(engine, {
      "raw.ticket": days.map((day, i) => ({ ticket_id: `${i}`, created_at: noon(day) })),
    });
    await engine.run("create schema if not exists reports");
    await engine.run(`create or replace table reports.coverage as select 'ticket' as feed, max(created_at) as last_at,
      minute_label(to_local(max(created_at))) as last_at_local from raw.ticket`);
    const [finding] = await checkFreshness(engine, new Date(`${clock}+07:00`));
    return finding;
  } finally {
    await engine.close();
  }
}

describe("how far a feed reaches against the clock", () => {
  it("is stale after more than three days and three times its longest pause", async () => {
    const everyDay = daily(1, 15);
    expect(await judge(everyDay, "2026-11-18T11:00")).toEqual({
      level: "ok",
      what: "feed ticket reaches 2026-11-15 12:00, 2 days ago",
    });
    expect(await judge(everyDay, "2026-11-18T13:00")).toMatchObject({
      level: "warn",
      what: "feed ticket reaches 2026-11-15 12:00, 3 days ago, and is stale: no two days with records were more than 1 day apart in the eight weeks before",
    });
  });

  it("goes by its own rhythm: of a desk that closes on weekends, or exports once a week, later", async () => {
    const workdays = daily(2, 13).filter((day) => !["2026-11-07", "2026-11-08"].includes(day));
    expect((await judge(workdays, "2026-11-22T11:00"))?.level).toBe("ok");
    expect((await judge(workdays, "2026-11-22T13:00"))?.level).toBe("warn");
    const weekly = ["2026-11-01", "2026-11-08", "2026-11-15"];
    expect((await judge(weekly, "2026-12-06T11:00"))?.level).toBe("ok");
    expect((await judge(weekly, "2026-12-06T13:00"))?.level).toBe("warn");
  });

  it("forgets pauses of more than eight weeks ago, and judges no single day", async () => {
    const once = ["2026-01-01", ...daily(1, 15)];
    expect((await judge(once, "2026-11-20T12:00"))?.level).toBe("warn");
    expect(await judge(["2026-11-15"], "2026-12-20T12:00")).toEqual({
      level: "ok",
      what: "feed ticket reaches 2026-11-15 12:00, 35 days ago",
    });
  });

  it("says where a record is after the clock, and that a feed is empty", async () => {
    expect((await judge(daily(1, 15), "2026-11-12T12:00"))?.what).toContain("after this machine's clock");
    expect(await judge([], "2026-11-12T12:00")).toMatchObject({
      level: "warn",
      what: "feed ticket is empty",
    });
  });
});
