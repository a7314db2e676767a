import { readFileSync } from "node:fs";
import path from "node:path";
import { expect, it } from "vitest";
import { suara, withFolder, writeFiles } from "../../helpers/workspaces.js";

const TICKETS = `ticket_id,created_at,status,channel,text,customer_id
T1,2026-01-05T03:00:00Z,solved,chat,saldo belum masuk,ana@contoh.id
T2,2026-11-01T03:00:00Z,open,chat,refund mana,budi
`;
const EVENTS = `ticket_id,event_at,kind,actor_kind
T1,2026-01-05T04:00:00Z,public_reply,agent
T2,2026-11-01T04:00:00Z,public_reply,agent
`;
const LOOK = "select ticket_id, text, themes from raw.ticket";

it("a forgotten person's records are refused in every feed; old texts go and their themes stay", async () => {
  await withFolder(async (folder) => {
    writeFiles(folder, {
      "suara.yaml": "name: Desk\ntime_zone: Asia/Jakarta\nretention: { text_days: 90 }\n",
      "exports/tickets.csv": TICKETS,
      "exports/events.csv": EVENTS,
    });
    const run = await suara(["run", "--no-site", "-w", folder, "-q"]);
    expect(run.code, run.stderr).toBe(0);
    expect(await rows(folder, LOOK)).toEqual([
      { ticket_id: "T1", text: null, themes: "delayed_transaction/top_up" },
      { ticket_id: "T2", text: "refund mana", themes: "refund/not_received" },
    ]);
    const forgot = await suara(["forget", " ANA@contoh.id", "--no-site", "-w", folder, "--json"]);
    expect(forgot.code, forgot.stderr).toBe(0);
    expect(forgot.stdout + forgot.stderr).not.toContain("contoh");
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
});

async function rows(folder: string, sql: string): Promise<unknown[]> {
  const { openDuckDb } = await import("../../../pipelines/engine/duckdb/duckDbEngine.js");
  const file = path.join(folder, "out/suara.duckdb");
  const engine = await openDuckDb({ path: file, allowedDirectories: [], timeZone: "UTC" });
  try {
    return await engine.rows(`${sql} order by ticket_id`);
  } finally {
    await engine.close();
  }
}
