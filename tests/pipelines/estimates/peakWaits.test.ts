import { describe, expect, it } from "vitest";
import { dayNumber, HOURS } from "../../../pipelines/estimates/arrivals.js";
import { readSpellWaits, type SpellWaits, waitEffect } from "../../../pipelines/estimates/peakWaits.js";
import { build, insert, openWarehouse } from "../models/warehouse.js";

const hourAt = (day: string, hour: number): number => dayNumber(day) * HOURS + hour;
/** Five Mondays from 2026-10-05, 10:00 in Jakarta, and the waits in minutes of who wrote then; null = waits still. */
const ticket = (id: string, day: string, minutes: number | null, channel = "email") => ({
  ticket_id: id,
  channel,
  created_at: `${day} 03:10`,
  first_response_at:
    minutes === null
      ? null
      : new Date(Date.parse(`${day}T03:10:00Z`) + minutes * 60_000)
          .toISOString()
          .slice(0, 16)
          .replace("T", " "),
  status: minutes === null ? "open" : "solved",
});

async function read(spells: { from: number; to: number }[]): Promise<SpellWaits> {
  const engine = await openWarehouse();
  try {
    await insert(engine, {
      "raw.ticket": [
        ticket("p1", "2026-11-02", 50),
        ticket("p2", "2026-11-02", 90),
        ticket("p3", "2026-11-02", null),
        ticket("u1", "2026-10-05", 10),
        ticket("u2", "2026-10-12", 30),
        ticket("other spell", "2026-10-19", 500),
        ticket("other weekday", "2026-10-20", 500),
        { ...ticket("spam", "2026-11-02", 1), status: "spam" },
      ],
      "raw.chat": [
        {
          chat_id: "a",
          attempted_at: "2026-11-02 03:20",
          queued_at: "2026-11-02 03:20",
          ended_at: "2026-11-02 03:22",
          outcome: "abandoned",
        },
        {
          chat_id: "b",
          attempted_at: "2026-11-02 03:20",
          queued_at: "2026-11-02 03:20",
          accepted_at: "2026-11-02 03:25",
          ended_at: "2026-11-02 03:40",
          outcome: "served",
        },
        {
          chat_id: "turned away",
          attempted_at: "2026-11-02 03:20",
          queued_at: "2026-11-02 03:20",
          ended_at: "2026-11-02 03:24",
          outcome: "timed_out",
        },
        {
          chat_id: "short",
          attempted_at: "2026-11-02 03:20",
          queued_at: "2026-11-02 03:20",
          ended_at: "2026-11-02 03:20:02",
          outcome: "abandoned",
        },
      ],
    });
    await build(engine, { asOf: "2026-11-08T17:00:00Z" }, "select 1 from marts.tickets, marts.chats");
    return await readSpellWaits(engine, spells, {
      from: hourAt("2026-10-05", 0),
      to: hourAt("2026-11-09", 0),
    });
  } finally {
    await engine.close();
  }
}

describe("waits in a peak", () => {
  it("are of those who came then, with the waiting, against the same hours of weeks without a peak", async () => {
    const waits = await read([
      { from: hourAt("2026-10-19", 9), to: hourAt("2026-10-19", 12) },
      { from: hourAt("2026-11-02", 10), to: hourAt("2026-11-02", 11) },
    ]);
    const effect = waitEffect(waits, 1, "first_response");
    expect([effect.count, effect.half, effect.nineInTen]).toEqual([3, 90 * 60, null]);
    // Monday 10:10 local to Monday 00:00 of the week after.
    expect(effect.longest).toBe((6 * 24 + 13) * 3600 + 50 * 60);
    expect([effect.usualCount, effect.usualHalf, effect.usualNineInTen]).toEqual([2, 600, 1800]);
    const queue = waitEffect(waits, 1, "queue");
    // One of three gave up: who was turned away did not, and the short one is in neither.
    expect([queue.count, queue.abandoned, queue.half, queue.usualCount]).toEqual([4, 1 / 3, 300, 0]);
    expect([queue.usualAbandoned, queue.usualHalf]).toEqual([null, null]);
  });

  it("gives the usual the peak's mix of channels", () => {
    const wait = (in_spell: boolean, channel: string, seconds: number, answered: number) => ({
      spell: 0,
      in_spell,
      clock: "first_response" as const,
      channel,
      seconds,
      answered,
      censored: 0,
      abandoned: 0,
      short: 0,
    });
    // Chats wait 10 s and mails 1000 s, in a peak too; in it there are more mails.
    const waits = [
      wait(true, "chat", 10, 2),
      wait(true, "email", 1000, 8),
      wait(false, "chat", 10, 90),
      wait(false, "email", 1000, 10),
      wait(false, "social", 5000, 100),
    ];
    const effect = waitEffect(waits, 0, "first_response");
    expect([effect.half, effect.usualHalf, effect.usualCount]).toEqual([1000, 1000, 200]);
  });

  it("are not read where there was no peak", async () => {
    expect(await read([])).toEqual([]);
  });
});
