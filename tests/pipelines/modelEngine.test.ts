import { describe, expect, it } from "vitest";
import { openDuckDb } from "../../pipelines/engine/duckdb/duckDbEngine.js";
import type { Engine } from "../../pipelines/engine/engine.js";
import { withModelEngine } from "../../pipelines/modelEngine.js";
import { openWorkspace } from "../../pipelines/workspace/workspace.js";
import { withFolder, writeFiles } from "../helpers/workspaces.js";

/** What DuckDB's checks say of a database with these tables. */
async function checksOver(tables: readonly string[]) {
  return withFolder(async (folder) => {
    writeFiles(folder, { "suara.yaml": "name: Desk\ntime_zone: Asia/Jakarta\n" });
    const workspace = await openWorkspace(folder);
    const duckDb: Engine = await openDuckDb({
      path: ":memory:",
      allowedDirectories: [],
      timeZone: "UTC",
      threads: 1,
    });
    try {
      for (const table of tables) {
        await duckDb.run(`create schema if not exists ${table.split(".")[0]}`);
        await duckDb.run(`create table ${table} (ticket_id VARCHAR)`);
      }
      return await withModelEngine("duckdb", duckDb, workspace, (models) => models.check());
    } finally {
      await duckDb.close();
    }
  });
}

describe("checks on DuckDB", () => {
  it("are refused, with the command that works, where ClickHouse built the models", async () => {
    await expect(checksOver(["raw.ticket", "marts.tickets", "reports.coverage"])).rejects.toMatchObject({
      code: "built_on_clickhouse",
      exitCode: 64,
      fix: expect.stringContaining("suara publish --engine clickhouse"),
    });
  });

  it("run where DuckDB built them, and where nothing is built", async () => {
    expect((await checksOver(["staging.stg_tickets", "marts.tickets"])).length).toBeGreaterThan(0);
    expect((await checksOver(["raw.ticket"])).length).toBeGreaterThan(0);
  });
});
