import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type Given, modelled } from "./warehouse.js";

const AS_OF = "2026-11-16T00:00:00Z";
const NEXT = `select turn_number, wait_outcome, wait_seconds, wait_business_seconds
  from intermediate.int_next_replies order by ticket_id, turn_number`;
type Row = Given[string][number];
const event = (at: string, kind: string, actor: string | null = null): Row => ({
  ticket_id: "1",
  event_at: `2026-11-09 ${at}`,
  kind,
  actor_kind: actor,
});
const customer = (at: string) => event(at, "customer_message");
const reply = (at: string, actor = "agent") => event(at, "public_reply", actor);
const turns = (events: readonly Row[], ticket: Row = {}, config?: string) =>
  modelled(
    {
      "raw.ticket": [{ ticket_id: "1", created_at: "2026-11-09 02:00", ...ticket }],
      "raw.ticket_event": events,
    },
    NEXT,
    { asOf: AS_OF, ...(config === undefined ? {} : { config }) },
  );

describe("golden case 6: bursts", () => {
  it("counts a customer's messages in a row as one turn, from the first of them, and an agent's as one reply", async () => {
    const rows = await turns([
      customer("02:00"),
      reply("02:10"),
      reply("02:11"),
      customer("03:00"),
      customer("03:01"),
      customer("03:09"),
      reply("03:20"),
      reply("03:30"),
    ]);
    expect(rows).toEqual([
      { turn_number: 2, wait_outcome: "answered", wait_seconds: 1200, wait_business_seconds: 1200 },
    ]);
  });
});

describe("golden case 4: what is no reply", () => {
  it("ends no wait with a private note, a bot or a bot that replies in public, and parts no burst by them", async () => {
    const rows = await turns([
      customer("02:00"),
      reply("02:10"),
      customer("03:00"),
      event("03:05", "private_note", "agent"),
      event("03:06", "bot_message", "bot"),
      reply("03:07", "bot"),
      customer("03:10"),
      reply("04:00"),
    ]);
    expect(rows.map((row) => row.wait_seconds)).toEqual([3600]);
  });
});

describe("next replies", () => {
  const asked = [customer("02:00"), reply("02:10"), customer("03:00")];

  it("wait while nobody answers, and are counted until the end where a ticket is solved without an answer", async () => {
    expect(await turns(asked)).toEqual([
      { turn_number: 2, wait_outcome: "waiting", wait_seconds: null, wait_business_seconds: null },
    ]);
    expect(await turns(asked, { status: "solved", solved_at: "2026-11-09 05:00" })).toEqual([
      {
        turn_number: 2,
        wait_outcome: "closed_unanswered",
        wait_seconds: 7200,
        wait_business_seconds: 7200,
      },
    ]);
    expect(await turns(asked, { status: "solved", solved_at: "2026-11-09 02:30" })).toMatchObject([
      { wait_outcome: "closed_unanswered", wait_seconds: 0 },
    ]);
  });

  it("are none in a ticket that is spam, and none after the first message of a ticket an agent opened", async () => {
    expect(await turns([...asked, reply("04:00")], { status: "spam" })).toEqual([]);
    expect(await turns([reply("02:00"), customer("03:00"), reply("03:30")], { opened_by: "agent" })).toEqual(
      [],
    );
  });

  it("count in opening hours: 0 where all of the wait lay outside, null without a schedule", async () => {
    const config = (hours: string) =>
      `name: Desk\ntime_zone: Asia/Jakarta\nbusiness_hours: {care: {channels: [${hours}], monday: ["08:00-09:30"]}}\n`;
    // 02:00 UTC is 09:00 in Jakarta.
    const events = [
      customer("02:00"),
      reply("02:10"),
      customer("02:20"),
      reply("04:20"),
      customer("05:00"),
      reply("06:00"),
    ];
    const seconds = async (channel: string) =>
      (await turns(events, {}, config(channel))).map((row) => row.wait_business_seconds);
    expect(await seconds("chat")).toEqual([600, 0]);
    expect(await seconds("email")).toEqual([null, null]);
  });

  it("belong to the week in which the customer wrote again", async () => {
    const [row] = await modelled(
      {
        "raw.ticket": [{ ticket_id: "1", created_at: "2026-11-01 02:00", updated_at: "2026-11-15 12:00" }],
        "raw.ticket_event": [
          { ...customer(""), event_at: "2026-11-01 02:00" },
          { ...reply(""), event_at: "2026-11-01 03:00" },
          // Sunday 23:30 UTC is Monday in Jakarta.
          { ...customer(""), event_at: "2026-11-08 23:30" },
        ],
      },
      `select week, clock_count, running_count, longest_seconds from reports.wait_percentiles_by_week
       where measure = 'next_reply' and scope_kind = 'all'`,
      { asOf: AS_OF },
    );
    expect(row).toEqual({ week: "2026-W46", clock_count: 1, running_count: 1, longest_seconds: 606_600 });
  });
});

type Message = { minute: number; kind: "customer_message" | "public_reply" | "private_note" | "bot_message" };

/** One message after another, as a reader would go through the ticket. */
function walk(messages: readonly Message[]): { turn: number; seconds: number | null }[] {
  const order = { customer_message: 0, bot_message: 1, private_note: 1, public_reply: 2 };
  const sorted = [...messages].sort((a, b) => a.minute - b.minute || order[a.kind] - order[b.kind]);
  const found: { turn: number; seconds: number | null }[] = [];
  let turn = 0;
  let since: number | null = null;
  for (const { minute, kind } of sorted) {
    if (kind === "customer_message" && since === null) {
      since = minute;
      turn += 1;
      if (turn > 1) found.push({ turn, seconds: null });
    } else if (kind === "public_reply" && since !== null) {
      const last = found.at(-1);
      if (last?.turn === turn) last.seconds = (minute - since) * 60;
      since = null;
    }
  }
  return found;
}

describe("int_next_replies against a walk through each ticket", () => {
  it("agrees on 400 random tickets, messages at the same minute included", async () => {
    const message = fc.record({
      minute: fc.integer({ min: 0, max: 40 }),
      kind: fc.constantFrom<Message["kind"]>(
        ...(["customer_message", "public_reply", "customer_message", "public_reply"] as const),
        ...(["private_note", "bot_message"] as const),
      ),
    });
    const tickets = fc.sample(fc.array(message, { minLength: 4, maxLength: 14, size: "max" }), {
      numRuns: 400,
      seed: 11,
    });
    const rows = await modelled<{ ticket_id: string; turn_number: number; wait_seconds: number | null }>(
      {
        "raw.ticket": tickets.map((_, i) => ({
          ticket_id: `${i}`,
          created_at: "2026-11-09 00:00",
          opened_by: "customer",
        })),
        "raw.ticket_event": tickets.flatMap((messages, i) =>
          messages.map(({ minute, kind }, j) => ({
            ticket_id: `${i}`,
            event_id: `${j}`,
            event_at: `2026-11-09 00:${String(minute).padStart(2, "0")}`,
            kind,
            actor_kind: null,
          })),
        ),
      },
      "select ticket_id, turn_number, wait_seconds from intermediate.int_next_replies",
      { asOf: AS_OF },
    );
    const got = new Map<string, { turn: number; seconds: number | null }[]>();
    for (const row of rows.sort((a, b) => a.turn_number - b.turn_number))
      got.set(row.ticket_id, [
        ...(got.get(row.ticket_id) ?? []),
        { turn: row.turn_number, seconds: row.wait_seconds },
      ]);
    expect(rows.length).toBeGreaterThan(300);
    for (const [i, messages] of tickets.entries())
      expect(got.get(`${i}`) ?? [], JSON.stringify(messages)).toEqual(walk(messages));
  });
});
