import { describe, expect, it } from "vitest";
import type { Bindable } from "../../../pipelines/engine/engine.js";
import { type Given, modelled } from "./warehouse.js";

const MINUTE = 60_000;
// Monday 2 November 2026, 10:00 in Jakarta; as_of lies two weeks later.
const START = Date.UTC(2026, 10, 2, 3);
const AS_OF = "2026-11-16T00:00:00Z";
const at = (seconds: number): string =>
  new Date(START + seconds * 1000).toISOString().replace("T", " ").replace("Z", "");

interface Contact {
  /** Seconds in the queue, null = never queued. */
  queue: number | null;
  outcome: "served" | "abandoned" | "failed" | "timed_out" | "open";
  more?: Record<string, Bindable>;
}

const contact = ({ queue, outcome, more }: Contact, i: number) => {
  const ends = queue === null ? 1 : queue;
  return {
    chat_id: `c${i}`,
    attempted_at: at(i),
    queued_at: queue === null ? null : at(i),
    accepted_at: outcome === "served" && queue !== null ? at(i + queue) : null,
    ended_at: outcome === "open" ? null : at(i + ends + (outcome === "served" ? 300 : 0)),
    outcome,
    ...more,
  };
};

// A week is complete once a record reaches past it.
const AFTER = { chat_id: "after", attempted_at: "2026-11-12 03:00", outcome: "failed", channel: "phone" };
const desk = (contacts: readonly Contact[], more: Given = {}): Given => ({
  "raw.chat": [...contacts.map(contact), AFTER],
  ...more,
});
const yaml = (level: string) => `name: T\ntime_zone: Asia/Jakarta\nservice_level: ${level}\n`;
const LEVEL = "{ threshold: 20s, short_abandon: 5s";

/** Ten contacts: 5 accepted (3 in time), 4 gone (1 short, 1 more in time), 1 that never got a connection. */
const TEN: readonly Contact[] = [
  { queue: 5, outcome: "served" },
  { queue: 10, outcome: "served" },
  { queue: 20, outcome: "served" },
  { queue: 40, outcome: "served" },
  { queue: 90, outcome: "served" },
  { queue: 3, outcome: "abandoned" },
  { queue: 15, outcome: "abandoned" },
  { queue: 30, outcome: "abandoned" },
  { queue: 60, outcome: "abandoned" },
  { queue: null, outcome: "failed", more: { error_code: "timeout" } },
];

describe("golden case 18: service level and abandonment by every formula in use", () => {
  it("gives each its numerator and denominator", async () => {
    const rows = await modelled(desk(TEN), "select * from reports.chat_formulas where channel = 'chat'", {
      asOf: AS_OF,
      config: yaml(`${LEVEL} }`),
    });
    const found = Object.fromEntries(
      rows.map((row) => [`${row.figure} ${row.formula}`, [row.part_count, row.whole_count, row.is_setting]]),
    );
    expect(found).toEqual({
      "service_level without_short_abandons": [3, 8, true],
      "service_level all_queued": [3, 9, false],
      "service_level accepted": [3, 5, false],
      "service_level without_abandons_in_time": [3, 7, false],
      "service_level abandons_in_time_met": [5, 9, false],
      "abandonment without_short_abandons": [3, 8, true],
      "abandonment all_queued": [4, 9, false],
      "abandonment all_attempts": [4, 10, false],
      "abandonment accepted_and_abandoned": [4, 9, false],
      "speed_of_answer accepted": [5, 5, false],
      "speed_of_answer half_of_all": [5, 9, true],
    });
    const asa = rows.find((row) => row.formula === "accepted" && row.unit === "seconds");
    expect(asa?.value).toBe((5 + 10 + 20 + 40 + 90) / 5);
  });

  it.each([
    ["without_short_abandons", 3 / 8],
    ["all_queued", 3 / 9],
    ["accepted", 3 / 5],
    ["without_abandons_in_time", 3 / 7],
    ["abandons_in_time_met", 5 / 9],
  ])("takes the desk's own, %s, to the weekly report", async (formula, share) => {
    const [row] = await modelled(
      desk(TEN),
      "select service_level_share as share from reports.chat_by_week where channel = 'chat' and week = '2026-W45'",
      { asOf: AS_OF, config: yaml(`${LEVEL}, formula: ${formula} }`) },
    );
    expect(row?.share).toBeCloseTo(share, 12);
  });
});

describe("waits of a contact", () => {
  const waits = async (given: Given, measure: string) => {
    const [row] = await modelled(
      given,
      `select wait_count, ended_count, p50_seconds, naive_p50_seconds from reports.chat_waits_by_week
       where measure = '${measure}' and channel = 'chat' and week = '2026-W45'`,
      { asOf: AS_OF },
    );
    return row && [row.wait_count, row.ended_count, row.p50_seconds, row.naive_p50_seconds];
  };

  it("patience: who was accepted would have stayed longer, so the half is later than that of the gone", async () => {
    // Gone at 3, 15, 30, 60; accepted at 5, 10, 20, 40, 90: S falls to 8/9, 8/9·5/6, 8/9·5/6·3/4 and 8/9·5/6·3/4·1/2.
    expect(await waits(desk(TEN), "patience")).toEqual([9, 4, 60, 22.5]);
    const timedOut = TEN.map((one) =>
      one.outcome === "abandoned" ? { ...one, outcome: "timed_out" as const } : one,
    );
    expect(await waits(desk(timedOut), "patience")).toEqual([9, 0, null, null]);
  });

  it("queue: who gave up waited too", async () => {
    expect(await waits(desk(TEN), "queue_wait")).toEqual([9, 5, 40, 20]);
  });

  it("first message: from the acceptance; a chat that ended without one is censored, an open one at as_of", async () => {
    const wrote = (seconds: number) => ({ first_response_at: at(seconds) });
    const contacts: Contact[] = [
      { queue: 10, outcome: "served", more: wrote(0 + 10 + 30) },
      { queue: 10, outcome: "served", more: wrote(1 + 10 + 60) },
      { queue: 10, outcome: "served" },
      { queue: null, outcome: "open", more: { queued_at: at(0), accepted_at: at(10) } },
      { queue: 10, outcome: "abandoned" },
    ];
    expect(await waits(desk(contacts), "first_message")).toEqual([4, 2, 60, 45]);
  });
});

describe("turns within a chat", () => {
  const turn = (chat: number, turn_number: number, asked: number, replied: number | null, more = {}) => ({
    chat_id: `c${chat}`,
    turn_number,
    customer_message_at: at(asked),
    agent_reply_at: replied === null ? null : at(replied),
    ...more,
  });
  const served = (concurrent_chats: number | null): Contact => ({
    queue: 10,
    outcome: "served",
    more: { concurrent_chats },
  });
  const turns = [
    turn(0, 1, 20, 50),
    turn(0, 2, 60, 70, { latency_milliseconds: 9_900 }),
    // Unanswered until the chat ended at 310 s.
    turn(0, 3, 100, null),
    // The reply precedes the message: left out.
    turn(0, 4, 100, 90),
    turn(1, 1, 20, 140),
  ];
  const given = desk([served(2), served(12)], { "raw.chat_turn": turns });

  it("count the latency as the tool measured it; an unanswered one is censored at the end of the chat", async () => {
    const rows = await modelled(
      given,
      `select seconds, event_count as answered, censored_count as censored from intermediate.int_chat_turn_counts
       where period = '2026-W45' order by seconds`,
      { asOf: AS_OF },
    );
    expect(rows.map(({ seconds, answered, censored }) => [seconds, answered, censored])).toEqual([
      [9, 1, 0],
      [30, 1, 0],
      [120, 1, 0],
      [210, 0, 1],
    ]);
  });

  it("are told by how many chats the agent held", async () => {
    const rows = await modelled(
      given,
      "select concurrent_chats, turn_count, answered_count, p50_seconds from reports.chat_by_concurrency order by 1",
      { asOf: AS_OF },
    );
    expect(rows.map((row) => Object.values(row))).toEqual([
      ["10+", 1, 1, 120],
      ["2", 3, 2, 30],
    ]);
  });
});

describe("attempts that failed", () => {
  it("are told by error code beside the weeks before; technical connect time never mixes with the queue", async () => {
    const before = { chat_id: "old", attempted_at: at(-7 * 24 * 60 * (MINUTE / 1000)), outcome: "failed" };
    const given = desk(TEN, {});
    const rows = await modelled(
      { "raw.chat": [...(given["raw.chat"] ?? []), { ...before, error_code: "timeout" }] },
      `select error_code, failed_count, attempt_count, before_failed_count, before_attempt_count
       from reports.connect_failures where channel = 'chat'`,
      { asOf: AS_OF },
    );
    expect(rows.map((row) => Object.values(row))).toEqual([["timeout", 1, 10, 1, 1]]);
  });
});
