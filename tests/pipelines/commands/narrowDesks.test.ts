import path from "node:path";
import { beforeAll, describe, expect, it } from "vitest";
import { openDuckDb } from "../../../pipelines/engine/duckdb/duckDbEngine.js";
import { suaraHere } from "../../helpers/commandLine.js";
import { useRealClock } from "../../helpers/pinClock.js";
import { withFolder, writeFiles } from "../../helpers/workspaces.js";

beforeAll(useRealClock);

const YAML = "name: Desk\ntime_zone: Asia/Jakarta\n";
/** An hour of each day from Monday, 2 November 2026 on. */
const instants = (days: number, hours: number): string[] =>
  Array.from({ length: days * hours }, (_, i) =>
    new Date(Date.UTC(2026, 10, 2 + Math.floor(i / hours), i % hours)).toISOString(),
  );

/** Rows of a report after a run, from its file. */
async function runAndRead<Row extends Record<string, unknown>>(
  files: Record<string, string>,
  select: (file: string) => string,
  report: string,
): Promise<Row[]> {
  return withFolder(async (folder) => {
    writeFiles(folder, { "suara.yaml": YAML, ...files });
    const { code, stderr } = await suaraHere(["run", "-w", folder, "--no-site", "-q"]);
    expect([code, stderr]).toEqual([0, ""]);
    const engine = await openDuckDb({
      path: ":memory:",
      allowedDirectories: [folder],
      timeZone: "Asia/Jakarta",
    });
    const rows = await engine.rows<never>(select(`'${path.join(folder, `out/reports/${report}.parquet`)}'`));
    await engine.close();
    return rows;
  });
}

async function runAndCount(files: Record<string, string>, report: string): Promise<Record<string, number>> {
  const [row] = await runAndRead<Record<string, number>>(
    files,
    (file) =>
      `select cast(count(*) as integer) as n, cast(count(week_start) as integer) as dated from ${file}`,
    report,
  );
  return row ?? {};
}

interface FindingRow extends Record<string, unknown> {
  status: string;
  family: string;
  kind: string | null;
  subject: string | null;
  action: string | null;
  week: string;
}

/** What is found in the latest week, and how much was looked at. */
const findingsOf = (files: Record<string, string>): Promise<FindingRow[]> =>
  runAndRead<FindingRow>(
    files,
    (file) =>
      `select status, family, kind, subject, week, action from ${file} qualify week = max(week) over () order by rank`,
    "findings",
  );

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
      const load = async () => (await suaraHere(["load", "-w", folder])).stderr;
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

  it("of chats alone is judged week by week: more who give up in the latest are a finding", async () => {
    // Ten weeks; in the last, two in three leave the queue instead of one in ten.
    const chats = instants(71, 12).map((at, i) => {
      const isLast = i >= 63 * 12;
      const gaveUp = isLast ? i % 3 !== 0 : i % 10 === 0;
      const end = new Date(Date.parse(at) + 120_000).toISOString();
      return `${i},chat,${at},${at},${gaveUp ? "" : end},${end},${gaveUp ? "abandoned" : "served"},U${i % 400}`;
    });
    const csv = [
      "chat_id,channel,attempted_at,queued_at,accepted_at,ended_at,outcome,customer_id",
      ...chats,
    ].join("\n");
    const rows = await findingsOf({ "exports/c.csv": csv });
    expect(rows).toContainEqual(
      expect.objectContaining({ status: "real", family: "queues", kind: "abandoned", subject: "chat" }),
    );
    expect(rows.filter(({ status }) => status === "too_few")).toEqual([]);
  });

  it("of feedback alone is judged by its themes: one that rises is a finding of its week", async () => {
    const feedback = instants(71, 12).map((at, i) => {
      const isLast = i >= 63 * 12;
      const text = i % (isLast ? 2 : 12) === 0 ? "Refund not received after 3 days" : "Great app";
      return `${i},${at},app_store,review,3,5,${text},U${i % 700}`;
    });
    const csv = ["feedback_id,created_at,channel,kind,score,score_scale,text,customer_id", ...feedback].join(
      "\n",
    );
    const rows = await findingsOf({ "exports/f.csv": csv });
    expect(rows[0]).toMatchObject({ status: "real", family: "themes", kind: "theme", week: "2027-W01" });
    expect(String(rows[0]?.subject)).toMatch(/^refund/);
  });

  it("of scores alone is judged by them: more who rate badly in the latest week are a finding", async () => {
    const feedback = instants(71, 12).map((at, i) => {
      const isBad = i % (i >= 63 * 12 ? 2 : 6) === 0;
      return `${i},${at},survey,csat,${isBad ? 1 : 5},5,U${i % 700}`;
    });
    const csv = ["feedback_id,created_at,channel,kind,score,score_scale,customer_id", ...feedback].join("\n");
    const rows = await findingsOf({ "exports/f.csv": csv });
    expect(rows[0]).toMatchObject({ status: "real", family: "quality", kind: "csat", week: "2027-W01" });
    // There is no ticket to read.
    expect(rows[0]).toMatchObject({ action: "ask_raters" });
  });
});
