import { expect, it } from "vitest";
import { modelled } from "./warehouse.js";

const chat = (id: string, queued: string, left: string) => ({
  chat_id: id,
  channel: "phone",
  attempted_at: queued,
  connected_at: queued,
  queued_at: queued,
  accepted_at: left,
  ended_at: left,
  outcome: "served",
});

/** Midnight in Jakarta is 17:00 UTC: the queue is counted a day at a time, and is one all the same. */
it("counts who stood in a queue before midnight for whoever comes after it, and the next day too", async () => {
  const given = {
    "raw.chat": [
      chat("long", "2026-11-09T16:59:00", "2026-11-11T17:30:00"),
      chat("short", "2026-11-09T16:59:20", "2026-11-09T17:05:00"),
      chat("after midnight", "2026-11-09T17:00:10", "2026-11-09T17:06:00"),
      chat("when one is left", "2026-11-09T17:10:00", "2026-11-09T17:11:00"),
      chat("two days on", "2026-11-11T17:10:00", "2026-11-11T17:20:00"),
      chat("behind both", "2026-11-11T17:15:00", "2026-11-11T17:16:00"),
      chat("when all are gone", "2026-11-11T18:00:00", "2026-11-11T18:01:00"),
    ],
  };
  const sql = `select contact_id, value from intermediate.int_causes_capacity
    where rule = 'queue_ahead' order by contact_id`;
  const config = "name: Desk\ntime_zone: Asia/Jakarta\n";
  expect(await modelled(given, sql, { asOf: "2026-11-16T00:00:00Z", config })).toEqual([
    { contact_id: "after midnight", value: 2 },
    { contact_id: "behind both", value: 2 },
  ]);
});
