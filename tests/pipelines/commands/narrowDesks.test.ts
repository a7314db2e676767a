import path from "node:path";
import { beforeAll, describe, expect, it } from "vitest";
import { openDuckDb } from "../../../pipelines/engine/duckdb/duckDbEngine.js";
import { useRealClock } from "../../helpers/pinClock.js";
import { suara, withFolder, writeFiles } from "../../helpers/workspaces.js";

beforeAll(useRealClock);

const YAML = "name: Desk\ntime_zone: Asia/Jakarta\n";
/** An hour of each day from Monday, 2 November 2026 on. */
const instants = (days: number, hours: number): string[] =>
  Array.from({ length: days * hours }, (_, i) =>
    new Date(Date.UTC(2026, 10, 2 + Math.floor(i / hours), i % hours)).toISOString(),
  );

async function runAndCount(files: Record<string, string>, report: string): Promise<Record<string, number>> {
  return withFolder(async (folder) => {
    writeFiles(folder, { "suara.yaml": YAML, ...files });
    const { code, stderr } = await suara(["run", "-w", folder, "--no-site", "-q"]);
    expect([code, stderr]).toEqual([0, ""]);
    const engine = await openDuckDb({
      path: ":memory:",
      allowedDirectories: [folder],
      timeZone: "Asia/Jakarta",
    });
    const [row] = await engine.rows<Record<string, number>>(
      `select cast(count(*) as integer) as n, cast(count(week_start) as integer) as dated
       from '${path.join(folder, `out/reports/${report}.parquet`)}'`,
    );
    await engine.close();
    return row ?? {};
  });
}

describe("a desk with little in its exports", () => {
  it("has the figures of its one complete week", async () => {
    const tickets = instants(8, 8).map((at, i) => `${i},${at},,new,email`);
    const csv = ["ticket_id,created_at,first_response_at,status,channel", ...tickets].join("\n");
    const { n, dated } = await runAndCount({ "exports/t.csv": csv }, "category_weeks");
    expect(n).toBeGreaterThan(0);
    expect(dated).toBe(n);
  });

  it("is told of a date that no clock has reached: figures speak of that day", async () => {
    await withFolder(async (folder) => {
      const ticket = (at: string) =>
        `ticket_id,created_at,first_response_at,status,channel\n1,${at},,new,email`;
      writeFiles(folder, { "suara.yaml": YAML, "exports/t.csv": ticket("2026-11-02T03:00:00Z") });
      const load = async () => (await suara(["load", "-w", folder])).stderr;
      const said = "after this machine's clock";
      expect(await load()).not.toContain(said);
      const ahead = new Date(Date.now() + 400 * 86_400_000).toISOString();
      writeFiles(folder, { "exports/t.csv": ticket(ahead) });
      expect(await load()).toContain(said);
    });
  });

  it("of chats alone has findings, each with its week", async () => {
    const chats = instants(22, 10).map((at, i) => `${i},chat,${at},${at},${at},served,U${i % 70}`);
    const csv = ["chat_id,channel,attempted_at,queued_at,accepted_at,outcome,customer_id", ...chats].join(
      "\n",
    );
    const { n, dated } = await runAndCount({ "exports/c.csv": csv }, "findings");
    expect(n).toBeGreaterThan(0);
    expect(dated).toBe(n);
  });
});
