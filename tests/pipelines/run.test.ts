import { existsSync, mkdirSync, readFileSync, rmSync } from "node:fs";
import path from "node:path";
import { beforeAll, describe, expect, it } from "vitest";
import { type RunOptions, runStages } from "../../pipelines/run.js";
import type { RunJson } from "../../pipelines/runJson.js";
import { openWorkspace } from "../../pipelines/workspace/workspace.js";
import { useRealClock } from "../helpers/pinClock.js";
import { withFolder, writeFiles } from "../helpers/workspaces.js";

beforeAll(useRealClock);

const OPTIONS: RunOptions = { stages: ["load"], site: false, engine: "duckdb", version: "0" };
const YAML = "name: Desk\ntime_zone: Asia/Jakarta\n";

describe("figures of an instant before the first record", () => {
  it("64: are not computed; it says when the exports begin, by the desk's clock", async () => {
    await withFolder(async (folder) => {
      const ticket = "ticket_id,created_at,status,channel\n1,2026-11-01T20:00:00Z,new,chat\n";
      writeFiles(folder, { "suara.yaml": YAML, "exports/t.csv": ticket });
      const workspace = await openWorkspace(folder);
      const run = (asOf: string) => runStages(workspace, { ...OPTIONS, asOf }, () => undefined);
      await expect(run("2020-01-01T00:00:00+07:00")).rejects.toMatchObject({
        code: "bad_as_of",
        exitCode: 64,
        message:
          "--as-of 2020-01-01T00:00:00+07:00 is before the first record: the exports begin on 2026-11-02 03:00 by the desk's clock",
      });
      expect((await run("2026-11-02T03:00:00+07:00")).exitCode).toBe(0);
    });
  });
});

describe("the instant of a run whose exports end before a public holiday", () => {
  it("is after the weekend by the country of suara.yaml, as of a desk that lists the day itself", async () => {
    // Monday to Friday at nine from 2 February until the Thursday before Good Friday of 2026.
    const rows = Array.from({ length: 60 }, (_, day) => new Date(Date.UTC(2026, 1, 2 + day, 2)))
      .filter((at) => at.getUTCDay() % 6 !== 0)
      .map((at, i) => `${i},${at.toISOString()},new,chat`);
    const asOf = (more: Record<string, string>): Promise<string | null> =>
      withFolder(async (folder) => {
        const table = ["ticket_id,created_at,status,channel", ...rows, ""].join("\n");
        writeFiles(folder, { "suara.yaml": YAML, "exports/t.csv": table, ...more });
        return (await runStages(await openWorkspace(folder), OPTIONS, () => undefined)).run.asOf;
      });
    expect(await asOf({})).toBe("2026-04-02T17:00:00Z");
    expect(await asOf({ "suara.yaml": `${YAML}holidays: ID\n` })).toBe("2026-04-05T17:00:00Z");
    expect(await asOf({ "reference/holidays.csv": "date,name,kind\n2026-04-03,Closed,public\n" })).toBe(
      "2026-04-05T17:00:00Z",
    );
  });
});

describe("a run whose run.json cannot be written", () => {
  it("tells what failed before, else that alone, and clears up", async () => {
    await withFolder(async (folder) => {
      writeFiles(folder, { "suara.yaml": YAML });
      const workspace = await openWorkspace(folder);
      // In the way of the file that run.json is written as.
      mkdirSync(path.join(folder, "out/run.json.tmp"), { recursive: true });
      const run = () => runStages(workspace, OPTIONS, () => undefined);
      await expect(run()).rejects.toMatchObject({ code: "no_exports" });
      expect(existsSync(path.join(folder, "out/.work"))).toBe(false);
      writeFiles(folder, {
        "exports/t.csv": "ticket_id,created_at,status,channel\n1,2026-11-02T03:00:00Z,new,chat\n",
      });
      await expect(run()).rejects.toMatchObject({
        code: "run_unrecorded",
        message: expect.stringMatching(/^the run is done, but not noted in run\.json: .*folder where a file/),
      });
    });
  });
});

describe("exports of nothing", () => {
  it("say that they hold no record where no other holds one", async () => {
    await withFolder(async (folder) => {
      writeFiles(folder, { "suara.yaml": YAML, "exports/p.json": '{"tickets":[],"next_page":null}' });
      const workspace = await openWorkspace(folder);
      const run = runStages(workspace, { ...OPTIONS, stages: ["load", "publish"] }, () => undefined);
      await expect(run).rejects.toMatchObject({
        code: "nothing_loaded",
        message: expect.stringContaining("exports/p.json: holds no record: it is a list with nothing in it"),
      });
    });
  });
});

describe("slips in the records of a file", () => {
  const exitCode = (files: Record<string, string>): Promise<number> =>
    withFolder(async (folder) => {
      const ticket = "ticket_id,created_at,status,channel\n1,2026-11-02T03:00:00Z,new,chat\n";
      writeFiles(folder, { "suara.yaml": YAML, "exports/t.csv": ticket, ...files });
      return (await runStages(await openWorkspace(folder), OPTIONS, () => undefined)).exitCode;
    });
  const table = (...days: string[]) => ({
    "reference/holidays.csv": ["date,name", ...days.map((day) => `${day},Libur`), ""].join("\n"),
  });

  it("65: where one leaves a record out of a table that the desk writes itself", async () => {
    expect(await exitCode(table("2026-12-24", "2026-13-25"))).toBe(65);
    expect(await exitCode(table("2026-12-24", "2026-12-25"))).toBe(0);
    // Nothing is missing that is said twice.
    expect(await exitCode(table("2026-12-24", "2026-12-24"))).toBe(0);
  });

  it("0: where they are few of an export's, of which a tool makes some; 65 where they are most", async () => {
    const tickets = (bad: number) => {
      const lines = Array.from(
        { length: 20 },
        (_, i) => `${i},2026-11-02T03:00:00Z,${i < bad ? "?" : "new"},chat`,
      );
      return { "exports/t.csv": ["ticket_id,created_at,status,channel", ...lines, ""].join("\n") };
    };
    expect(await exitCode(tickets(10))).toBe(0);
    expect(await exitCode(tickets(11))).toBe(65);
  });
});

describe("what figures are not to be believed without", () => {
  it("stands in run.json, without a value; a reference table that is gone is said once", async () => {
    await withFolder(async (folder) => {
      const ticket = "ticket_id,created_at,status,channel\n1,2026-11-02T03:00:00Z,new,chat\n";
      const roster = "starts_at,ends_at,agents,channel\n2026-11-02 08:00,2026-11-02 17:00,2,chat\n";
      const files = {
        "exports/t.csv": ticket,
        "reference/holidays.csv": "date,name\n2026-12-25,Natal\n2026-99-99,Rahasia\n",
        "reference/roster.csv": roster,
      };
      writeFiles(folder, { "suara.yaml": YAML, ...files });
      const notes = async () => {
        await runStages(await openWorkspace(folder), OPTIONS, () => undefined);
        const json = readFileSync(path.join(folder, "out/run.json"), "utf8");
        expect(json).not.toContain("99-99");
        return (JSON.parse(json) as RunJson).notes;
      };
      const standing = ["untold_answers", "slips"];
      const first = await notes();
      expect(first.map(({ facts }) => facts.code)).toEqual(standing);
      expect(first[1]?.text).toBe(
        "reference/holidays.csv: 1 of 2 records, the header not counted, left out: record 2: date: not a calendar date as YYYY-MM-DD",
      );
      rmSync(path.join(folder, "reference/roster.csv"));
      const [gone, ...others] = await notes();
      expect(gone).toEqual({
        text: "reference/roster.csv was there in the last run and is gone: nothing is known any more of what its 1 record said, of earlier weeks too; put it back if that is not meant",
        facts: { code: "table_gone", file: "reference/roster.csv", records: 1 },
      });
      expect(others).toHaveLength(2);
      expect((await notes()).map(({ facts }) => facts.code)).toEqual(standing);
      // The same table may come in another format.
      writeFiles(folder, { "reference/roster.csv": roster });
      await notes();
      rmSync(path.join(folder, "reference/roster.csv"));
      writeFiles(folder, {
        "reference/roster.ndjson":
          '{"starts_at":"2026-11-02 08:00","ends_at":"2026-11-02 17:00","agents":2}\n',
      });
      expect((await notes()).map(({ facts }) => facts.code)).toEqual(standing);
    });
  });
});
