import { describe, expect, it } from "vitest";
import { type Given, modelled } from "./warehouse.js";

const AS_OF = "2026-11-16T00:00:00Z";
const CONFIG = "name: Desk\ntime_zone: Asia/Jakarta\n";
const SINCE = `${CONFIG}exported_since: 2026-11-09\n`;

/** Ticket n of one week: created and answered so many hours after 2026-11-07 17:00 UTC (a day before Monday in Jakarta). */
const ticket = (id: string, created: number, answered: number | null): Given[string][number] => ({
  ticket_id: id,
  created_at: new Date(Date.UTC(2026, 10, 7, 17) + created * 3_600_000).toISOString().slice(0, 19),
  first_response_at:
    answered === null
      ? null
      : new Date(Date.UTC(2026, 10, 7, 17) + answered * 3_600_000).toISOString().slice(0, 19),
});
const given: Given = {
  "raw.ticket": [
    ticket("over before", 0, 10),
    ticket("over as it begins", 0, 24),
    ticket("answered after", 20, 26),
    ticket("still waiting", 23, null),
    ticket("of the export", 30, 31),
  ],
};

describe("tickets older than an export of what changed since a day", () => {
  it("are left out, with a reason, where they were over before that day", async () => {
    const sql =
      "select ticket_id, exclusion from marts.tickets where exclusion is not null order by ticket_id";
    expect(await modelled(given, sql, { asOf: AS_OF, config: SINCE })).toEqual([
      { ticket_id: "over as it begins", exclusion: "before_export" },
      { ticket_id: "over before", exclusion: "before_export" },
    ]);
    expect(await modelled(given, sql, { asOf: AS_OF, config: CONFIG })).toEqual([]);
  });

  it("are at risk from their age on that day", async () => {
    const sql =
      "select scope_kind, seconds, late_entry_count from intermediate.int_late_entry_counts order by all";
    expect(await modelled(given, sql, { asOf: AS_OF, config: SINCE })).toEqual(
      ["all", "category", "channel"].flatMap((scope_kind) => [
        { scope_kind, seconds: 3600, late_entry_count: 1 },
        { scope_kind, seconds: 14_400, late_entry_count: 1 },
      ]),
    );
  });

  it("make the week's median longer than a reader of the export alone would find", async () => {
    // Of 40 tickets of a Sunday, half are answered in an hour and half in 30; the export begins at midnight.
    const tickets = Array.from({ length: 40 }, (_, i) =>
      ticket(`${i}`, i / 4, i / 4 + (i % 2 === 0 ? 1 : 30)),
    );
    const exported = { "raw.ticket": tickets.filter((_, i) => i % 2 === 1) };
    const sql = `select answered_count, p50_seconds, naive_p50_seconds from reports.first_response_by_week
      where scope_kind = 'all' and ticket_count > 0`;
    expect(await modelled(exported, sql, { asOf: AS_OF, config: SINCE })).toEqual([
      { answered_count: 20, p50_seconds: 108_000, naive_p50_seconds: 108_000 },
    ]);
  });

  it("count in no other clock, over or running, as which of them are known hangs on more than that clock", async () => {
    const solved = { ...ticket("solved after", 20, 26), status: "solved", solved_at: "2026-11-10T00:00:00" };
    const desk = { "raw.ticket": [...(given["raw.ticket"] ?? []), solved] };
    const sql = `select measure, sum(event_count) as over, sum(censored_count) as running
      from (from intermediate.int_clock_counts union all by name from intermediate.int_waiting_counts)
      where hour = -1 and scope_kind = 'all' group by all order by all`;
    const [since, whole] = await Promise.all(
      [SINCE, CONFIG].map((config) => modelled(desk, sql, { asOf: AS_OF, config })),
    );
    expect(since).toEqual([
      { measure: "first_response", over: 0, running: 1 },
      { measure: "resolution", over: 0, running: 1 },
    ]);
    expect(whole).toEqual([
      { measure: "first_response", over: 0, running: 1 },
      { measure: "resolution", over: 1, running: 5 },
    ]);
  });

  it("count in no hour of the day, where nobody is taken in late", async () => {
    const desk = {
      "raw.ticket": [
        ticket("begins the weeks", -24 * 8, -24 * 8 + 1),
        ...(given["raw.ticket"] ?? []),
        ticket("ends them", 24 * 7 + 20, 24 * 7 + 21),
      ],
    };
    const sql = `select sum(event_count + censored_count) as counted from intermediate.int_first_response_counts
      where period = 'last_4_weeks' and scope_kind = 'all'`;
    expect(await modelled(desk, sql, { asOf: AS_OF, config: SINCE })).toEqual([{ counted: 2 }]);
    expect(await modelled(desk, sql, { asOf: AS_OF, config: CONFIG })).toEqual([{ counted: 5 }]);
  });
});
