import { describe, expect, it } from "vitest";
import { staffingBasis } from "../../../pipelines/estimates/staffingReports.js";
import { build, insert, openWarehouse } from "../models/warehouse.js";

const MINUTE = 60_000;
/** Noon in UTC: the 84 local days end with half of one. */
const AS_OF = "2026-11-16T12:00:00Z";
const FIRST_DAY = Date.UTC(2026, 7, 25);

const stamp = (ms: number): string => new Date(ms).toISOString().slice(0, 19);

/** A call an hour on each of the days from the one before the 84, day and night; it lasts a minute and waits for ten seconds. */
const calls = Array.from({ length: 25 * 24 }, (_, hour) => {
  const at = FIRST_DAY + (hour - 24) * 60 * MINUTE;
  return {
    chat_id: `call ${hour}`,
    channel: "phone",
    attempted_at: stamp(at),
    queued_at: stamp(at),
    accepted_at: stamp(at + 10_000),
    ended_at: stamp(at + 10_000 + MINUTE),
    outcome: "served",
  };
});
const left = (chat_id: string, outcome: string, seconds: number) => ({
  chat_id,
  channel: "phone",
  attempted_at: "2026-11-10 02:00",
  queued_at: "2026-11-10 02:00",
  ended_at: stamp(Date.UTC(2026, 10, 10, 2) + seconds * 1000),
  outcome,
});

describe("what staffing is reckoned from", () => {
  it("counts attempts and contacts of the same days, and only who gave up as impatient", async () => {
    const engine = await openWarehouse({ timeZone: "UTC" });
    try {
      await insert(engine, {
        "raw.chat": [...calls, left("gave up", "abandoned", 100), left("turned away", "timed_out", 300)],
      });
      await build(
        engine,
        { asOf: AS_OF, config: "name: Desk\ntime_zone: UTC\nstaffing: { answered: 0.8, shrinkage: 0.3 }\n" },
        "select 1 from marts.chats, marts.contacts_by_hour",
      );
      await engine.run("create schema if not exists estimates");
      await engine.run(
        `create table estimates.forecast_by_hour (channel varchar, day date, hour bigint, expected_count double,
           low80 double, high80 double)`,
      );
      const [phone] = staffingBasis.compute(await staffingBasis.read(engine));
      const served = 24 * 24;
      expect(phone).toMatchObject({
        channel: "phone",
        accepted_count: served,
        gave_up_count: 1,
        handle_seconds: 60,
        patience_seconds: served * 10 + 100 + 300,
        queued_per_contact: 1,
      });
    } finally {
      await engine.close();
    }
  });
});
