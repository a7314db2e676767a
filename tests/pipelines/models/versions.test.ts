import { describe, expect, it } from "vitest";
import { nameOrder } from "../../../pipelines/load/nameOrder.js";
import { type Given, modelled } from "./warehouse.js";

const AS_OF = "2026-11-16T00:00:00Z";
const asked = { ticket_id: "1", created_at: "2026-11-09 02:00" };

describe("golden case 22: versions of a ticket", () => {
  const versions = [
    { ...asked, updated_at: "2026-11-09 03:00", status: "open", category: "top-up" },
    { ...asked, updated_at: "2026-11-09 05:00", status: "solved", category: "refund" },
    { ...asked, updated_at: "2026-11-09 04:00", status: "pending", category: "top-up" },
  ];
  const look = "select status, category, updated_at from marts.tickets";

  it("keeps the newest whatever the order of arrival, and the same file twice changes nothing", async () => {
    const expected = [{ status: "solved", category: "refund", updated_at: "2026-11-09T05:00:00Z" }];
    expect(await modelled({ "raw.ticket": versions }, look, { asOf: AS_OF })).toEqual(expected);
    expect(await modelled({ "raw.ticket": versions.toReversed() }, look, { asOf: AS_OF })).toEqual(expected);
    expect(await modelled({ "raw.ticket": [...versions, ...versions] }, look, { asOf: AS_OF })).toEqual(
      expected,
    );
  });

  it("decides between versions of one instant by their values, never by their place", async () => {
    const twins = [
      { ...asked, updated_at: "2026-11-09 03:00", category: "b" },
      { ...asked, updated_at: "2026-11-09 03:00", category: "a" },
    ];
    for (const rows of [twins, twins.toReversed()]) {
      expect(
        await modelled({ "raw.ticket": rows }, "select category from marts.tickets", { asOf: AS_OF }),
      ).toEqual([{ category: "a" }]);
    }
  });

  it("shows the version that was known at an earlier as_of", async () => {
    const rows = await modelled({ "raw.ticket": versions }, look, { asOf: "2026-11-09T04:30:00Z" });
    expect(rows).toEqual([{ status: "pending", category: "top-up", updated_at: "2026-11-09T04:00:00Z" }]);
  });
});

describe("versions that do not say when they were changed", () => {
  const file = (file_id: number, path: string, reached_at: string | null) => ({
    ...{ file_id, path, reached_at, name_order: nameOrder(path) },
  });
  const solved = { ...asked, file_id: 1, solved_at: "2026-11-09 05:00", status: "solved" };
  const reopened = { ...asked, file_id: 2, status: "open" };
  const look = "select status from marts.tickets";
  const told = async (given: Given, asOf = AS_OF) => {
    const orders = [given, { ...given, "raw.ticket": (given["raw.ticket"] ?? []).toReversed() }];
    const found = await Promise.all(orders.map((one) => modelled(one, look, { asOf })));
    expect(found[1]).toEqual(found[0]);
    return found[0]?.map(({ status }) => status);
  };
  const files = [file(1, "exports/z.csv", "2026-11-09 06:00"), file(2, "exports/a.csv", "2026-11-12 06:00")];

  it("are those of the export with the newest ticket: one opened again is not solved because it was", async () => {
    expect(await told({ "raw.files": files, "raw.ticket": [solved, reopened] })).toEqual(["open"]);
  });

  it("are, where exports reach equally far, those of the one whose name comes last", async () => {
    const same = (one: string, two: string) => [
      file(1, one, "2026-11-09 06:00"),
      file(2, two, "2026-11-09 06:00"),
    ];
    const names = [
      ["exports/2026-11-08.csv", "exports/2026-11-15.csv.gz"],
      ["exports/tiket.csv", "exports/tiket (1).csv"],
      ["exports/tiket (9).csv", "exports/tiket (10).csv"],
    ] as const;
    for (const [one, two] of names) {
      const versions = [solved, reopened];
      expect(await told({ "raw.files": same(one, two), "raw.ticket": versions }), two).toEqual(["open"]);
      expect(await told({ "raw.files": same(two, one), "raw.ticket": versions }), two).toEqual(["solved"]);
    }
  });

  it("are, in one export, the one that tells of the latest moment, else the last record", async () => {
    const one = { ...solved, record_no: 1 };
    const two = { ...reopened, file_id: 1, record_no: 2 };
    expect(await told({ "raw.files": files, "raw.ticket": [one, two] })).toEqual(["solved"]);
    const pending = { ...two, record_no: 3, status: "pending" };
    const open = { ...two, record_no: 4 };
    expect(await told({ "raw.files": files, "raw.ticket": [pending, open] })).toEqual(["open"]);
    expect(await told({ "raw.files": files, "raw.ticket": [{ ...pending, record_no: 5 }, open] })).toEqual([
      "pending",
    ]);
  });

  it("stand beside those that say it as of the newest ticket of their export", async () => {
    const changed = (updated_at: string) => ({ ...asked, file_id: 3, updated_at, status: "pending" });
    const all = [...files, file(3, "exports/b.csv", null)];
    const versions = (updated_at: string) => [solved, reopened, changed(updated_at)];
    expect(await told({ "raw.files": all, "raw.ticket": versions("2026-11-12 05:00") })).toEqual(["open"]);
    expect(await told({ "raw.files": all, "raw.ticket": versions("2026-11-12 07:00") })).toEqual(["pending"]);
  });

  it("of an export that reaches beyond as_of give way to what was known by then", async () => {
    const versions = [
      { ...asked, file_id: 1, status: "open" },
      { ...reopened, status: "pending" },
    ];
    const given = { "raw.files": files, "raw.ticket": versions };
    expect(await told(given, "2026-11-10T00:00:00Z")).toEqual(["open"]);
    expect(await told(given)).toEqual(["pending"]);
  });

  it("are so of chats and feedback too", async () => {
    const chat = { chat_id: "c", attempted_at: "2026-11-09 02:00" };
    const review = { feedback_id: "f", created_at: "2026-11-09 02:00", replied_at: "2026-11-09 03:00" };
    const given: Given = {
      "raw.files": files,
      "raw.chat": [
        { ...chat, file_id: 1, outcome: "abandoned", ended_at: "2026-11-09 02:01" },
        { ...chat, file_id: 2, outcome: "served" },
      ],
      "raw.feedback": [
        { ...review, file_id: 1, score: 1 },
        { ...review, file_id: 2, score: 5, replied_at: null },
      ],
    };
    const sql = "select outcome, score from staging.stg_chats cross join staging.stg_feedback";
    expect(await modelled(given, sql, { asOf: AS_OF })).toEqual([{ outcome: "served", score: 5 }]);
  });
});

describe("rows of an event log", () => {
  const log = (updated: string, more: Record<string, string | null>) => ({
    ...asked,
    is_log_row: true,
    updated_at: `2026-11-09 ${updated}`,
    ...more,
  });
  const rows = [
    log("03:00", { status: "new", category: "top-up", first_response_at: null, team: "a" }),
    log("04:00", { status: "pending", category: null, first_response_at: "2026-11-09 04:00", team: "b" }),
    log("06:00", { status: "solved", category: null, first_response_at: "2026-11-09 06:00", team: null }),
  ];
  const look = "select status, category, team, first_responded_at, updated_at from marts.tickets";

  it("are folded: first reply first, else the latest known value", async () => {
    for (const order of [rows, rows.toReversed()]) {
      expect(await modelled({ "raw.ticket": order }, look, { asOf: AS_OF })).toEqual([
        {
          status: "solved",
          category: "top-up",
          team: "b",
          first_responded_at: "2026-11-09T04:00:00Z",
          updated_at: "2026-11-09T06:00:00Z",
        },
      ]);
    }
  });

  it("count as one version beside whole versions of the same ticket", async () => {
    const whole = { ...asked, updated_at: "2026-11-09 07:00", status: "open", category: "card" };
    const [row] = await modelled({ "raw.ticket": [...rows, whole] }, look, { asOf: AS_OF });
    expect(row).toMatchObject({ status: "open", category: "card" });
  });

  it("after as_of have not happened", async () => {
    const [row] = await modelled({ "raw.ticket": rows }, look, { asOf: "2026-11-09T05:00:00Z" });
    expect(row).toMatchObject({ status: "pending", first_responded_at: "2026-11-09T04:00:00Z" });
  });
});

describe("chats, turns and feedback", () => {
  it("keep the newest version; an attempt without an end is open", async () => {
    const chat = { chat_id: "c", attempted_at: "2026-11-09 02:00" };
    const given: Given = {
      "raw.chat": [
        { ...chat, updated_at: "2026-11-09 02:01" },
        { ...chat, updated_at: "2026-11-09 02:09", outcome: "served", ended_at: "2026-11-09 02:08" },
        { chat_id: "d", attempted_at: "2026-11-09 02:00" },
      ],
      "raw.chat_turn": [
        { chat_id: "c", turn_number: 1, customer_message_at: "2026-11-09 02:00" },
        {
          chat_id: "c",
          turn_number: 1,
          customer_message_at: "2026-11-09 02:00",
          agent_reply_at: "2026-11-09 02:02",
        },
      ],
      "raw.feedback": [
        { feedback_id: "f", created_at: "2026-11-09 02:00", score: 1 },
        { feedback_id: "f", created_at: "2026-11-09 02:00", updated_at: "2026-11-10 02:00", score: 5 },
      ],
    };
    expect(
      await modelled(given, "select outcome from marts.chats order by chat_id", { asOf: AS_OF }),
    ).toEqual([{ outcome: "served" }, { outcome: "open" }]);
    expect(
      await modelled(given, "select agent_reply_at from staging.stg_chat_turns", { asOf: AS_OF }),
    ).toEqual([{ agent_reply_at: "2026-11-09T02:02:00Z" }]);
    expect(await modelled(given, "select score from marts.feedback", { asOf: AS_OF })).toEqual([
      { score: 5 },
    ]);
  });
});
