import { describe, expect, it } from "vitest";
import type { Bindable } from "../../../pipelines/engine/engine.js";
import { modelled } from "./warehouse.js";

// 2 November 2026 is a Monday; Jakarta is UTC+7 all year.
const utc = (text: string): string =>
  new Date(Date.parse(`${text.replace(" ", "T")}:00+07:00`)).toISOString().slice(0, 19).replace("T", " ");
const AS_OF = "2026-11-30T10:00:00+07:00";
const RULES = `name: T
time_zone: Asia/Jakarta
holidays: ID
complaints:
  - { rule: Spoken, channels: [phone], categories: [refund, fraud], working_days: 5 }
  - { rule: Written, categories: [refund, fraud], working_days: 10, extension_days: 10 }
`;

/** A refund asked for by e-mail, or what `more` says. */
const refund = (ticket_id: string, came: string, more: Record<string, Bindable> = {}) => ({
  ticket_id,
  created_at: utc(came),
  category: "refund",
  channel: "email",
  ...more,
});
const solved = (at: string) => ({ status: "solved", solved_at: utc(at) });

async function dates(tickets: readonly Record<string, Bindable>[], asOf = AS_OF) {
  const rows = await modelled(
    { "raw.ticket": tickets },
    `select ticket_id, rule, cast(due_date as varchar) as due, cast(extended_due_date as varchar) as extended
     from intermediate.int_complaints order by ticket_id`,
    { asOf, config: RULES },
  );
  return rows.map(({ ticket_id, rule, due, extended }) => [ticket_id, rule, due, extended]);
}

describe("the regulator's clock", () => {
  it("counts working days after the day it came; the first rule that fits applies, others are no complaint", async () => {
    expect(
      await dates([
        refund("called", "2026-11-02 09:00", { channel: "phone" }),
        refund("wrote", "2026-11-02 23:59"),
        refund("wrote after midnight", "2026-11-03 00:01"),
        refund("asked how", "2026-11-02 09:00", { category: "how_to" }),
      ]),
    ).toEqual([
      ["called", "Spoken", "2026-11-09", null],
      ["wrote", "Written", "2026-11-16", "2026-11-30"],
      ["wrote after midnight", "Written", "2026-11-17", "2026-12-01"],
    ]);
  });

  it("leaves weekends out: what came on a Saturday begins on Monday", async () => {
    expect(await dates([refund("saturday", "2026-11-07 10:00", { channel: "phone" })])).toEqual([
      ["saturday", "Spoken", "2026-11-13", null],
    ]);
  });

  it("leaves public holidays and joint leave out, over the turn of the year", async () => {
    // Not counted: 24 December (joint leave), 25 December, 1 and 5 January, and the weekends.
    expect(await dates([refund("christmas", "2026-12-23 09:00")], "2026-12-24T00:00:00Z")).toEqual([
      ["christmas", "Written", "2027-01-12", "2027-01-26"],
    ]);
  });

  it("tells what is past, what is due, and by how many working days", async () => {
    const rows = await modelled(
      {
        "raw.ticket": [
          refund("past all", "2026-10-05 09:00"),
          refund("in extension", "2026-11-09 09:00"),
          refund("past", "2026-11-20 09:00", { channel: "phone" }),
          refund("today", "2026-11-16 09:00"),
          refund("this week", "2026-11-17 09:00"),
          refund("later", "2026-11-27 09:00"),
          refund("solved", "2026-10-05 09:00", solved("2026-11-20 09:00")),
        ],
      },
      "select ticket_id, due_band, working_days_left as days_left from marts.complaints_open order by working_days_left",
      { asOf: AS_OF, config: RULES },
    );
    expect(rows.map(({ ticket_id, due_band, days_left }) => [ticket_id, due_band, days_left])).toEqual([
      ["past all", "past_extension", -30],
      ["in extension", "past_limit", -5],
      ["past", "past_limit", -1],
      ["today", "last_day", 0],
      ["this week", "7_days", 1],
      ["later", "later", 9],
    ]);
  });

  it("sorts the solved of a week by the limits; the share waits until no limit of the week runs", async () => {
    const weeks = async (asOf: string) => {
      const rows = await modelled(
        {
          "raw.ticket": [
            refund("1", "2026-11-02 09:00", solved("2026-11-16 23:00")),
            refund("2", "2026-11-02 09:00", solved("2026-11-17 00:30")),
            refund("3", "2026-11-03 09:00", solved("2026-12-02 09:00")),
            refund("4", "2026-11-06 09:00"),
            refund("5", "2026-11-06 09:00", { status: "spam" }),
          ],
        },
        "select * from reports.complaints_by_week where week = '2026-W45'",
        { asOf, config: RULES },
      );
      return rows.map((row) => [
        row.received_count,
        row.in_time_count,
        row.in_extension_count,
        row.late_count,
        row.past_limit_count,
        row.running_count,
        row.in_time_share,
      ]);
    };
    expect(await weeks("2026-11-20T10:00:00+07:00")).toEqual([[4, 1, 1, 0, 1, 1, null]]);
    expect(await weeks("2026-12-10T10:00:00+07:00")).toEqual([[4, 1, 1, 1, 1, 0, 0.25]]);
  });

  it("tells the day of the oldest open one of all alone, in every row", async () => {
    const tickets = [
      refund("solved", "2026-10-12 09:00", solved("2026-10-13 09:00")),
      refund("oldest", "2026-11-02 23:30"),
      refund("called", "2026-11-20 09:00", { channel: "phone" }),
      refund("fraud", "2026-11-23 09:00", { category: "fraud" }),
      refund("new", "2026-11-27 09:00"),
    ];
    const rows = await modelled(
      { "raw.ticket": tickets },
      `select rule, category, due_band, ticket_count, cast(oldest_received_date as varchar) as oldest
       from reports.complaints_due order by rule, category, due_band`,
      { asOf: AS_OF, config: RULES },
    );
    expect(rows.map(({ oldest: _, ...row }) => Object.values(row))).toEqual([
      ["Spoken", "refund", "past_limit", 1],
      ["Written", "fraud", "7_days", 1],
      ["Written", "refund", "later", 1],
      ["Written", "refund", "past_limit", 1],
    ]);
    expect(rows.map(({ oldest }) => oldest)).toEqual(rows.map(() => "2026-11-02"));
  });

  it("has no rows where the desk sets no rules", async () => {
    const asked = { "raw.ticket": [refund("1", "2026-11-02 09:00")] };
    const config = "name: T\ntime_zone: Asia/Jakarta\n";
    expect(
      await modelled(asked, "select * from reports.complaints_by_week", { asOf: AS_OF, config }),
    ).toEqual([]);
    expect(await modelled(asked, "select * from reports.complaints_due", { asOf: AS_OF, config })).toEqual(
      [],
    );
  });
});
