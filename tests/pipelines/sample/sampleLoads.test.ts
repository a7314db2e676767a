import { readFileSync } from "node:fs";
import path from "node:path";
import { beforeAll, describe, expect, it } from "vitest";
import { openDuckDb } from "../../../pipelines/engine/duckdb/duckDbEngine.js";
import { type RunJson, runJsonSchema } from "../../../pipelines/runJson.js";
import { writeSample } from "../../../pipelines/sample/writeSample.js";
import { suaraHere } from "../../helpers/commandLine.js";
import { useRealClock } from "../../helpers/pinClock.js";
import { withFolder } from "../../helpers/workspaces.js";

beforeAll(useRealClock);

interface Truth {
  asOf: string;
  tickets: number;
  excludedTickets: number;
  waitingAtAsOf: Record<string, number>;
  chats: Record<string, number>;
  phone: { calls: number; abandoned: number };
  duplicate: string;
  ticketsByWeek: Record<string, Record<string, number>>;
  files: Record<string, { records: number; rejects: Record<string, number> }>;
}

/** Tickets of the migrated and the spreadsheet file that truth.json counts as records, not as tickets. */
const EXTRA_TICKETS = 6;

describe("a generated desk, loaded and built", () => {
  it("holds no instant later than its own, whatever the span", async () => {
    await withFolder(async (folder) => {
      await writeSample(folder, { tickets: 900, weeks: 26, until: "2026-04-30", seed: 3 });
      const truth = JSON.parse(readFileSync(path.join(folder, "truth.json"), "utf8")) as Truth;
      const result = await suaraHere(["load", "-w", folder, "-q"]);
      expect(result.code).toBe(0);
      const run = runJsonSchema.parse(JSON.parse(readFileSync(path.join(folder, "out/run.json"), "utf8")));
      const hoursBefore = (Date.parse(truth.asOf) - Date.parse(run.asOf ?? "")) / 3_600_000;
      expect(hoursBefore).toBeGreaterThanOrEqual(0);
      expect(hoursBefore).toBeLessThan(24);
    });
  });

  it("gives back what was planted, file by file and in the marts", async () => {
    await withFolder(async (folder) => {
      await writeSample(folder, { tickets: 1500, weeks: 12, until: "2026-11-15", seed: 3 });
      const truth = JSON.parse(readFileSync(path.join(folder, "truth.json"), "utf8")) as Truth;
      const result = await suaraHere(["run", "-w", folder, "--no-site", "-q"]);
      expect(result.stderr).toBe("");
      expect(result.code).toBe(0);
      const run = runJsonSchema.parse(JSON.parse(readFileSync(path.join(folder, "out/run.json"), "utf8")));
      expectAccounts(run, truth);
      await expectMarts(folder, truth);
    });
  });
});

function expectAccounts(run: RunJson, truth: Truth): void {
  const files = new Map(run.files.map((file) => [file.path, file]));
  for (const [name, planted] of Object.entries(truth.files)) {
    const file = files.get(name);
    const rejected = Object.values(planted.rejects).reduce((a, b) => a + b, 0);
    expect({ name, records: file?.records, rejected: file?.rejected, reasons: file?.reasons }).toEqual({
      name,
      records: planted.records,
      rejected,
      reasons: planted.rejects,
    });
  }
  for (const file of run.files) expect(file.accepted + file.rejected).toBe(file.records);
  // Of two files with the same bytes one is the duplicate, whichever comes first by name.
  expect(run.files.filter((file) => file.status === "duplicate")).toHaveLength(1);
  expect(run.checks.every((check) => check.status === "passed")).toBe(true);
}

async function expectMarts(folder: string, truth: Truth): Promise<void> {
  const engine = await openDuckDb({
    path: path.join(folder, "out/suara.duckdb"),
    allowedDirectories: [folder],
    timeZone: "Asia/Jakarta",
    readOnly: true,
  });
  try {
    expect(await engine.value("select count(*) from marts.tickets")).toBe(truth.tickets + EXTRA_TICKETS);
    // One more is put aside for its reply that precedes its request.
    const excluded = await engine.value("select count(*) from marts.tickets where exclusion is not null");
    expect(excluded).toBe(truth.excludedTickets + 1);
    const chats = await engine.rows<{ outcome: string; n: number }>(
      "select channel, count(*) as n from marts.chats group by channel order by channel",
    );
    const attempts = Object.values(truth.chats).reduce((a, b) => a + b, 0);
    expect(chats).toEqual([
      { channel: "chat", n: attempts },
      { channel: "phone", n: truth.phone.calls },
    ]);
    const waiting = await engine.rows<{ channel: string; n: number }>(
      "select channel, sum(ticket_count) as n from reports.waiting_now group by channel",
    );
    const found = Object.fromEntries(waiting.map(({ channel, n }) => [channel, Number(n)]));
    expect(found).toEqual(truth.waitingAtAsOf);
  } finally {
    await engine.close();
  }
}
