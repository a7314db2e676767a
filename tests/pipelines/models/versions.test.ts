import { createHash } from "node:crypto";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { describe, expect, it } from "vitest";
import { exportModels } from "../../../pipelines/models/exportModels.js";
import { readModels } from "../../../pipelines/models/modelFile.js";
import { smallDesk } from "./smallDesk.js";
import { build, type Given, insert, modelled, type Options, openWarehouse } from "./warehouse.js";

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

/** SHA-256 of every exported file. */
async function exportHashes(given: Given, options: Options, bulk = ""): Promise<Record<string, string>> {
  const directory = mkdtempSync(path.join(os.tmpdir(), "suara-models-"));
  const engine = await openWarehouse({
    ...options,
    directories: [directory],
    tempDirectory: `${directory}/spill`,
  });
  try {
    await insert(engine, given);
    if (bulk !== "") await engine.run(bulk);
    await build(engine, { asOf: AS_OF });
    const files = await exportModels(engine, directory);
    return Object.fromEntries(
      files.map((file) => [
        path.relative(directory, file),
        createHash("sha256").update(readFileSync(file)).digest("hex"),
      ]),
    );
  } finally {
    await engine.close();
    rmSync(directory, { recursive: true });
  }
}

describe("the same data gives the same bytes", () => {
  it("in any order, in pieces, or twice", async () => {
    const expected = await exportHashes(smallDesk, {});
    const tables = Object.keys(expected).map((file) =>
      file.replace(/^marts.(tickets|chats|feedback|mentions).\d{4}-\d{2}-\d{2}/, "$1"),
    );
    const exported = (await readModels()).filter(({ layer }) => layer === "marts" || layer === "reports");
    expect(new Set(tables).size).toBe(exported.length);
    const shuffled = Object.fromEntries(
      Object.entries(smallDesk).map(([name, rows]) => [
        name,
        [...rows.slice(100), ...rows.slice(0, 100)].reverse(),
      ]),
    );
    expect(await exportHashes(shuffled, {})).toEqual(expected);
    const twice = Object.fromEntries(
      Object.entries(smallDesk).map(([name, rows]) => [name, [...rows, ...rows]]),
    );
    expect(await exportHashes(twice, {})).toEqual(expected);
  });

  it("with any number of threads, memory limit and machine zone", async () => {
    const bulk = `insert into raw.ticket (file_id, record_no, is_log_row, ticket_id, created_at, first_response_at, status, channel, category)
      select 1, i, false, 'b' || i, timestamp '2026-09-01' + to_seconds(cast(i * 20 as bigint)),
        case when i % 9 > 0 then timestamp '2026-09-01' + to_seconds(cast(i * 20 + (i * i) % 90001 as bigint)) end,
        'open', ['chat', 'web', 'email'][cast(1 + i % 3 as bigint)], 'k' || (i % 5) from range(140000) t(i)`;
    const expected = await exportHashes({}, { threads: 1 }, bulk);
    expect(await exportHashes({}, { threads: 2, memoryLimit: "300MB" }, bulk)).toEqual(expected);
    const zone = process.env.TZ;
    process.env.TZ = "Pacific/Apia";
    try {
      expect(await exportHashes({}, { threads: 4, memoryLimit: "2GB" }, bulk)).toEqual(expected);
    } finally {
      process.env.TZ = zone;
    }
  });
});
