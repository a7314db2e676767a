import { mkdtempSync, readFileSync, renameSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { dropDeparted } from "../../../pipelines/load/departed.js";
import { loadWorkspace } from "../../../pipelines/load/loadWorkspace.js";
import type { ReportRow } from "../../../pipelines/publish/reportContracts.js";
import { asOfToday } from "../../../pipelines/publish/restatements/earlierHistory.js";
import type { Basis, History } from "../../../pipelines/publish/restatements/history.js";
import { type Brought, broughtSince } from "../../../pipelines/publish/restatements/reasons.js";
import { runStages } from "../../../pipelines/run.js";
import { withWarehouse, workDirectory } from "../../../pipelines/warehouse.js";
import { openWorkspace } from "../../../pipelines/workspace/workspace.js";
import { writeFiles } from "../../helpers/workspaces.js";

type Told = ReportRow<"restatements">;
const HEAD = "ticket_id,created_at,first_response_at,status,channel,category,priority,customer_id";

/** One every two hours from Monday 26 October, each answered after a while that its number tells. */
const ticket = (i: number, answeredAfter = 600 + (i % 17) * 300): string => {
  const created = new Date(Date.UTC(2026, 9, 26, 3) + i * 2 * 3_600_000);
  const answered = new Date(created.getTime() + answeredAfter * 1000);
  return `t${i},${created.toISOString()},${answered.toISOString()},open,email,refund,normal,c${i}`;
};
const range = (from: number, to: number): number[] => Array.from({ length: to - from }, (_, i) => from + i);
const csv = (lines: readonly string[]): string => `${[HEAD, ...lines].join("\n")}\n`;
const first = (): string[] => range(0, 60).map((i) => ticket(i));
/** Of tickets i, when an agent wrote. */
const events = (ids: readonly number[], minutes: number): string =>
  [
    "ticket_id,event_at,kind,actor_kind,value",
    ...ids.map((i) => {
      const at = new Date(Date.UTC(2026, 9, 26, 3) + i * 2 * 3_600_000 + minutes * 60_000);
      return `t${i},${at.toISOString()},status,agent,open`;
    }),
    "",
  ].join("\n");

describe("files that are not what readers were told of", () => {
  let root: string;
  const history = (): History =>
    JSON.parse(readFileSync(path.join(root, "out/.current/published-figures.json"), "utf8")) as History;
  /** What a run tells, of the week of 26 October and its number of tickets or `measure`. */
  async function told(measure: Told["measure"] = "tickets") {
    const before = hasRun ? history().restatements.length : 0;
    const options = { stages: ["load", "build", "publish"] as const, site: false, engine: "duckdb" as const };
    const run = runStages(await openWorkspace(root), { ...options, version: "1" }, () => undefined);
    expect((await run).exitCode).toBe(0);
    hasRun = true;
    return history()
      .restatements.slice(before)
      .find((row) => row.measure === measure && row.week === "2026-W44");
  }
  let hasRun = false;
  const put = (files: Record<string, string>) =>
    writeFiles(
      root,
      Object.fromEntries(Object.entries(files).map(([name, text]) => [`exports/${name}`, text])),
    );
  const QUIET = {
    late_count: 0,
    late_files: null,
    changed_count: 0,
    changed_files: null,
    replaced_changed_count: 0,
    replaced_added_count: 0,
    replaced_gone_count: 0,
    replaced_files: null,
    removed_count: 0,
    removed_files: null,
    uncompared_files: null,
  };

  beforeAll(() => {
    root = mkdtempSync(path.join(tmpdir(), "suara-replaced-"));
    writeFiles(root, { "suara.yaml": "name: Desk\ntime_zone: Asia/Jakarta\n" });
    put({ "a.csv": csv(first()), "b.csv": csv(range(60, 240).map((i) => ticket(i))) });
  });
  afterAll(() => rmSync(root, { recursive: true, force: true }));

  it("are told as replaced, with the records that truly differ, when edited in place", async () => {
    await told();
    const lines = first();
    // Six answered otherwise, one more, two gone; the other fifty-two stand elsewhere in the file and are the same.
    const edited = [
      ...lines.slice(8).reverse(),
      ...range(0, 6).map((i) => ticket(i, 90_000)),
      ticket(1).replace("t1,", "more,"),
    ];
    put({ "a.csv": csv(edited) });
    const replaced = {
      replaced_files: "exports/a.csv",
      replaced_changed_count: 6,
      replaced_added_count: 1,
      replaced_gone_count: 2,
    };
    expect(await told()).toMatchObject({
      ...QUIET,
      published_n: 79,
      n: 78,
      ...replaced,
      is_time_only: false,
    });
    put({ "a.csv": csv(lines) });
    expect(await told("first_response_p90")).toMatchObject({
      ...QUIET,
      replaced_files: "exports/a.csv",
      replaced_changed_count: 6,
      replaced_added_count: 2,
      replaced_gone_count: 1,
    });
  });

  it("are told without a number where nobody knows any more what they held", async () => {
    rmSync(path.join(root, "out/suara.duckdb"));
    put({ "a.csv": csv([...first().slice(0, 50), ticket(5).replace("t5,", "u1,")]) });
    expect(await told()).toMatchObject({ ...QUIET, uncompared_files: "exports/a.csv", is_withheld: false });
    put({ "a.csv": csv(first()) });
    expect(await told()).toMatchObject({
      ...QUIET,
      replaced_files: "exports/a.csv",
      replaced_added_count: 10,
      replaced_gone_count: 1,
    });
  });
});

/** Loads alone, and what the files brought since `before`, for the week of 26 October. */
describe("what files brought since readers were told", () => {
  let root: string;
  const put = (files: Record<string, string>) =>
    writeFiles(
      root,
      Object.fromEntries(Object.entries(files).map(([name, text]) => [`exports/${name}`, text])),
    );
  const remove = (name: string) => rmSync(path.join(root, "exports", name));
  let before: Basis;
  const NONE = { count: 0, files: [] };
  const QUIET: Brought = {
    late: NONE,
    changed: NONE,
    replaced: { changed: 0, added: 0, gone: 0, files: [] },
    removed: NONE,
    uncompared: [],
  };

  /** `isTold`: readers are told of it. */
  async function brought(isTold = true, channel: string | null = null): Promise<Brought> {
    const workspace = await openWorkspace(root);
    return withWarehouse(workspace, async (engine) => {
      await loadWorkspace(engine, workspace, { workDir: workDirectory(workspace) }, () => undefined);
      const figure = { week_start: "2026-10-26", channel };
      const answer = await broughtSince(engine, [figure], before, "Asia/Jakarta");
      if (!isTold) return answer(figure);
      const files = await engine.rows<{ path: string; sha256: string }>(
        "select path, sha256 from raw.files where status = 'loaded'",
      );
      before = { ...before, files: Object.fromEntries(files.map((file) => [file.path, file.sha256])) };
      await dropDeparted(engine, Object.values(before.files));
      return answer(figure);
    });
  }

  beforeEach(async () => {
    root = mkdtempSync(path.join(tmpdir(), "suara-brought-"));
    writeFiles(root, { "suara.yaml": "name: Desk\ntime_zone: Asia/Jakarta\n" });
    put({ "a.csv": csv(first()), "b.csv": csv(range(60, 240).map((i) => ticket(i))) });
    before = { asOf: "", version: "1", settings: "", forgotten: "", files: {} };
    await brought();
  });
  afterEach(() => rmSync(root, { recursive: true, force: true }));

  it("is compared with what they saw, however often it was loaded since", async () => {
    put({ "a.csv": csv(first().slice(0, 30)) });
    await brought(false);
    put({ "a.csv": csv([...first().slice(0, 57), ...range(300, 304).map((i) => ticket(i))]) });
    await brought(false);
    expect(await brought()).toEqual({
      ...QUIET,
      replaced: { changed: 0, added: 0, gone: 3, files: ["exports/a.csv"] },
    });
    // And after that with what they see now.
    put({ "a.csv": csv(first()) });
    expect((await brought()).replaced).toEqual({ changed: 0, added: 3, gone: 0, files: ["exports/a.csv"] });
    expect(await brought()).toEqual(QUIET);
  });

  it("is late where a file's name is new, and nothing where only its name is", async () => {
    put({ "late.csv": csv([ticket(2).replace("t2,", "l1,"), ticket(9), ticket(10, 95_000)]) });
    expect(await brought()).toEqual({
      ...QUIET,
      late: { count: 1, files: ["exports/late.csv"] },
      // What it repeats has not changed.
      changed: { count: 1, files: ["exports/late.csv"] },
    });
    renameSync(path.join(root, "exports/a.csv"), path.join(root, "exports/renamed.csv"));
    expect(await brought()).toEqual(QUIET);
    // Renamed and edited at once: what is there is not gone.
    remove("renamed.csv");
    put({ "other.csv": csv([...first(), ticket(3).replace("t3,", "l2,")]) });
    expect(await brought()).toEqual({ ...QUIET, late: { count: 1, files: ["exports/other.csv"] } });
  });

  it("is gone with a file where no other holds it", async () => {
    put({ "some.csv": csv(first().slice(0, 40)) });
    expect(await brought()).toEqual(QUIET);
    remove("a.csv");
    expect(await brought()).toEqual({ ...QUIET, removed: { count: 20, files: ["exports/a.csv"] } });
    put({ "a.csv": csv(first()) });
    expect(await brought()).toEqual({ ...QUIET, late: { count: 20, files: ["exports/a.csv"] } });
    remove("some.csv");
    expect(await brought()).toEqual(QUIET);
  });

  it("counts a ticket of which an event was changed, and one in both files once", async () => {
    put({ "events.csv": events(range(0, 20), 5) });
    await brought();
    put({ "events.csv": events(range(2, 20), 5), "more.csv": csv([ticket(4).replace("t4,", "m1,")]) });
    expect(await brought()).toEqual({
      ...QUIET,
      late: { count: 1, files: ["exports/more.csv"] },
      replaced: { changed: 2, added: 0, gone: 0, files: ["exports/events.csv"] },
    });
    remove("more.csv");
    remove("events.csv");
    expect(await brought()).toEqual({
      ...QUIET,
      removed: { count: 19, files: ["exports/events.csv", "exports/more.csv"] },
    });
  });

  it("is a record that moved to another week told as changed in both, and of the queue alone that it is of", async () => {
    put({ "a.csv": csv([...first().slice(1), ticket(0).replaceAll("2026-10-26", "2026-10-19")]) });
    expect((await brought()).replaced).toEqual({ changed: 1, added: 0, gone: 0, files: ["exports/a.csv"] });
    put({
      "chats.csv":
        "chat_id,channel,attempted_at\nx1,chat,2026-10-27T03:00:00Z\nx2,phone,2026-10-27T04:00:00Z\n",
    });
    expect((await brought(false, "phone")).late).toEqual({ count: 1, files: ["exports/chats.csv"] });
    expect(await brought()).toEqual(QUIET);
  });

  it("is unknown of a file under a new name where nobody knows what one that is gone held", async () => {
    before = { ...before, files: { ...before.files, "exports/lost.csv": "0" } };
    put({ "new.csv": csv([ticket(7).replace("t7,", "n1,")]) });
    expect(await brought()).toEqual({ ...QUIET, uncompared: ["exports/lost.csv", "exports/new.csv"] });
  });
});

describe("a history of a version that compared no files", () => {
  const old = (files: object) => ({
    version: 1,
    restatements: [
      {
        week: "2026-W44",
        late_count: 12,
        late_files: null,
        changed_count: 0,
        changed_files: null,
        removed_files: null,
        ...files,
      },
    ],
  });
  const now = (files: object) => (asOfToday(old(files)) as History).restatements[0];

  it("keeps what it said of late files, and takes back that a replaced one was late", () => {
    expect(now({ late_files: "exports/l.csv" })).toMatchObject({
      late_count: 12,
      late_files: "exports/l.csv",
      uncompared_files: null,
    });
    expect(
      now({ late_files: "exports/a.csv", removed_files: "exports/a.csv, reference/roster.csv" }),
    ).toMatchObject({
      late_count: 0,
      late_files: null,
      removed_files: null,
      uncompared_files: "exports/a.csv",
      reference_files: "reference/roster.csv",
    });
    expect(asOfToday(null)).toBeNull();
    expect(asOfToday({ version: 3 })).toEqual({ version: 3 });
  });
});
