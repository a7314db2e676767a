import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type Given, modelled } from "./warehouse.js";

const AS_OF = "2026-11-16T00:00:00Z";
type Row = Given[string][number];
const CONFIG = "name: Desk\ntime_zone: Asia/Jakarta\n";
const status = (at: string, value: string, more: Row = {}): Row => ({
  ticket_id: "1",
  event_at: `2026-11-${at}`,
  kind: "status",
  value,
  ...more,
});
const one = (ticket: Row, events: readonly Row[], sql: string, config = CONFIG) =>
  modelled(
    {
      "raw.ticket": [{ ticket_id: "1", created_at: "2026-11-09 02:00", ...ticket }],
      "raw.ticket_event": events,
    },
    sql,
    { asOf: AS_OF, config },
  );
const SPELLS = "select status, started_at, ended_at from intermediate.int_ticket_spells order by started_at";
const RESOLUTION = `select resolution_outcome, first_resolution_seconds, full_resolution_seconds, requester_wait_seconds,
  agent_wait_seconds, on_hold_seconds from intermediate.int_ticket_resolutions`;

describe("spells of a ticket", () => {
  it("begin as new at its creation and go on at as_of", async () => {
    expect(await one({ updated_at: "2026-11-09 03:00" }, [status("09 03:00", "Open")], SPELLS)).toEqual([
      { status: "new", started_at: "2026-11-09T02:00:00Z", ended_at: "2026-11-09T03:00:00Z" },
      { status: "open", started_at: "2026-11-09T03:00:00Z", ended_at: null },
    ]);
  });

  it("take the last of changes at one instant, join the same status, and begin at the creation at the earliest", async () => {
    const events = [
      status("08 23:00", "open"),
      status("09 04:00", "pending", { event_id: "1" }),
      status("09 04:00", "open", { event_id: "2" }),
      status("09 05:00", "on_hold"),
      status("09 06:00", "on_hold"),
    ];
    expect(await one({ status: "on_hold" }, events, SPELLS)).toEqual([
      { status: "open", started_at: "2026-11-09T02:00:00Z", ended_at: "2026-11-09T05:00:00Z" },
      { status: "on_hold", started_at: "2026-11-09T05:00:00Z", ended_at: null },
    ]);
  });

  it("believe the ticket's newest version where the events end otherwise", async () => {
    const solved = { status: "solved", solved_at: "2026-11-10 02:00", updated_at: "2026-11-10 02:00" };
    expect(await one(solved, [status("09 03:00", "open")], SPELLS)).toMatchObject([
      { status: "new" },
      { status: "open", ended_at: "2026-11-10T02:00:00Z" },
      { status: "solved", ended_at: null },
    ]);
  });
});

describe("golden case 16: merged, spam, deleted", () => {
  it("leave the stock when they are marked, and are in no resolution", async () => {
    const events = [status("10 02:00", "spam")];
    expect(await one({ status: "spam" }, events, RESOLUTION)).toEqual([]);
    const days =
      "select created_count, outflow_count, closing_count from reports.backlog_by_day where scope_kind = 'all' and day in ('2026-11-09', '2026-11-10') order by day";
    expect(await one({ status: "spam" }, events, days)).toEqual([
      { created_count: 1, outflow_count: 0, closing_count: 1 },
      { created_count: 0, outflow_count: 1, closing_count: 0 },
    ]);
  });
});

describe("resolution and waits by status", () => {
  it("are counted to the first and to the last solution, with what passed in each status", async () => {
    const events = [
      status("09 03:00", "open"),
      status("09 04:00", "pending"),
      status("09 06:00", "on_hold"),
      status("09 09:00", "solved"),
      status("10 02:00", "open"),
      status("10 03:00", "solved"),
      status("14 03:00", "closed"),
    ];
    const ticket = { status: "closed", solved_at: "2026-11-10 03:00", closed_at: "2026-11-14 03:00" };
    expect(await one(ticket, events, RESOLUTION)).toEqual([
      {
        resolution_outcome: "resolved",
        first_resolution_seconds: 7 * 3600,
        full_resolution_seconds: 25 * 3600,
        requester_wait_seconds: 6 * 3600,
        agent_wait_seconds: 2 * 3600,
        on_hold_seconds: 3 * 3600,
      },
    ]);
  });

  it("are unknown, not 0, where only stamps tell; the first solution too where the tool counts reopens", async () => {
    const solved = { status: "solved", solved_at: "2026-11-10 02:00" };
    const unknown = { requester_wait_seconds: null, agent_wait_seconds: null, on_hold_seconds: null };
    expect(await one(solved, [], RESOLUTION)).toMatchObject([
      { first_resolution_seconds: 86_400, full_resolution_seconds: 86_400, ...unknown },
    ]);
    expect(await one({ ...solved, reopen_count: 2 }, [], RESOLUTION)).toMatchObject([
      { first_resolution_seconds: null, full_resolution_seconds: 86_400, ...unknown },
    ]);
  });

  it("are null while a ticket is open, and it counts as unresolved", async () => {
    const [row] = await one(
      { status: "open" },
      [status("09 03:00", "solved"), status("09 04:00", "open")],
      RESOLUTION,
    );
    expect(row).toMatchObject({ resolution_outcome: "unresolved", full_resolution_seconds: null });
    const week = `select clock_count, running_count, longest_seconds from reports.wait_percentiles_by_week
      where measure = 'resolution' and scope_kind = 'all'`;
    expect(await one({ status: "open" }, [], week)).toEqual([
      { clock_count: 1, running_count: 1, longest_seconds: 6 * 86_400 + 22 * 3600 },
    ]);
  });

  it("count opening hours of each stretch", async () => {
    const config = `${CONFIG}business_hours: {care: {monday: ["08:00-17:00"], tuesday: ["08:00-17:00"]}}\n`;
    // 02:00 UTC is 09:00 in Jakarta on a Monday.
    const events = [status("09 03:00", "pending"), status("10 03:00", "open"), status("10 04:00", "solved")];
    const sql = `select full_resolution_business_seconds, requester_wait_business_seconds, agent_wait_business_seconds,
      on_hold_business_seconds from intermediate.int_ticket_resolutions`;
    expect(await one({ status: "solved", solved_at: "2026-11-10 04:00" }, events, sql, config)).toEqual([
      {
        full_resolution_business_seconds: (8 + 3) * 3600,
        requester_wait_business_seconds: 2 * 3600,
        agent_wait_business_seconds: (7 + 2) * 3600,
        on_hold_business_seconds: 0,
      },
    ]);
  });
});

describe("golden case 13: the backlog is a stock at a fixed local instant", () => {
  it("is what is open at midnight in the desk's zone, however much came and went", async () => {
    // 16:59 UTC is a minute before midnight in Jakarta, 17:01 a minute after.
    const tickets = [
      { ticket_id: "1", created_at: "2026-11-09 16:59", status: "solved", solved_at: "2026-11-09 17:01" },
      { ticket_id: "2", created_at: "2026-11-09 17:01", status: "open" },
    ];
    const rows = await modelled(
      { "raw.ticket": tickets },
      `select cast(day as varchar) as day, opening_count, created_count, outflow_count, closing_count, is_complete
       from reports.backlog_by_day where scope_kind = 'all' and day between '2026-11-09' and '2026-11-11' order by day`,
      { asOf: "2026-11-11T12:00:00Z", config: CONFIG },
    );
    expect(rows).toEqual([
      {
        day: "2026-11-09",
        opening_count: 0,
        created_count: 1,
        outflow_count: 0,
        closing_count: 1,
        is_complete: true,
      },
      {
        day: "2026-11-10",
        opening_count: 1,
        created_count: 1,
        outflow_count: 1,
        closing_count: 1,
        is_complete: true,
      },
      {
        day: "2026-11-11",
        opening_count: 1,
        created_count: 0,
        outflow_count: 0,
        closing_count: 1,
        is_complete: false,
      },
    ]);
  });
});

const OPEN = new Set(["new", "open", "pending", "on_hold"]);
const iso = (ms: number) => new Date(ms).toISOString().slice(0, 19);

describe("spells and stock against a walk through each ticket", () => {
  it("agree on 200 random tickets over a change of clocks", async () => {
    // New York's clocks go back on 2026-11-01 at 06:00 UTC.
    const start = Date.UTC(2026, 9, 30, 0);
    const change = fc.record({
      hour: fc.integer({ min: 0, max: 95 }),
      status: fc.constantFrom("open", "pending", "on_hold", "solved", "closed"),
    });
    const histories = fc.sample(
      fc.record({ created: fc.integer({ min: 0, max: 60 }), changes: fc.array(change, { maxLength: 8 }) }),
      { numRuns: 200, seed: 3 },
    );
    const timelines = histories.map(({ created, changes }) => {
      // One change an hour: of several the last by status name, as the model decides it.
      const by = new Map(
        [...changes].sort((a, b) => (a.status < b.status ? -1 : 1)).map((c) => [c.hour, c.status]),
      );
      const later = [...by].filter(([hour]) => hour > created).sort(([a], [b]) => a - b);
      return [[created, "new"] as const, ...later];
    });
    const given: Given = {
      "raw.ticket": timelines.map((line, i) => ({
        ticket_id: `${i}`,
        created_at: iso(start + (line[0]?.[0] ?? 0) * 3_600_000),
        status: line.at(-1)?.[1] ?? "new",
      })),
      "raw.ticket_event": timelines.flatMap((line, i) =>
        line.map(([hour, value]) => ({
          ticket_id: `${i}`,
          event_at: iso(start + hour * 3_600_000),
          kind: "status",
          value,
        })),
      ),
    };
    const rows = await modelled<{ day: string; closing_count: number }>(
      given,
      "select cast(day as varchar) as day, closing_count from reports.backlog_by_day where scope_kind = 'all' order by day",
      {
        asOf: "2026-11-05T00:00:00Z",
        config: CONFIG.replace("Asia/Jakarta", "America/New_York"),
        timeZone: "America/New_York",
      },
    );
    // Midnights in New York: 04:00 UTC until 1 November, 05:00 UTC from 2 November.
    const midnights = {
      "2026-10-29": 4,
      "2026-10-30": 28,
      "2026-10-31": 52,
      "2026-11-01": 77,
      "2026-11-02": 101,
    };
    for (const [day, hour] of Object.entries(midnights)) {
      const open = timelines.filter((line) =>
        OPEN.has(line.findLast(([at]) => at < hour)?.[1] ?? "none"),
      ).length;
      expect([day, rows.find((row) => row.day === day)?.closing_count]).toEqual([day, open]);
    }
  });
});
