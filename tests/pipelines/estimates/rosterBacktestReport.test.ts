import { expect, it } from "vitest";
import { writeTable } from "../../../pipelines/engine/writeTable.js";
import { rosterBacktest } from "../../../pipelines/estimates/rosterBacktestReport.js";
import { staffingBasis, staffingByHalfHour } from "../../../pipelines/estimates/staffingReports.js";
import { build, insert, openWarehouse } from "../models/warehouse.js";

const HOUR = 3_600_000;
/** Noon in Jakarta. */
const AS_OF = "2026-11-16T05:00:00Z";
/** Midnight in Jakarta, 84 days before that of as_of. */
const FIRST = Date.parse("2026-08-23T17:00:00Z");
const stamp = (ms: number): string => new Date(ms).toISOString().slice(0, 19);

/** Every hour of the 84 days and of the week before three calls; of each odd hour's the last waits for two minutes. */
const calls = Array.from({ length: 91 * 24 * 3 }, (_, i) => {
  const hour = Math.floor(i / 3);
  const at = FIRST + (hour - 7 * 24) * HOUR + (i % 3) * 600_000;
  const waits = i % 6 === 5 ? 120_000 : 10_000;
  return {
    chat_id: `call ${i}`,
    channel: "phone",
    attempted_at: stamp(at),
    queued_at: stamp(at),
    accepted_at: stamp(at + waits),
    ended_at: stamp(at + waits + 60_000),
    outcome: "served",
  };
});
const lost = (chat_id: string, outcome: string) => ({
  chat_id,
  channel: "phone",
  attempted_at: "2026-11-10 02:10:00",
  queued_at: "2026-11-10 02:10:00",
  ended_at: outcome === "open" ? null : "2026-11-10 02:12:00",
  outcome,
});

it("reads what came into the queue and was decided, of whole days back to twelve weeks, at the local hours that are planned", async () => {
  const engine = await openWarehouse();
  try {
    await insert(engine, { "raw.chat": [...calls, lost("left", "abandoned"), lost("waits", "open")] });
    await build(
      engine,
      {
        asOf: AS_OF,
        config:
          "name: Desk\ntime_zone: Asia/Jakarta\nservice_level: { threshold: 1m }\nstaffing: { answered: 0.8, shrinkage: 0 }\n",
      },
      "select 1 from marts.chats",
    );
    // Two teams, 09:00 to 11:00 in Jakarta, each day from long before the exports until after as_of.
    for (let day = -30; day < 90; day++) {
      for (const agents of [1, 2]) {
        await engine.run(
          "insert into ref.roster (starts_at, ends_at, channel, agents) values ($1, $2, 'phone', $3)",
          [stamp(FIRST + day * 24 * HOUR + 9 * HOUR), stamp(FIRST + day * 24 * HOUR + 11 * HOUR), agents],
        );
      }
    }
    await engine.run("create schema if not exists estimates");
    const basis = {
      channel: "phone",
      accepted_count: 1,
      gave_up_count: 1,
      handle_seconds: 60,
      patience_seconds: null,
      concurrency: 1,
      queued_per_contact: 1,
      answered_share: 0.8,
      threshold_seconds: 60,
      shrinkage: 0,
    };
    await writeTable(engine, staffingBasis.name, staffingBasis.columns, [basis]);
    await writeTable(engine, staffingByHalfHour.name, staffingByHalfHour.columns, [
      { channel: "phone", day: "2026-11-16", expected_count: 1.5 },
      { channel: "phone", day: "2026-11-23", expected_count: 900 },
    ]);
    const rows = rosterBacktest.compute(await rosterBacktest.read(engine));
    expect(rows.map((row) => [row.channel, row.from_hour, row.to_hour])).toEqual([
      ["phone", 0, 24],
      ["phone", 9, 10],
      ["phone", 10, 11],
    ]);
    // 84 days of two hours of three calls, and the one who left; at nine o'clock the third waited too long.
    const came = 84 * 2 * 3 + 1;
    expect(rows[0]).toMatchObject({ half_hour_count: 84 * 4, contact_count: came, mean_rostered: 3 });
    expect(rows[0]?.measured_share).toBeCloseTo((84 * (2 + 3)) / came, 12);
    expect(rows[1]?.contact_count).toBe(84 * 3 + 1);
    expect(rows[2]?.contact_count).toBe(84 * 3);
    // Of the coming week only: 900 contacts of the week after would take scores of people.
    expect(rows[0]?.agents_needed_as_worked).toBeLessThan(10);
  } finally {
    await engine.close();
  }
});
