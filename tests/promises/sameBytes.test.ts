import { createHash } from "node:crypto";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { describe, expect, it } from "vitest";
import { exportModels } from "../../pipelines/models/exportModels.js";
import { readModels } from "../../pipelines/models/modelFile.js";
import { smallDesk } from "../pipelines/models/smallDesk.js";
import { build, type Given, insert, type Options, openWarehouse } from "../pipelines/models/warehouse.js";

const AS_OF = "2026-11-16T00:00:00Z";

/** SHA-256 of every exported file. */
async function exportHashes(
  given: Given,
  options: Options,
  bulk: readonly string[] = [],
): Promise<Record<string, string>> {
  const directory = mkdtempSync(path.join(os.tmpdir(), "suara-models-"));
  const engine = await openWarehouse({
    ...options,
    directories: [directory],
    tempDirectory: `${directory}/spill`,
  });
  try {
    await insert(engine, given);
    for (const statement of bulk) await engine.run(statement);
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
      file.replace(
        /^marts.(tickets|chats|feedback|mentions|theme_cells|theme_picks).\d{4}-\d{2}-\d{2}/,
        "$1",
      ),
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
    const tickets = `insert into raw.ticket (file_id, record_no, is_log_row, ticket_id, created_at, first_response_at, status, channel, category)
      select 1, i, false, 'b' || i, timestamp '2026-09-01' + to_seconds(cast(i * 20 as bigint)),
        case when i % 9 > 0 then timestamp '2026-09-01' + to_seconds(cast(i * 20 + (i * i) % 90001 as bigint)) end,
        'open', ['chat', 'web', 'email'][cast(1 + i % 3 as bigint)], 'k' || (i % 5) from range(140000) t(i)`;
    // Of 40 versions three fail to connect more often, by how much is in each of their contacts.
    const chats = `insert into raw.chat (file_id, record_no, is_log_row, chat_id, channel, attempted_at, ended_at, outcome, app_version)
      select 1, i, false, 'c' || i, 'chat', began, began, case when (i * i) % 11 < 1 + 4 * cast(v < 3 as integer) then 'failed' else 'abandoned' end, '1.' || v
      from (select i, (i * 7 + i // 900) % 40 as v, timestamp '2026-09-01' + to_seconds(cast(i * 90 as bigint)) as began from range(60000) t(i))`;
    const bulk = [tickets, chats];
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
