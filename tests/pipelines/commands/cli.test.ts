import { existsSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { gzipSync } from "node:zlib";
import { lock } from "proper-lockfile";
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from "vitest";
import { doctor } from "../../../pipelines/commands/doctor.js";
import { openDuckDb } from "../../../pipelines/engine/duckdb/duckDbEngine.js";
import { type RunJson, runJsonSchema } from "../../../pipelines/runJson.js";
import { suaraHere } from "../../helpers/commandLine.js";
import { listener } from "../../helpers/listener.js";
import { useRealClock } from "../../helpers/pinClock.js";
import { type CliResult, suara, suaraUnheard, withFolder, writeFiles } from "../../helpers/workspaces.js";

// The command line runs on the real clock, in a process of its own where what it tells the system is looked at; so does
// the lock held against one.
beforeAll(useRealClock);
afterEach(() => vi.unstubAllEnvs());

const YAML = "name: Desk\ntime_zone: Asia/Jakarta\n";
const HEADER = "ticket_id,created_at,first_response_at,status,channel";
const TICKETS = [
  HEADER,
  "0001,2026-11-02T03:00:00Z,2026-11-02T04:00:00Z,solved,chat",
  "0002,2026-11-03T03:00:00Z,,new,email",
  "0003,2026-11-04T03:00:00Z,,new,fax",
  "0004,2026-11-05T03:00:00Z,2026-11-05T03:20:00Z,open,chat",
].join("\n");

const runOf = (folder: string): RunJson =>
  runJsonSchema.parse(JSON.parse(readFileSync(path.join(folder, "out/run.json"), "utf8")));

describe("exit codes", () => {
  it("0: records are accounted for and the tables published", async () => {
    await withFolder(async (folder) => {
      writeFiles(folder, { "suara.yaml": YAML, "exports/t.csv": TICKETS });
      const result = await suara(["run", "-w", folder, "--no-site"]);
      expect(result).toMatchObject({ code: 0, stdout: "" });
      const run = runOf(folder);
      expect(run).toMatchObject({ exitCode: 0, error: null, asOf: "2026-11-05T03:20:00Z" });
      expect(run.files).toMatchObject([
        {
          path: "exports/t.csv",
          feed: "ticket",
          records: 4,
          accepted: 3,
          rejected: 1,
          reasons: { not_in_list: 1 },
        },
      ]);
      expect(existsSync(path.join(folder, "out/reports/tickets_by_week.parquet"))).toBe(true);
      expect(readFileSync(path.join(folder, "out/rejects.csv"), "utf8")).toBe(
        "file,record,column,reason\nexports/t.csv,3,channel,not_in_list\n",
      );
      const rejects = await suaraHere(["rejects", "-w", folder]);
      expect(rejects.stdout).toMatch(/exports\/t\.csv\s+not_in_list\s+channel\s+1\s+3/);
      expect(rejects.stderr).toContain("not_in_list: not one of the values this field allows");
      expect(rejects.stderr).toContain("ticket.channel: chat, web, social, phone, email, community");
    });
  });

  it("0: without --workspace, the folder that the command was given in, where it is a desk's", async () => {
    await withFolder(async (folder) => {
      writeFiles(folder, { "suara.yaml": YAML, "exports/t.csv": TICKETS });
      vi.stubEnv("INIT_CWD", folder);
      const run = await suaraHere(["run", "--no-site"]);
      expect(run.code).toBe(0);
      expect(run.stderr).toMatch(/see why: npm run suara -- rejects\n/);
      expect(runOf(folder).asOf).toBe("2026-11-05T03:20:00Z");
      expect((await suaraHere(["rejects"])).stdout).toContain("exports/t.csv");
      // Neither that nor the sample: the temporary folder has none.
      const lost = await suara(["rejects"], { INIT_CWD: path.join(folder, "exports") });
      expect(lost.code).toBe(64);
      expect(lost.stderr).toContain("data/sample");
    });
  });

  it("64: no workspace, an unknown command, an unknown option, a bad date, settings with a slip", async () => {
    await withFolder(async (folder) => {
      const none = await suaraHere(["run", "-w", path.join(folder, "nowhere")]);
      expect(none.code).toBe(64);
      expect(none.stderr).toContain("suara init");
      const command = await suara(["rnu"]);
      expect(command.code).toBe(64);
      expect(command.stderr).toContain("Did you mean run?");
      expect((await suaraHere(["run", "--workspce", folder])).code).toBe(64);
      expect((await suaraHere(["run", "-w", folder, "--as-of", "monday"])).code).toBe(64);
      writeFiles(folder, { "suara.yaml": `${YAML}smal_cell: 3\n` });
      const slip = await suaraHere(["run", "-w", folder]);
      expect(slip.code).toBe(64);
      expect(slip.stderr).toContain('line 3: unknown key "smal_cell", did you mean "small_cell"?');
      expect(slip.stderr).not.toMatch(/\n\s+at /);
    });
  });

  it("64: a workspace without exports says where to put them", async () => {
    await withFolder(async (folder) => {
      expect((await suaraHere(["init", path.join(folder, "desk")])).code).toBe(0);
      const empty = await suaraHere(["run", "-w", path.join(folder, "desk"), "--no-site"]);
      expect(empty.code).toBe(64);
      expect(empty.stderr).toContain("put your tools' exports there");
    });
  });

  it("65: most records of a file were rejected, its first answers are in no column, and it is published", async () => {
    await withFolder(async (folder) => {
      const line = (i: number, status: string) => `${i},2026-11-02T03:00:00Z,${status},chat`;
      const lines = (count: number) =>
        Array.from({ length: 24 }, (_, i) => line(i, i < count ? "fertig" : "open")).join("\n");
      writeFiles(folder, {
        "suara.yaml": YAML,
        "exports/t.csv": `ticket_id,created_at,status,channel\n${lines(13)}`,
      });
      const run = ["run", "-w", folder, "--no-site"];
      const result = await suaraHere(run);
      expect(result.code).toBe(65);
      expect(result.stderr).toContain("exports/t.csv: 13 of 24 records");
      expect(result.stderr).toContain("map the column to first_response_at");
      expect(runOf(folder)).toMatchObject({ exitCode: 65, published: { dir: expect.any(String) } });
      writeFiles(folder, { "exports/t.csv": `ticket_id,created_at,status,channel\n${lines(12)}` });
      expect((await suaraHere(run)).code).toBe(0);
    });
  });

  it("65: no file is recognised, and the message says what is missing in the first", async () => {
    await withFolder(async (folder) => {
      const unknown = "Ticket No,Opened\n1,2026-11-02\n";
      writeFiles(folder, {
        "suara.yaml": YAML,
        "exports/a.csv": unknown,
        "exports/b.csv": `${unknown}2,2026-11-03\n`,
      });
      const result = await suaraHere(["run", "-w", folder, "--no-site"]);
      expect(result.code).toBe(65);
      expect(result.stderr).toContain("exports/a.csv: no known export looks like this");
      expect(result.stderr).toContain("exports/b.csv: no known export looks like this");
      expect(result.stderr).toContain("ticket_id: Ticket No");
    });
  });

  it("75: a second run while the first holds the workspace", async () => {
    await withFolder(async (folder) => {
      writeFiles(folder, { "suara.yaml": YAML, "exports/t.csv": TICKETS, "out/.keep": "" });
      const release = await lock(path.join(folder, "out"), { lockfilePath: path.join(folder, "out/.lock") });
      try {
        const second = await suara(["run", "-w", folder, "--no-site"]);
        expect(second.code).toBe(75);
        expect(second.stderr).toContain("another run");
      } finally {
        await release();
      }
    });
  });
});

/** A run in JSON of one sound file beside some that are not, and what `rejects` says of it. */
describe("a run over damaged exports", () => {
  const canary = "kanari 0812-9999-1234";
  const folder = mkdtempSync(path.join(tmpdir(), "suara-cli-"));
  let result: CliResult;
  let told: CliResult;
  beforeAll(async () => {
    const whole = gzipSync(TICKETS.replaceAll("000", "100"));
    const rows = [
      HEADER,
      `9,${canary},,new,chat`,
      `8,2026-11-02T03:00:00Z,,${canary},chat`,
      `7,2026-11-02T03:00:00Z,,new,"${canary}`,
    ];
    writeFiles(folder, {
      "suara.yaml": YAML,
      "exports/canary.csv": rows.join("\n"),
      "exports/good.csv": TICKETS,
      "exports/cut.csv.gz": whole.subarray(0, whole.length - 12),
      "exports/naive.csv": `${HEADER}\n1,2026-11-02 10:00:00,,new,chat\n`,
    });
    result = await suara(["run", "-w", folder, "--no-site", "--json"]);
    told = await suaraHere(["rejects", "-w", folder]);
  });
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  it("65: a file cut short and one without a zone are refused with what to do, the others load", () => {
    expect(result.code).toBe(65);
    const files = Object.fromEntries(runOf(folder).files.map((file) => [file.path, file]));
    expect(files["exports/good.csv"]).toMatchObject({ status: "loaded", accepted: 3 });
    expect(files["exports/cut.csv.gz"]).toMatchObject({ status: "refused", records: 0 });
    expect(files["exports/cut.csv.gz"]?.refusal).toMatch(/cut short or damaged.*\n.*again/s);
    expect(files["exports/naive.csv"]?.refusal).toMatch(/zone[\s\S]*time_zone:/);
    expect(existsSync(path.join(folder, "out/reports/tickets_by_week.parquet"))).toBe(true);
  });

  it("--json speaks one event a line on stdout and nothing else", () => {
    const events = result.stdout
      .trim()
      .split("\n")
      .map((line) => JSON.parse(line) as { event: string });
    expect(events.map((event) => event.event)).toContain("file");
    expect(events.at(-1)).toMatchObject({ event: "finished", exitCode: 65 });
    expect(result.stderr).toBe("");
  });

  it("1: doctor names the files that were refused, with what to do", async () => {
    const said = listener();
    expect(await doctor(folder, said.output)).toBe(1);
    const text = said.lines.join("\n");
    expect(text).toMatch(/BAD +exports\/cut\.csv\.gz was refused: .*cut short or damaged[\s\S]*again/);
    expect(text).toMatch(/exports\/naive\.csv was refused: .*zone[\s\S]*time_zone:/);
  });

  it("never shows a value of a record: not in messages, rejects, run.json", () => {
    const written = ["run.json", "rejects.csv"].map((name) =>
      readFileSync(path.join(folder, "out", name), "utf8"),
    );
    const all = [result.stdout, result.stderr, told.stdout, told.stderr, ...written].join("\n");
    expect(told.stdout).toContain("exports/canary.csv");
    expect(all).not.toContain("9999-1234");
    expect(runOf(folder).files.find((file) => file.path === "exports/canary.csv")).toMatchObject({
      records: 3,
      accepted: 0,
      rejected: 3,
    });
  });
});

describe("doctor", () => {
  it("names what is missing and what it costs", async () => {
    await withFolder(async (folder) => {
      writeFiles(folder, { "suara.yaml": YAML, "exports/t.csv": TICKETS });
      const first = await suaraHere(["doctor", "-w", folder]);
      expect(first.code).toBe(0);
      expect(first.stdout).toContain("reference/holidays.csv is missing");
      expect(first.stderr).toBe("");
      await suaraHere(["run", "-w", folder, "--no-site"]);
      const found = async (more: string): Promise<string> =>
        withYaml(folder, more, async () => {
          const said = listener();
          await doctor(folder, said.output);
          return said.lines.join("\n");
        });
      expect(await found("")).toMatch(/no holiday of \d{4}, \d{4} is listed/);
      expect(await found("holidays: SG\n")).toMatch(
        /holidays of \d{4}, \d{4} in SG are calculated, without joint leave/,
      );
      const known = await found("holidays: ID\n");
      expect(known).toContain("holidays of 2026, 2027");
      expect(known).not.toContain("reference/holidays.csv is missing");
      const refused = await withYaml(folder, "holidays: ZZ\n", () => suaraHere(["build", "-w", folder]));
      expect([refused.code, refused.stderr]).toEqual([
        65,
        expect.stringContaining("holidays: ZZ is no country"),
      ]);
      const low = await withYaml(folder, "engine: { memory_limit: 100MB }\n", () =>
        doctor(folder, listener().output),
      );
      expect(low).toBe(1);
    });
  });
});

describe("what another version of Suara has loaded", () => {
  it("64: is not built on; doctor says so, and a run reads the exports again", async () => {
    await withFolder(async (folder) => {
      writeFiles(folder, { "suara.yaml": YAML, "exports/t.csv": TICKETS });
      await suaraHere(["run", "-w", folder, "--no-site"]);
      const engine = await openDuckDb({
        path: path.join(folder, "out/suara.duckdb"),
        allowedDirectories: [],
        timeZone: "Asia/Jakarta",
        threads: 1,
      });
      await engine.run("alter table raw.files drop column tells_first_response");
      await engine.run("update raw.contract set sha256 = 'older'");
      await engine.close();
      const built = await suaraHere(["build", "-w", folder]);
      expect([built.code, built.stderr]).toEqual([64, expect.stringContaining("run: suara run")]);
      const told = await suaraHere(["doctor", "-w", folder]);
      expect([told.code, told.stdout]).toEqual([0, expect.stringContaining("another version of Suara")]);
      expect((await suaraHere(["run", "-w", folder, "--no-site"])).code).toBe(0);
    });
  });
});

/** Does something with one more line in suara.yaml. */
function withYaml<T>(folder: string, more: string, work: () => Promise<T>): Promise<T> {
  writeFiles(folder, { "suara.yaml": YAML + more });
  return work();
}

describe("a pipe that is closed", () => {
  it("ends no command: it does its work and says nothing of it", async () => {
    await withFolder(async (folder) => {
      writeFiles(folder, { "suara.yaml": YAML, "exports/t.csv": TICKETS });
      expect(await suaraUnheard(["run", "-w", folder, "--no-site", "--json"])).toEqual({
        code: 0,
        stderr: "",
      });
      expect(runOf(folder).exitCode).toBe(0);
    });
  });
});
