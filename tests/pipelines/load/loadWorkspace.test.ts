import { mkdtemp, readFile, rm, stat } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openDuckDb } from "../../../pipelines/engine/duckdb/duckDbEngine.js";
import type { Engine, LocalEngine } from "../../../pipelines/engine/engine.js";
import { FileRefused } from "../../../pipelines/errors.js";
import { FEEDS } from "../../../pipelines/feeds/index.js";
import { fileAccounts } from "../../../pipelines/load/accounts.js";
import { type LoadSummary, loadThrough } from "../../../pipelines/load/loadWorkspace.js";
import { rankable, versionOrder } from "../../../pipelines/load/versions.js";
import { workspaceSchema } from "../../../pipelines/workspace/schema.js";
import type { Workspace } from "../../../pipelines/workspace/workspace.js";
import { type MemoryFile, memoryIntake } from "./memoryIntake.js";

let dir = "";
beforeAll(async () => {
  dir = await mkdtemp(path.join(tmpdir(), "suara-load-"));
});
afterAll(() => rm(dir, { recursive: true, force: true }));

const workspace = (settings: object = {}): Workspace => ({
  dir,
  outDir: path.join(dir, "out"),
  config: workspaceSchema.parse({ name: "Desk", time_zone: "Asia/Jakarta", ...settings }),
});

const open = (): Promise<LocalEngine> =>
  openDuckDb({ path: ":memory:", allowedDirectories: [dir], timeZone: "Asia/Jakarta", threads: 2 });

const load = (
  engine: LocalEngine,
  files: readonly MemoryFile[],
  settings: object = {},
): Promise<LoadSummary> =>
  loadThrough(memoryIntake(engine, files), engine, workspace(settings), () => undefined);

const HEADER = ["ticket_id", "created_at", "updated_at", "status", "channel", "customer_id"];
type Record6 = (string | null)[];
const version = (id: string, updated: string, status: string): Record6 => [
  id,
  "2025-01-01T00:00:00Z",
  updated,
  status,
  "email",
  "a@example.com",
];
const table = (name: string, records: Record6[], over: Partial<MemoryFile> = {}): MemoryFile => ({
  path: `exports/${name}`,
  header: HEADER,
  records,
  ...over,
});

/** The surviving version of each ticket, without where it came from. */
const survivors = (engine: Engine) =>
  engine.rows(`select * exclude (file_id, record_no, file_path, reached_at, untold_order, untold_place)
    from (${rankable(FEEDS.ticket, "raw.ticket")})
    qualify row_number() over (partition by ticket_id order by ${versionOrder(FEEDS.ticket)}) = 1 order by ticket_id`);

describe("accounting", () => {
  it("tells of every file what became of its records", async () => {
    const engine = await open();
    const { files, refused } = await load(engine, [
      table(
        "a.csv",
        [version("1", "2025-01-02T00:00:00Z", "open"), version("2", "bad", "nope"), version("3", "", "open")],
        {
          rejects: [{ record: 1, column: null, reason: "too_many_columns" }],
        },
      ),
      table("b.csv", [version("1", "2025-01-03T00:00:00Z", "solved")]),
      table("c.csv", [], {
        refused: new FileRefused("damaged", "exports/c.csv", "cut short", "export it again"),
      }),
      table("d.csv", [["1"]], { header: ["what"] }),
    ]);
    expect(refused).toBe(2);
    expect(files).toMatchObject([
      {
        path: "exports/a.csv",
        format: "canonical",
        feed: "ticket",
        status: "loaded",
        refusal: null,
        records: 4,
        accepted: 2,
        rejected: 2,
        unused: 0,
        superseded: 1,
        reasons: { too_many_columns: 1, not_a_time: 1, not_in_list: 1 },
      },
      { path: "exports/b.csv", records: 1, accepted: 1, rejected: 0, superseded: 0, reasons: {} },
      { path: "exports/c.csv", status: "refused", refusal: "cut short\nexport it again", records: 0 },
      { path: "exports/d.csv", status: "refused", refusal: expect.stringContaining("no known export") },
    ]);
    const csv = await readFile(path.join(dir, "out", "rejects.csv"), "utf8");
    expect(csv.split("\n")).toEqual([
      "file,record,column,reason",
      "exports/a.csv,1,,too_many_columns",
      "exports/a.csv,3,status,not_in_list",
      "exports/a.csv,3,updated_at,not_a_time",
      "exports/c.csv,,,damaged",
      "exports/d.csv,,,unknown_format",
      "",
    ]);
  });

  it("reads and counts ignored files, and maps the others by the first entry that fits", async () => {
    // The globs look at the disk, so the files' names must stand there.
    const { mkdir, writeFile } = await import("node:fs/promises");
    await mkdir(path.join(dir, "exports", "crm"), { recursive: true });
    for (const name of ["crm/x.csv", "skip.csv", "all.zip"])
      await writeFile(path.join(dir, "exports", name), "");
    const engine = await open();
    const { files } = await load(
      engine,
      [
        table("crm/x.csv", [["7", "03/04/2025 10:00"]], { header: ["No", "When"] }),
        table("skip.csv", [["1"], ["2"]], { header: ["anything"] }),
        table("all.zip!in/tickets_1.csv", [["8", "04/04/2025 10:00"]], { header: ["No", "When"] }),
      ],
      {
        sources: [
          { files: "exports/skip.csv", ignore: "holds no contacts" },
          {
            files: ["exports/crm/*.csv", "exports/all.zip!**/tickets*.csv"],
            time_zone: "Asia/Jakarta",
            feeds: [
              {
                feed: "ticket",
                fields: {
                  ticket_id: "No",
                  created_at: { column: "When", formats: ["%d/%m/%Y %H:%M"] },
                  status: { constant: "open" },
                  channel: { constant: "email" },
                },
              },
            ],
          },
          { files: "exports/**", ignore: "never reached" },
        ],
      },
    );
    expect(files).toMatchObject([
      { path: "exports/all.zip!in/tickets_1.csv", format: "mapped", accepted: 1, unused: 0 },
      { path: "exports/crm/x.csv", format: "mapped", feed: "ticket", accepted: 1, unused: 0 },
      { path: "exports/skip.csv", status: "ignored", feed: null, records: 2, accepted: 2, unused: 2 },
    ]);
    expect(await engine.value("select count(*) from raw.ticket")).toBe(2);
    await rm(path.join(dir, "exports"), { recursive: true });
  });

  it("joins the metric sets of a Zendesk page to its tickets and accounts for both lists", async () => {
    const engine = await open();
    const { files } = await load(engine, [
      {
        path: "exports/page.json",
        header: ["id", "created_at", "updated_at", "status", "via.channel", "requester_id"],
        records: [
          ["1", "2025-01-01T00:00:00Z", "2025-01-02T00:00:00Z", "solved", "web", "9"],
          ["2", "2025-01-01T00:00:00Z", "2025-01-02T00:00:00Z", "open", "email", "9"],
        ],
        lists: {
          metric_sets: {
            header: ["id", "ticket_id", "solved_at", "replies"],
            records: [
              ["5", "1", "2025-01-01T12:00:00Z", "2"],
              ["6", "99", null, "1"],
            ],
          },
        },
      },
    ]);
    expect(files).toMatchObject([
      { path: "exports/page.json", format: "zendesk_tickets", status: "loaded", records: 2, accepted: 2 },
      { path: "exports/page.json#metric_sets", status: "joined", records: 2, accepted: 2, unused: 1 },
    ]);
    expect(await survivors(engine)).toMatchObject([
      { ticket_id: "1", solved_at: "2025-01-01T12:00:00Z", reply_count: 2 },
      { ticket_id: "2", solved_at: null, reply_count: null },
    ]);
  });

  it("loads reference tables in the desk's zone", async () => {
    const engine = await open();
    const { files } = await load(engine, [
      {
        path: "reference/holidays.csv",
        header: ["Date", "Name", "Kind"],
        records: [
          ["2025-03-31", "Idul Fitri", "public"],
          ["31/03/2025", "x", null],
        ],
      },
      {
        path: "reference/promotions.csv",
        header: ["name", "starts_at", "ends_at"],
        records: [["11.11", "2025-11-11 00:00:00", "2025-11-12"]],
      },
      { path: "reference/holiday.csv", header: ["date"], records: [] },
    ]);
    expect(files).toMatchObject([
      {
        path: "reference/holiday.csv",
        status: "refused",
        refusal: expect.stringContaining('did you mean "holidays"?'),
      },
      {
        path: "reference/holidays.csv",
        format: "reference",
        feed: "ref.holidays",
        accepted: 1,
        rejected: 1,
        reasons: { not_a_date: 1 },
      },
      { path: "reference/promotions.csv", accepted: 1 },
    ]);
    expect(await engine.rows("select * from ref.promotions")).toMatchObject([
      { name: "11.11", starts_at: "2025-11-10T17:00:00Z", ends_at: "2025-11-11T17:00:00Z", channel: null },
    ]);
    expect(await engine.value("select count(*) from ref.roster")).toBe(0);
  });
});

describe("loading again", () => {
  const monday = table("mon.csv", [version("1", "2025-01-02T00:00:00Z", "open")]);
  const tuesday = table("tue.csv", [version("1", "2025-01-03T00:00:00Z", "solved")]);

  it("changes nothing, and reads nothing", async () => {
    const engine = await open();
    await load(engine, [monday, tuesday]);
    const before = await engine.rows("select * from raw.ticket order by file_id");
    const again = await load(engine, [monday, tuesday]);
    expect(again.read).toBe(0);
    expect(await engine.rows("select * from raw.ticket order by file_id")).toEqual(before);
  });

  it("reads what is new, forgets what is gone, follows a renamed file and a changed mapping", async () => {
    const engine = await open();
    await load(engine, [monday]);
    expect((await load(engine, [monday, tuesday])).read).toBe(1);
    expect((await load(engine, [{ ...monday, path: "exports/renamed.csv" }, tuesday])).read).toBe(0);
    const gone = await load(engine, [tuesday]);
    expect(gone.files.map((file) => file.path)).toEqual(["exports/tue.csv"]);
    expect(await engine.value("select count(*) from raw.ticket")).toBe(1);
    expect((await load(engine, [{ ...tuesday, records: [version("9", "", "open")] }])).read).toBe(1);
    expect(await survivors(engine)).toMatchObject([{ ticket_id: "9" }]);
  });

  it("takes the same content under two names once", async () => {
    const engine = await open();
    const twice = [monday, { ...monday, path: "exports/copy.csv" }];
    const { files } = await load(engine, twice);
    expect(files).toMatchObject([
      { path: "exports/copy.csv", status: "loaded", superseded: 0 },
      { path: "exports/mon.csv", status: "duplicate", records: 1, accepted: 1, superseded: 1 },
    ]);
    expect(await engine.value("select count(*) from raw.ticket")).toBe(1);
    await load(engine, twice.slice(0, 1));
    expect((await fileAccounts(engine)).map((file) => [file.path, file.status])).toEqual([
      ["exports/mon.csv", "loaded"],
    ]);
  });

  it("keeps the person's key private and the same", async () => {
    const file = path.join(dir, ".suara-key");
    const key = await readFile(file, "utf8");
    expect(key).toMatch(/^[0-9a-f]{64}\n$/);
    expect((await stat(file)).mode & 0o777).toBe(0o600);
    await load(await open(), [monday]);
    expect(await readFile(file, "utf8")).toBe(key);
  });
});

describe("order, pieces and repetitions", () => {
  it("never change the surviving rows", async () => {
    const record = fc
      .tuple(
        fc.integer({ min: 1, max: 6 }),
        fc.integer({ min: 1, max: 4 }),
        fc.constantFrom("open", "solved", "pending"),
      )
      .map(([id, day, status]) => version(String(id), `2025-02-0${day}T00:00:00Z`, status));
    await fc.assert(
      fc.asyncProperty(
        fc.array(record, { minLength: 1, maxLength: 25 }),
        fc.array(fc.nat(), { minLength: 50, maxLength: 50 }),
        async (records, dice) => {
          const whole = await open();
          await load(whole, [table("all.csv", records)]);
          const pieces: Record6[][] = [[], [], [], []];
          [...records, ...records.slice(0, (dice[49] ?? 0) % 5)].forEach((one, i) => {
            const piece = pieces[(dice[i % 49] ?? 0) % 4] ?? [];
            if ((dice[(i + 7) % 49] ?? 0) % 2 === 0) piece.push(one);
            else piece.unshift(one);
          });
          const parts = await open();
          const { files } = await load(
            parts,
            pieces.map((piece, i) => table(`${(dice[i] ?? 0) % 9}-${i}.csv`, piece)),
          );
          expect(await survivors(parts)).toEqual(await survivors(whole));
          const kept = files.reduce((sum, file) => sum + file.accepted - file.superseded, 0);
          expect(kept).toBe(new Set(records.map((one) => one[0])).size);
          await Promise.all([whole.close(), parts.close()]);
        },
      ),
      { numRuns: 15, seed: 7 },
    );
  });
});

describe("whether a file says when its tickets were first answered", () => {
  it("is known of each, and where it does not and no message does, of its channels", async () => {
    const engine = await open();
    const told = table("told.csv", [["9", "2025-01-01T00:00:00Z", null, "open", "web", "c"]]);
    const events: MemoryFile = {
      path: "exports/events.csv",
      header: ["ticket_id", "event_at", "kind"],
      records: [["1", "2025-01-01T00:00:00Z", "public_reply"]],
    };
    const untold = table("untold.csv", [
      version("1", "2025-01-02T00:00:00Z", "open"),
      version("2", "2025-01-02T00:00:00Z", "open").with(4, "social"),
    ]);
    await load(engine, [
      {
        ...told,
        header: [...HEADER, "first_response_at"],
        records: told.records.map((row) => [...row, null]),
      },
      untold,
      events,
    ]);
    expect(await engine.rows("select path, tells_first_response from raw.files order by path")).toEqual([
      { path: "exports/events.csv", tells_first_response: null },
      { path: "exports/told.csv", tells_first_response: true },
      { path: "exports/untold.csv", tells_first_response: false },
    ]);
    expect(await engine.rows("select tells_first_response, channel from ref.untold_answers")).toEqual([
      { tells_first_response: false, channel: "social" },
    ]);
    await load(engine, [untold]);
    expect(await engine.rows("select channel from ref.untold_answers order by channel")).toEqual([
      { channel: "email" },
      { channel: "social" },
    ]);
  });
});

describe("a mapping that cannot be used", () => {
  it("is refused before any file is read, all its faults at once", async () => {
    const engine = await open();
    const sources = [
      { files: "a", format: "zendesk_ticket" },
      {
        files: "b",
        time_zone: "Asia/Jakartaa",
        feeds: [
          {
            feed: "ticket",
            fields: {
              ticket_id: { column: "x", extract: "(" },
              creatd_at: "y",
              created_at: { column: "y", formats: ["%Q", "%I:%M"] },
              status: {},
              category: { column: "x", extract: "no group" },
              team: { column: "x", when: { column: "x", matches: "[a" } },
            },
          },
        ],
      },
    ];
    const failure = await load(engine, [], { sources }).catch((error: unknown) => error);
    expect(failure).toMatchObject({ code: "bad_mapping", exitCode: 64 });
    const { message } = failure as Error;
    expect(message).toContain('no format "zendesk_ticket", did you mean "zendesk_tickets"?');
    expect(message).toContain('ticket has no field "creatd_at", did you mean "created_at"?');
    expect(message).toContain("ticket.channel is required and not mapped");
    expect(message).toContain('"Asia/Jakartaa" is not an IANA time zone');
    expect(message).toContain('"%Q" cannot be used: %Q is not known');
    expect(message).toContain("%I (12 hours) needs %p");
    expect(message).toContain("not an RE2 regular expression with a group in parentheses: (");
    expect(message).toContain("not an RE2 regular expression with a group in parentheses: no group");
    expect(message).toContain("not an RE2 regular expression: [a");
    expect(message).toContain("nothing says where its value comes from");
  });
});
