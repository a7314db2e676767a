import { readFileSync, statSync } from "node:fs";
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
      /^customer [0-9a-f]{24}\nticket [0-9a-f]{24}\n$/,
    );
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
