import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, it } from "vitest";
import type { Engine } from "../../pipelines/engine/engine.js";
import { QueryError } from "../../pipelines/errors.js";
import { explainSystem } from "../../pipelines/systemErrors.js";
import {
  databaseFile,
  readWarehouse,
  withSparingWarehouse,
  withWarehouse,
} from "../../pipelines/warehouse.js";
import { openWorkspace } from "../../pipelines/workspace/workspace.js";
import { withFolder, writeFiles } from "../helpers/workspaces.js";

const SETTINGS =
  "name: Desk\ntime_zone: Asia/Jakarta\nengine: { memory_limit: 1GB, threads: 1 }\nsources: []\n";

describe("the workspace's database", () => {
  it("counts less than the limit as its own, so that the whole process stays near it", async () => {
    await withFolder(async (directory) => {
      writeFiles(directory, { "suara.yaml": SETTINGS });
      const workspace = await openWorkspace(directory);
      const [row] = await withWarehouse(workspace, (engine) =>
        engine.rows(
          "select current_setting('memory_limit') as memory, current_setting('threads') as threads",
        ),
      );
      expect(row).toEqual({ memory: "563.1 MiB", threads: 1 });
    });
  });

  it("is opened again with one thread where the memory is too little for several, and not for anything else", async () => {
    await withFolder(async (directory) => {
      writeFiles(directory, { "suara.yaml": SETTINGS.replace("threads: 1", "threads: 2") });
      const workspace = await openWorkspace(directory);
      const short = new QueryError(
        "create or replace table marts.t as select 1",
        new Error("Out of Memory Error: failed"),
      );
      const begun = async (
        thrown: (threads: number) => Error | null,
      ): Promise<[number[], boolean, unknown]> => {
        const threads: number[] = [];
        let isTold = false;
        const work = async (engine: Engine, isAgain: boolean) => {
          expect(isAgain).toBe(isTold);
          const given = await engine.value<number>("select current_setting('threads')");
          threads.push(given);
          const error = thrown(given);
          if (error !== null) throw error;
        };
        const error = await withSparingWarehouse(workspace, work, () => {
          isTold = true;
        }).catch((one: unknown) => one);
        return [threads, isTold, error];
      };
      expect(await begun((threads) => (threads > 1 ? short : null))).toEqual([[2, 1], true, undefined]);
      expect(await begun(() => short)).toEqual([[2, 1], true, short]);
      const other = new Error("another");
      expect(await begun(() => other)).toEqual([[2], false, other]);
      writeFiles(directory, { "suara.yaml": SETTINGS });
      const single = await openWorkspace(directory);
      await expect(withSparingWarehouse(single, () => Promise.reject(short), expect.fail)).rejects.toBe(
        short,
      );
    });
  });

  it("is not there before the first run, which is said with what to do", async () => {
    await withFolder(async (directory) => {
      writeFiles(directory, { "suara.yaml": SETTINGS });
      const workspace = await openWorkspace(directory);
      await expect(readWarehouse(workspace, async () => 1)).rejects.toMatchObject({
        code: "no_database",
        fix: "put exports into its exports/, then: suara run",
      });
    });
  });

  it("is told apart when it is damaged or another program's: delete it, run again", async () => {
    await withFolder(async (folder) => {
      // A folder of this name must not be taken for the log that DuckDB writes ahead.
      const directory = path.join(folder, "WAL corrupt");
      writeFiles(directory, { "suara.yaml": SETTINGS });
      const workspace = await openWorkspace(directory);
      await withWarehouse(workspace, (engine) =>
        engine.run("create table t as select range as a from range(100000)"),
      );
      const whole = readFileSync(databaseFile(workspace));
      const changed = Buffer.from(whole).fill(7, 4096, 20_000);
      const texts = {
        text: Buffer.from("ticket_id\n1\n"),
        empty: Buffer.alloc(0),
        sqlite: Buffer.from(`SQLite format 3\0${"x".repeat(5000)}`),
      };
      for (const bytes of [changed, whole.subarray(0, 5000), ...Object.values(texts)]) {
        writeFileSync(databaseFile(workspace), bytes);
        await expect(withWarehouse(workspace, async () => 1)).rejects.toMatchObject({
          code: "database_damaged",
          fix: expect.stringContaining("delete out/suara.duckdb"),
        });
      }
      rmSync(databaseFile(workspace));
      mkdirSync(databaseFile(workspace));
      const inTheWay = await withWarehouse(workspace, async () => 1).catch(explainSystem);
      expect(inTheWay).toMatchObject({
        message: expect.stringContaining("it is a folder where a file is needed"),
      });
    });
  });

  it("clears what a killed run left before anything else is done, whatever the command", async () => {
    await withFolder(async (directory) => {
      writeFiles(directory, { "suara.yaml": SETTINGS });
      const workspace = await openWorkspace(directory);
      for (const open of [withWarehouse, readWarehouse]) {
        const left = path.join(workspace.outDir, ".work", "all.zip", "tickets.csv");
        mkdirSync(path.dirname(left), { recursive: true });
        writeFileSync(left, "text\nsaya Siti");
        // Reading goes no further where nothing was ever loaded.
        await open(workspace, async () => 1).catch(() => undefined);
        expect(existsSync(left)).toBe(false);
      }
    });
  });
});
