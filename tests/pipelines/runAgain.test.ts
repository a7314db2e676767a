import { beforeAll, describe, expect, it, vi } from "vitest";
import type { LocalEngine } from "../../pipelines/engine/engine.js";
import { QueryError } from "../../pipelines/errors.js";
import { type RunOptions, runStages } from "../../pipelines/run.js";
import { withWarehouse } from "../../pipelines/warehouse.js";
import { openWorkspace } from "../../pipelines/workspace/workspace.js";
import { useRealClock } from "../helpers/pinClock.js";
import { withFolder, writeFiles } from "../helpers/workspaces.js";

beforeAll(useRealClock);

/** Whether the next check of a run is short of memory. */
let isShort = false;
vi.mock("../../pipelines/checks/runChecks.js", async (original) => {
  const real = await original<typeof import("../../pipelines/checks/runChecks.js")>();
  return {
    ...real,
    runChecks: (engine: LocalEngine) => {
      if (!isShort) return real.runChecks(engine);
      isShort = false;
      throw new QueryError(
        "select 1",
        new Error("Out of Memory Error: failed to allocate data of size 128.0 MiB"),
      );
    },
  };
});

const YAML = "name: Desk\ntime_zone: Asia/Jakarta\nengine: { threads: 2 }\n";
const OPTIONS: RunOptions = { stages: ["load", "build"], site: false, engine: "duckdb", version: "0" };

describe("a run that is short of memory", () => {
  it("begins again with everything anew, which an update's run does not do", async () => {
    await withFolder(async (folder) => {
      const ticket = "ticket_id,created_at,status,channel\n1,2026-11-01T20:00:00Z,new,chat\n";
      writeFiles(folder, { "suara.yaml": YAML, "exports/t.csv": ticket });
      const workspace = await openWorkspace(folder);
      const told: string[] = [];
      const run = async (): Promise<void> => {
        const { exitCode } = await runStages(workspace, OPTIONS, (text) => told.push(text));
        expect(exitCode).toBe(0);
      };
      const versions = (): Promise<number> =>
        withWarehouse(workspace, (engine) =>
          engine.value<number>("select count(*) from marts.tickets where app_version = 'by hand'"),
        );
      await run();
      await withWarehouse(workspace, (engine) =>
        engine.run("update marts.tickets set app_version = 'by hand'"),
      );
      await run();
      expect(await versions()).toBe(1);
      expect(told.filter((text) => text.includes("again"))).toEqual([]);

      isShort = true;
      await run();
      expect(await versions()).toBe(0);
      expect(told.filter((text) => text.includes("again"))).toEqual([
        "beginning again with one thread, everything anew: engine.memory_limit is too little (more of it is quicker)",
      ]);
    });
  });
});
