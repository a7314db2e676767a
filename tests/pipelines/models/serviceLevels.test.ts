import { describe, expect, it } from "vitest";
import { type Given, modelled } from "./warehouse.js";

const AS_OF = "2026-11-16T00:00:00Z";
type Row = Given[string][number];
const config = (sla: string, hours = "") =>
  `name: Desk\ntime_zone: Asia/Jakarta\nsla: [${sla}]\n${hours === "" ? "" : `business_hours: {care: {${hours}}}\n`}`;
const FIRST = "{metric: first_response, within: 4h}";
const STATES = `select sla_state, clock_seconds as seconds from intermediate.int_sla_ended_clocks
  union all select sla_state, target_seconds - seconds_left from intermediate.int_sla_running_clocks`;
const ticket = (more: Row): Row => ({ ticket_id: "1", created_at: "2026-11-15 20:00", ...more });
const states = (more: Row, sla = FIRST, events: readonly Row[] = []) =>
  modelled({ "raw.ticket": [ticket(more)], "raw.ticket_event": events }, STATES, {
    asOf: AS_OF,
    config: config(sla),
  });

describe("golden case 11: a clock that runs is neither met nor breached", () => {
  it("is running until its target passes, and breached at that moment, not at the next answer", async () => {
    expect(await states({})).toEqual([{ sla_state: "running", seconds: 4 * 3600 }]);
    expect(await states({ created_at: "2026-11-15 19:59:59" })).toEqual([
      { sla_state: "breached", seconds: 4 * 3600 + 1 },
    ]);
  });

  it("is met to the very second, and late after it", async () => {
    const answered = (first_response_at: string) =>
      states({ created_at: "2026-11-15 10:00", first_response_at });
    expect(await answered("2026-11-15 14:00")).toEqual([{ sla_state: "met", seconds: 14_400 }]);
    expect(await answered("2026-11-15 14:00:01")).toEqual([{ sla_state: "breached", seconds: 14_401 }]);
  });

  it("is cancelled where the ticket was closed in time without an answer, and breached where it was closed too late", async () => {
    const closed = (solved_at: string) =>
      states({ created_at: "2026-11-15 10:00", status: "solved", solved_at });
    expect(await closed("2026-11-15 11:00")).toEqual([{ sla_state: "cancelled", seconds: 3600 }]);
    expect(await closed("2026-11-15 15:00")).toEqual([{ sla_state: "breached", seconds: 5 * 3600 }]);
  });

  it("pauses a resolution while it is the customer's turn, without stopping its clock", async () => {
    const sla = "{metric: resolution, within: 8h}";
    expect(await states({ status: "pending" }, sla)).toEqual([{ sla_state: "paused", seconds: 14_400 }]);
    expect(await states({ status: "pending", created_at: "2026-11-15 10:00" }, sla)).toMatchObject([
      { sla_state: "breached" },
    ]);
  });

  it("leaves what runs out of the share, and says how many there are", async () => {
    const at = (id: string, created_at: string, first_response_at: string | null): Row => ({
      ticket_id: id,
      created_at,
      first_response_at,
    });
    const rows = await modelled(
      {
        "raw.ticket": [
          at("1", "2026-11-10 02:00", "2026-11-10 03:00"),
          at("2", "2026-11-10 02:00", "2026-11-10 03:00"),
          at("3", "2026-11-10 02:00", "2026-11-10 09:00"),
          at("4", "2026-11-15 16:00", null),
          at("5", "2026-11-15 22:00", null),
        ],
      },
      `select met_count, breached_count, running_count, met_share, met_low, met_high from reports.sla_by_week
       where metric = 'first_response' and scope_kind = 'all' order by week`,
      { asOf: AS_OF, config: config(FIRST) },
    );
    // Wilson 1927 for 2 of 4.
    expect(rows).toEqual([
      {
        met_count: 2,
        breached_count: 2,
        running_count: 0,
        met_share: 0.5,
        met_low: expect.closeTo(0.150_039, 6) as number,
        met_high: expect.closeTo(0.849_961, 6) as number,
      },
      expect.objectContaining({ met_count: 0, breached_count: 0, running_count: 1, met_share: null }),
    ]);
  });
});

describe("golden case 12: the target in force when it was applied", () => {
  const policy = (target_seconds: number, more: Row = {}): Row => ({
    policy: "gold",
    metric: "first_response",
    target_seconds,
    ...more,
  });
  const event = (event_at: string, kind: string, value: string): Row => ({
    ticket_id: "1",
    event_at,
    kind,
    value,
  });
  const target = (policies: readonly Row[], events: readonly Row[], more: Row = {}) =>
    modelled(
      {
        "raw.ticket": [ticket({ created_at: "2026-11-10 02:00", ...more })],
        "raw.ticket_event": events,
        "ref.sla_policies": policies,
      },
      "select first_response_target_seconds as seconds, first_response_target_clock as clock from marts.tickets",
      { asOf: AS_OF, config: config(FIRST) },
    );

  it("is that of the priority the ticket had then, whatever became of it", async () => {
    const policies = [policy(600, { priority: "urgent" }), policy(7200, { priority: "low" })];
    const events = [
      event("2026-11-10 02:00", "priority", "low"),
      event("2026-11-10 02:01", "sla_applied", "gold"),
      event("2026-11-10 05:00", "priority", "urgent"),
    ];
    expect(await target(policies, events, { priority: "urgent" })).toEqual([
      { seconds: 7200, clock: "calendar" },
    ]);
  });

  it("is that of the day it was applied, where the policy changed later", async () => {
    const policies = [
      policy(3600),
      policy(1800, { valid_from: "2026-11-01 00:00", is_business_time: true }),
      policy(60, { valid_from: "2026-11-12 00:00" }),
    ];
    expect(await target(policies, [event("2026-11-10 02:01", "sla_applied", "gold")])).toEqual([
      { seconds: 1800, clock: "business" },
    ]);
  });

  it("is that of suara.yaml where no known policy was applied, its category before its priority before its channel", async () => {
    expect(await target([], [event("2026-11-10 02:01", "sla_applied", "silver")])).toEqual([
      { seconds: 14_400, clock: "calendar" },
    ]);
    const [row] = await modelled(
      { "raw.ticket": [ticket({ channel: "chat", category: "refund", priority: "urgent" })] },
      "select first_response_target_seconds as seconds from marts.tickets",
      {
        asOf: AS_OF,
        config: config(
          `${FIRST}, {metric: first_response, category: refund, within: 1h}, {metric: first_response, priority: urgent, within: 2h}, {metric: first_response, channel: chat, within: 3h}`,
        ),
      },
    );
    expect(row).toEqual({ seconds: 3600 });
  });
});

const MINUTE = 60_000;

describe("the instant of a breach", () => {
  it("is the start and the target by the calendar", async () => {
    const rows = await modelled(
      { "raw.ticket": [ticket({ created_at: "2026-11-10 02:00", first_response_at: "2026-11-12 02:00" })] },
      "select breached_at, is_over from intermediate.int_sla_breaches",
      { asOf: AS_OF, config: config(FIRST) },
    );
    expect(rows).toEqual([{ breached_at: "2026-11-10T06:00:00Z", is_over: true }]);
  });

  it("is when the desk had been open for as long as the target: 300 tickets against a count of minutes", async () => {
    const hours =
      'monday: ["08:10-12:00", "13:05-17:30"], tuesday: ["00:00-24:00"], thursday: ["22:00-24:00"], friday: ["00:00-06:00"]';
    const spans: Record<number, [number, number][]> = {
      1: [
        [490, 720],
        [785, 1050],
      ],
      2: [[0, 1440]],
      4: [[1320, 1440]],
      5: [[0, 360]],
    };
    // Jakarta is UTC+7 without changes of clocks.
    const isOpen = (ms: number) => {
      const local = new Date(ms + 7 * 60 * MINUTE);
      const minute = local.getUTCHours() * 60 + local.getUTCMinutes();
      return (spans[local.getUTCDay()] ?? []).some(([from, to]) => minute >= from && minute < to);
    };
    const start = Date.UTC(2026, 10, 1, 17);
    const tickets = Array.from({ length: 300 }, (_, i) => ({
      id: `${i}`,
      at: start + ((i * 7919) % 14_400) * MINUTE,
    }));
    const rows = await modelled<{ ticket_id: string; breached_at: string }>(
      {
        "raw.ticket": tickets.map(({ id, at }) => ({
          ticket_id: id,
          created_at: new Date(at).toISOString().slice(0, 19),
        })),
      },
      "select ticket_id, breached_at from intermediate.int_sla_breaches",
      {
        asOf: "2026-12-01T00:00:00Z",
        config: config("{metric: first_response, within: 200m, clock: business}", hours),
      },
    );
    expect(rows).toHaveLength(300);
    const found = new Map(rows.map((row) => [row.ticket_id, row.breached_at]));
    for (const { id, at } of tickets) {
      let [now, left] = [at, 200];
      for (; left > 0; now += MINUTE) if (isOpen(now)) left -= 1;
      expect(found.get(id), new Date(at).toISOString()).toBe(`${new Date(now).toISOString().slice(0, 19)}Z`);
    }
  });
});
