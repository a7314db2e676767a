import { existsSync, mkdirSync, writeFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, it } from "vitest";
import { readWarehouse, withWarehouse } from "../../pipelines/warehouse.js";
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

  it("is not there before the first run, which is said with what to do", async () => {
    await withFolder(async (directory) => {
      writeFiles(directory, { "suara.yaml": SETTINGS });
      const workspace = await openWorkspace(directory);
      await expect(readWarehouse(workspace, async () => 1)).rejects.toMatchObject({
        code: "no_database",
        fix: "run: suara run",
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
        expect(await open(workspace, async () => existsSync(left))).toBe(false);
      }
    });
  });
});
