import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openDuckDb } from "../../../pipelines/engine/duckdb/duckDbEngine.js";
import type { Engine, LocalEngine, Row } from "../../../pipelines/engine/engine.js";
import { FEED_NAMES } from "../../../pipelines/feeds/feed.js";
import { loadThrough, loadWorkspace } from "../../../pipelines/load/loadWorkspace.js";
import { workspaceSchema } from "../../../pipelines/workspace/schema.js";
import { openWorkspace, type Workspace } from "../../../pipelines/workspace/workspace.js";
import { loadFiles } from "../../helpers/loadFiles.js";
import { parkMiller } from "../../helpers/parkMiller.js";
import { withFolder, writeFiles } from "../../helpers/workspaces.js";
import { type MemoryFile, memoryIntake } from "./memoryIntake.js";

let dir = "";
beforeAll(async () => {
  dir = await mkdtemp(path.join(tmpdir(), "suara-batches-"));
});
afterAll(() => rm(dir, { recursive: true, force: true }));

const open = (): Promise<LocalEngine> =>
  openDuckDb({ path: ":memory:", allowedDirectories: [dir], timeZone: "Asia/Jakarta", threads: 2 });

const workspace = (): Workspace => ({
  dir,
  outDir: path.join(dir, "out"),
  config: workspaceSchema.parse({ name: "Desk", time_zone: "Asia/Jakarta" }),
});

interface Counted {
  /** Files that were to be typed together. */
  together: number;
  transactions: number;
}

/** The engine, and how many transactions it was asked for. */
function counting(engine: LocalEngine): { engine: LocalEngine; transactions(): number } {
  let count = 0;
  const transaction: LocalEngine["transaction"] = (work) => {
    count++;
    return engine.transaction(work);
  };
  return { engine: { ...engine, transaction }, transactions: () => count };
}

/** Loads the files, in batches or each alone. */
async function load(engine: LocalEngine, files: readonly MemoryFile[], isAlone: boolean): Promise<Counted> {
  const intake = memoryIntake(engine, files);
  let together = 0;
  const counter = counting(engine);
  const watched: typeof intake = {
    ...intake,
    async stage(file, options) {
      const { numbered, ...staged } = await intake.stage(file, options);
      return isAlone || numbered === undefined ? staged : { ...staged, numbered };
    },
    together(tables) {
      together += tables.length;
      return intake.together(tables);
    },
  };
  await loadThrough(watched, counter.engine, workspace(), () => undefined);
  return { together, transactions: counter.transactions() };
}

/** All that was loaded, with the path in place of the id, which is the order of loading. */
async function loaded(engine: Engine): Promise<Record<string, Row[]>> {
  const found: Record<string, Row[]> = {
    files: await engine.rows("select * exclude (file_id) from raw.files order by path"),
  };
  for (const name of [...FEED_NAMES, "rejects"]) {
    found[name] = await engine.rows(
      `select f.path, r.* exclude (file_id) from raw.${name} as r join raw.files as f using (file_id) order by all`,
    );
  }
  return found;
}

const TICKETS = ["ticket_id", "created_at", "status", "channel", "customer_id", "subject"];
const REVIEWS = ["feedback_id", "created_at", "channel", "kind", "score", "text"];
const OTHER = ["what", "ever"];

/** Files of three kinds of header, their records clean, faulty and unreadable by chance. */
function someFiles(seed: number, count: number): MemoryFile[] {
  const next = parkMiller(seed);
  const one = <T>(...of: T[]): T => of[Math.floor(next() * of.length)]!;
  return Array.from({ length: count }, (_, i): MemoryFile => {
    const mostlyClean = next() < 0.6;
    const time = () => (mostlyClean || next() < 0.8 ? "2025-03-01T08:00:00Z" : "last week");
    const header = one(TICKETS, TICKETS, REVIEWS, REVIEWS, OTHER);
    const records = Array.from({ length: Math.floor(next() * 5) }, (_, k) => {
      const id = `${i}-${k}`;
      const status = mostlyClean ? "open" : one("open", "solved", "lost");
      if (header === TICKETS)
        return [id, time(), status, "email", " A@b.co ", one("saldo hilang", " ", null)];
      if (header === REVIEWS)
        return [id, time(), "web", "review", one("1", "5"), one("telp 081234567890", "ok")];
      return ["1", "2"];
    });
    const rejects = next() < 0.2 ? [{ record: 1, column: null, reason: "too_many_columns" }] : [];
    return { path: `exports/${String(i).padStart(3, "0")}.csv`, header, records, rejects };
  });
}

describe("files typed together", () => {
  it.each([11, 12, 13])("leave what each of them leaves alone (desk %i)", async (seed) => {
    const files = someFiles(seed, 40);
    const together = await open();
    const alone = await open();
    const batched = await load(together, files, false);
    const single = await load(alone, files, true);
    expect(batched.together).toBeGreaterThan(20);
    expect(single.together).toBe(0);
    // None of the batches failed and was typed file by file.
    expect(single.transactions - batched.transactions).toBeGreaterThan(20);
    const found = await loaded(together);
    expect(found).toEqual(await loaded(alone));
    expect(found.rejects!.length).toBeGreaterThan(5);
    expect(found.ticket!.length).toBeGreaterThan(10);
    expect(found.feedback!.some((row) => String(row.text).includes("0812"))).toBe(false);
  });

  it("load although one of them is refused, and that one says why", async () => {
    const engine = await open();
    const records = (time: string) => [["1", time, "open", "email", "a", null]];
    const file = (name: string, time: string): MemoryFile => ({
      path: `exports/${name}.csv`,
      header: TICKETS,
      records: records(time),
    });
    const files = [
      file("a", "2025-03-01T08:00:00Z"),
      file("b", "2025-03-02 08:00:00"),
      file("c", "2025-03-03T08:00:00Z"),
    ];
    expect((await load(engine, files, false)).together).toBe(3);
    expect(await engine.rows("select path, status, refusal_code from raw.files order by path")).toEqual([
      { path: "exports/a.csv", status: "loaded", refusal_code: null },
      { path: "exports/b.csv", status: "refused", refusal_code: "no_time_zone" },
      { path: "exports/c.csv", status: "loaded", refusal_code: null },
    ]);
    expect(await engine.value("select count(*) from raw.ticket")).toBe(2);
  });

  it("are no two of which one has less records than were counted and the other more", async () => {
    const engine = await open();
    const files = ["a", "b"].map(
      (name): MemoryFile => ({
        path: `exports/${name}.csv`,
        header: TICKETS,
        records: [[name, "2025-03-01T08:00:00Z", "open", "email", "a", null]],
      }),
    );
    const intake = memoryIntake(engine, files);
    const lying: typeof intake = {
      ...intake,
      async stage(file, options) {
        const staged = await intake.stage(file, options);
        const isFirst = file.path.endsWith("a.csv");
        if (isFirst) await engine.run(`delete from ${staged.relation}`);
        else await engine.run(`insert into ${staged.relation} select * from ${staged.relation}`);
        return staged;
      },
    };
    await loadThrough(lying, engine, workspace(), () => undefined);
    expect(await engine.rows("select path, refusal_code from raw.files order by path")).toEqual([
      { path: "exports/a.csv", refusal_code: "records_unaccounted" },
      { path: "exports/b.csv", refusal_code: "records_unaccounted" },
    ]);
    expect(await engine.value("select count(*) from raw.ticket")).toBe(0);
  });

  it("stay together when read from real files, each with its own reject", async () => {
    await withFolder(async (folder) => {
      const csv = (i: number) =>
        `ticket_id,created_at,status,channel\n${i},2025-01-01T00:00:00Z,open,email\nx,bad,open,email\n`;
      writeFiles(folder, { "suara.yaml": "name: Desk\ntime_zone: Asia/Jakarta\n" });
      for (let i = 0; i < 20; i++) writeFiles(folder, { [`exports/${i}.csv`]: csv(i) });
      const files = await openWorkspace(folder);
      const engine = await openDuckDb({
        path: ":memory:",
        allowedDirectories: [files.dir],
        timeZone: "Asia/Jakarta",
      });
      const counter = counting(engine);
      const workDir = path.join(files.outDir, ".work");
      const { files: accounts } = await loadWorkspace(counter.engine, files, { workDir }, () => undefined);
      await engine.close();
      expect(accounts).toHaveLength(20);
      for (const account of accounts) expect(account).toMatchObject({ accepted: 1, rejected: 1 });
      expect(counter.transactions()).toBeLessThan(accounts.length);
    });
  });

  it("may hold blanks at the edges in one of them only", async () => {
    const csv = (id: string, channel: string) =>
      `ticket_id,created_at,status,channel\n${id},2025-01-01T00:00:00Z,open,${channel}\n`;
    const { tickets, files } = await loadFiles({ "a.csv": csv("1", "email"), "b.csv": csv("2", "  email ") });
    expect(tickets.map((row) => [row.ticket_id, row.channel])).toEqual([
      ["1", "email"],
      ["2", "email"],
    ]);
    expect(files["b.csv"]).toMatchObject({ accepted: 1, rejected: 0 });
  });

  it("take from its path what belongs to each", async () => {
    const csv = (id: string) => `id,at\n${id},2025-01-01T00:00:00Z\n`;
    const { tickets } = await loadFiles(
      { "email-1.csv": csv("1"), "chat-1.csv": csv("2"), "email-2.csv": csv("3") },
      `sources:
  - files: "exports/*.csv"
    feeds:
      - feed: ticket
        fields: { ticket_id: id, created_at: at, status: { constant: open }, channel: { from_path: "([a-z]+)-" } }
`,
    );
    expect(tickets.map((row) => [row.ticket_id, row.channel])).toEqual([
      ["1", "email"],
      ["2", "chat"],
      ["3", "email"],
    ]);
  });
});
