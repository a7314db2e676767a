import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openDuckDb } from "../../../pipelines/engine/duckdb/duckDbEngine.js";
import type { LocalEngine } from "../../../pipelines/engine/engine.js";
import { FEEDS } from "../../../pipelines/feeds/index.js";
import { loadThrough } from "../../../pipelines/load/loadWorkspace.js";
import { untoldVersionNotes } from "../../../pipelines/load/untoldVersions.js";
import { rankable, versionOrder } from "../../../pipelines/load/versions.js";
import { workspaceSchema } from "../../../pipelines/workspace/schema.js";
import { type MemoryFile, memoryIntake } from "./memoryIntake.js";

let dir = "";
beforeAll(async () => {
  dir = await mkdtemp(path.join(tmpdir(), "suara-versions-"));
});
afterAll(() => rm(dir, { recursive: true, force: true }));

const open = (): Promise<LocalEngine> =>
  openDuckDb({ path: ":memory:", allowedDirectories: [dir], timeZone: "Asia/Jakarta", threads: 1 });

async function load(engine: LocalEngine, files: readonly MemoryFile[]): Promise<void> {
  const config = workspaceSchema.parse({ name: "Desk", time_zone: "Asia/Jakarta" });
  const workspace = { dir, outDir: path.join(dir, "out"), config };
  await loadThrough(memoryIntake(engine, files), engine, workspace, () => undefined);
}

const HEADER = ["ticket_id", "created_at", "status", "channel"];
type Cells = string[];
const version = (status: string): Cells => ["1", "2025-01-01T00:00:00Z", status, "email"];
const untold = (name: string, ...records: Cells[]): MemoryFile => ({
  path: `exports/${name}`,
  header: HEADER,
  records,
});

/** That of the surviving version of ticket 1. */
const status = (engine: LocalEngine) =>
  engine.value<string>(`select status from (${rankable(FEEDS.ticket, "raw.ticket")}) where ticket_id = '1'
    qualify row_number() over (order by ${versionOrder(FEEDS.ticket)}) = 1`);

describe("versions that do not say when they were changed", () => {
  const newest: Cells = ["2", "2025-01-05T00:00:00Z", "open", "web"];
  const first = version("solved");
  const again = version("open");

  it("are taken from the export with the newest ticket, and the load says so", async () => {
    const engine = await open();
    await load(engine, [untold("b.csv", first), untold("a.csv", again, newest)]);
    expect(await status(engine)).toBe("open");
    expect(await engine.rows("select path, superseded from raw.files order by path")).toEqual([
      { path: "exports/a.csv", superseded: 0 },
      { path: "exports/b.csv", superseded: 1 },
    ]);
    const [note, ...others] = await untoldVersionNotes(engine);
    expect(others).toEqual([]);
    expect(note?.text).toMatch(/^1 ticket came .*\(exports\/a\.csv: 1\): map .* updated_at$/);
  });

  it("are taken from the last name where exports reach equally far, after a renaming too", async () => {
    const engine = await open();
    await load(engine, [untold("8.csv", first, newest), untold("15.csv", again, newest)]);
    expect(await status(engine)).toBe("open");
    await load(engine, [untold("20.csv", first, newest), untold("15.csv", again, newest)]);
    expect(await status(engine)).toBe("solved");
    expect(await engine.value("select superseded from raw.files where path = 'exports/15.csv'")).toBe(2);
    expect(
      await engine.value("select count(*) from raw.forgotten where reader = 'models' and key = '1'"),
    ).toBe(1);
  });

  it("are nothing to speak of where they agree, or where each says when it was changed", async () => {
    const same = await open();
    await load(same, [untold("a.csv", first), untold("b.csv", first, newest)]);
    expect(await untoldVersionNotes(same)).toEqual([]);
    const told = await open();
    // A record that was never changed may say nothing, in an export whose others do.
    const changed = (name: string, ...records: Cells[]): MemoryFile => ({
      ...untold(name, ...records),
      header: [...HEADER, "updated_at"],
    });
    await load(told, [
      changed("a.csv", [...again, "2025-01-02T00:00:00Z"]),
      changed("b.csv", [...first, ""], ["9", "2025-01-09T00:00:00Z", "new", "web", "2025-01-09T00:00:00Z"]),
    ]);
    expect(await status(told)).toBe("open");
    expect(await untoldVersionNotes(told)).toEqual([]);
  });
});
