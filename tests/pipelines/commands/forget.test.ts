import { createHash } from "node:crypto";
import { readFileSync, rmSync, statSync } from "node:fs";
import path from "node:path";
import { Writable } from "node:stream";
import { expect, it } from "vitest";
import { forget } from "../../../pipelines/commands/forget.js";
import { runCommand } from "../../../pipelines/commands/run.js";
import { terminalOutput } from "../../../pipelines/commands/terminal.js";
import { openDuckDb } from "../../../pipelines/engine/duckdb/duckDbEngine.js";
import { eraseDropped } from "../../../pipelines/warehouse.js";
import { openWorkspace } from "../../../pipelines/workspace/workspace.js";
import { withFolder, writeFiles } from "../../helpers/workspaces.js";

const TICKETS = `ticket_id,created_at,status,channel,text,customer_id
T1,2026-01-05T03:00:00Z,solved,chat,saldo belum masuk,ana@contoh.id
T2,2026-11-01T03:00:00Z,open,chat,refund mana,budi
`;
const EVENTS = `ticket_id,event_at,kind,actor_kind
T1,2026-01-05T04:00:00Z,public_reply,agent
T2,2026-11-01T04:00:00Z,public_reply,agent
`;
const LOOK = "select ticket_id, text, themes from raw.ticket";

const OLD_TEXT = "saldo belum masuk";
const LOAD = { stages: ["load"], site: false, asOf: undefined, engine: "duckdb" } as const;

it("a forgotten person's records are refused in every feed; old texts go, from the file too, and their themes stay", async () => {
  await withFolder(async (folder) => {
    writeFiles(folder, {
      "suara.yaml": "name: Desk\ntime_zone: Asia/Jakarta\nretention: { text_days: 90 }\n",
      "exports/tickets.csv": TICKETS,
      "exports/events.csv": EVENTS,
    });
    const said: string[] = [];
    const stream = new Writable({ write: (chunk, _encoding, done) => done(void said.push(String(chunk))) });
    const output = terminalOutput({ stdout: stream, stderr: stream }, { json: true, quiet: false });
    expect(await runCommand(folder, LOAD, output)).toBe(0);
    expect(await rows(folder, LOOK)).toEqual([
      { ticket_id: "T1", text: null, themes: "delayed_transaction/top_up" },
      { ticket_id: "T2", text: "refund mana", themes: "refund/not_received" },
    ]);
    // What a load of the tables alone drops, the run that builds from them erases.
    const database = path.join(folder, "out/suara.duckdb");
    const inode = statSync(database).ino;
    await eraseDropped(await openWorkspace(folder));
    expect(statSync(database).ino).not.toBe(inode);
    expect(readFileSync(database).includes(OLD_TEXT)).toBe(false);
    expect(await rows(folder, "select ticket_id from raw.ticket")).toHaveLength(2);
    await eraseDropped(await openWorkspace(folder));

    expect(await forget(folder, " ANA@contoh.id", LOAD, output)).toBe(0);
    expect(said.join("")).not.toContain("contoh");
    expect(await rows(folder, LOOK)).toEqual([
      { ticket_id: "T2", text: "refund mana", themes: "refund/not_received" },
    ]);
    expect(await rows(folder, "select ticket_id from raw.ticket_event")).toEqual([{ ticket_id: "T2" }]);
    const rejects = readFileSync(path.join(folder, "out/rejects.csv"), "utf8");
    expect(rejects.match(/tickets.csv,1,.*,forgotten\n/g)).toHaveLength(2);
    expect(rejects.match(/events.csv,1,ticket_id,forgotten\n/g)).toHaveLength(1);
    expect(readFileSync(path.join(folder, ".suara-forgotten"), "utf8")).toMatch(
      /^(customer [0-9a-f]{24} v2\n){2}ticket [0-9a-f]{24} v2\n$/,
    );
  });
}, 60_000);

/** A desk of four customers, loaded; what is said is kept. */
async function withDesk(
  work: (desk: {
    folder: string;
    forgetOne: (customer: string) => Promise<number>;
    said: string[];
    left: () => Promise<string[]>;
  }) => Promise<void>,
): Promise<void> {
  await withFolder(async (folder) => {
    writeFiles(folder, {
      "suara.yaml": "name: Desk\ntime_zone: Asia/Jakarta\nholidays: ID\n",
      "exports/tickets.csv": `ticket_id,created_at,status,channel,customer_id
T1,2026-11-01T03:00:00Z,open,chat,0015g00000abcDE
T2,2026-11-01T03:00:00Z,open,chat,0015g00000ABCde
T3,2026-11-01T03:00:00Z,open,chat,+62 812-3456-7890
T4,2026-11-01T03:00:00Z,open,chat,0812 3456 7890
`,
      "exports/chats.csv": `chat_id,channel,attempted_at,customer_id
6281234567890@c.us,chat,2026-11-01T03:00:00Z,6281234567890
c2,chat,2026-11-01T03:00:00Z,0015g00000ABCde
`,
      "exports/turns.csv": `chat_id,turn_number,customer_message_at
6281234567890@c.us,1,2026-11-01T03:00:00Z
c2,1,2026-11-01T03:00:00Z
`,
    });
    const said: string[] = [];
    const stream = new Writable({ write: (chunk, _encoding, done) => done(void said.push(String(chunk))) });
    const output = terminalOutput({ stdout: stream, stderr: stream }, { json: true, quiet: false });
    await work({
      folder,
      said,
      forgetOne: (customer) => forget(folder, customer, LOAD, output),
      left: async () =>
        ((await rows(folder, "select ticket_id from raw.ticket")) as { ticket_id: string }[]).map(
          ({ ticket_id }) => ticket_id,
        ),
    });
  });
}

it("of two ids that differ in their letters' case one is forgotten, of one phone number every spelling", async () => {
  await withDesk(async ({ folder, forgetOne, left }) => {
    expect(await forgetOne("0015g00000abcDE")).toBe(0);
    expect(await left()).toEqual(["T2", "T3", "T4"]);
    // Nothing was loaded since the exports came: they are looked at anew.
    rmSync(path.join(folder, "out"), { recursive: true });
    expect(await forgetOne("0812-3456-7890")).toBe(0);
    expect(await left()).toEqual(["T2"]);
    // A chat that is named by the number gives it away in its turns too, which name no customer.
    expect(await rows(folder, "select chat_id as ticket_id from raw.chat_turn")).toEqual([
      { ticket_id: "c2" },
    ]);
    expect(await forgetOne("+6281234567890")).toBe(0);
    expect(await left()).toEqual(["T2"]);
  });
}, 60_000);

it("an id that nobody has is noted, and an error says what was looked for", async () => {
  await withDesk(async ({ folder, forgetOne, said, left }) => {
    await expect(forgetOne("0813 9999 8888")).rejects.toMatchObject({
      exitCode: 67,
      message: expect.stringContaining('"0813 9999 8888" (looked for as "+6281399998888")'),
      fix: expect.stringContaining("delete the last 2 lines of .suara-forgotten"),
    });
    expect(said.join("")).toContain('"found":false');
    expect(await left()).toEqual(["T1", "T2", "T3", "T4"]);
    const later =
      "ticket_id,created_at,status,channel,customer_id\nT5,2026-11-01T03:00:00Z,open,chat,+62 813 9999 8888\n";
    writeFiles(folder, { "exports/later.csv": later });
    expect(await forgetOne("0015g00000abcDE")).toBe(0);
    expect(await left()).toEqual(["T2", "T3", "T4"]);
    await expect(forgetOne("  ")).rejects.toMatchObject({ exitCode: 64 });
  });
}, 60_000);

it("who was forgotten when letter case did not count stays forgotten", async () => {
  await withDesk(async ({ folder, forgetOne, left }) => {
    await forgetOne("nobody").catch(() => undefined);
    const key = readFileSync(path.join(folder, ".suara-key"), "utf8").trim();
    const older = (text: string) => createHash("sha256").update(`${key}:${text}`).digest("hex").slice(0, 24);
    writeFiles(folder, {
      ".suara-forgotten": `customer ${older("0015g00000abcde")}\nticket ${older("t3")}\n`,
    });
    await forgetOne("another").catch(() => undefined);
    expect(await left()).toEqual(["T4"]);
  });
}, 60_000);

async function rows(folder: string, sql: string): Promise<unknown[]> {
  const file = path.join(folder, "out/suara.duckdb");
  const engine = await openDuckDb({ path: file, allowedDirectories: [], timeZone: "UTC" });
  try {
    return await engine.rows(`${sql} order by ticket_id`);
  } finally {
    await engine.close();
  }
}

it("a phone number is forgotten in every spelling where the desk has a country; where it has none, that is said", async () => {
  await withFolder(async (folder) => {
    const spelled = ["0812-3456-7890", "+62 812 3456 7890", "6281234567890", "81234567890", "081234567891"];
    const tickets = [
      "ticket_id,created_at,first_response_at,status,channel,customer_id",
      ...spelled.map((customer, i) => `T${i},2026-11-0${i + 1}T03:00:00Z,,open,chat,${customer}`),
      "",
    ].join("\n");
    const settings = (holidays: string) =>
      writeFiles(folder, {
        "suara.yaml": `name: Desk\ntime_zone: Asia/Jakarta\n${holidays}`,
        "exports/tickets.csv": tickets,
      });
    const said: string[] = [];
    const stream = new Writable({ write: (chunk, _encoding, done) => done(void said.push(String(chunk))) });
    const output = terminalOutput({ stdout: stream, stderr: stream }, { json: false, quiet: false });
    const left = () => rows(folder, "select ticket_id from raw.ticket");
    settings("");
    await expect(forget(folder, "081234567890", LOAD, output)).rejects.toMatchObject({ exitCode: 67 });
    expect(await left()).toHaveLength(5);
    expect(said.join("")).toContain("names no country (holidays:)");
    said.length = 0;
    settings("holidays: ID\n");
    expect(await forget(folder, "+62812 34567890", LOAD, output)).toBe(0);
    expect(await left()).toEqual([{ ticket_id: "T4" }]);
    expect(said.join("")).not.toContain("names no country");
  });
});
