import { chmodSync, mkdirSync } from "node:fs";
import path from "node:path";
import { beforeAll, describe, expect, it } from "vitest";
import { digest } from "../../../pipelines/commands/digest.js";
import { doctor } from "../../../pipelines/commands/doctor.js";
import { explain } from "../../../pipelines/commands/explain.js";
import { forget } from "../../../pipelines/commands/forget.js";
import type { Output } from "../../../pipelines/commands/output.js";
import { preview } from "../../../pipelines/commands/preview.js";
import { rejects } from "../../../pipelines/commands/rejects.js";
import { runCommand } from "../../../pipelines/commands/run.js";
import { themesCheck } from "../../../pipelines/commands/themes.js";
import { themesList } from "../../../pipelines/commands/themesList.js";
import { SuaraError } from "../../../pipelines/errors.js";
import type { Stage } from "../../../pipelines/run.js";
import { listener } from "../../helpers/listener.js";
import { useRealClock } from "../../helpers/pinClock.js";
import { withFolder, writeFiles } from "../../helpers/workspaces.js";

beforeAll(useRealClock);

const YAML = "name: Desk\ntime_zone: Asia/Jakarta\n";
const HEADER = "ticket_id,created_at,first_response_at,status,channel\n";
const GOOD = `${HEADER}1,2026-11-02T03:00:00Z,2026-11-02T04:00:00Z,solved,chat\n`;
const BAD = `${HEADER}1,2026-11-02T03:00:00Z,,neww,chat\n`;

const stage =
  (...stages: Stage[]) =>
  (folder: string, output: Output) =>
    runCommand(folder, { stages, asOf: undefined, site: false, engine: "duckdb" }, output);
const COMMANDS: Record<string, (folder: string, output: Output) => Promise<number>> = {
  build: stage("build"),
  publish: stage("publish"),
  run: stage("load", "build", "publish"),
  preview: (folder, output) => preview(folder, { port: 0 }, output),
  digest: (folder, output) => digest(folder, { format: "all", send: false, dryRun: false }, output),
  explain: (folder, output) => explain(folder, "first_response_p50", output),
  "themes check": themesCheck,
  "themes list": (folder, output) => themesList(folder, { quotes: 1 }, output),
  rejects,
};

/** What each command answers: its exit code, and of an error what it says; an error that is no user's would throw. */
async function answers(folder: string, names = Object.keys(COMMANDS)): Promise<Record<string, string>> {
  const told: Record<string, string> = {};
  for (const name of names) {
    const said = listener();
    told[name] = await (COMMANDS[name] as (typeof COMMANDS)[string])(folder, said.output).then(
      (code) => `${code} ${said.lines.join("\n")}`,
      (error: unknown) => {
        if (!(error instanceof SuaraError)) throw error;
        return `${error.exitCode} ${error.message}`;
      },
    );
  }
  return told;
}

const NOTHING = "64 nothing has been loaded in this workspace yet";
const NO_SITE = expect.stringMatching(/^64 this workspace has no published site yet/);
const NO_MODELS = "64 exports are loaded, but nothing has been computed from them yet";

describe("a command before there is what it needs", () => {
  it("64: in a folder that is no workspace", async () => {
    await withFolder(async (folder) => {
      for (const told of Object.values(await answers(folder)))
        expect(told).toMatch(/^64 .* holds no suara\.yaml$/);
      expect(await doctor(folder, listener().output)).toBe(1);
    });
  });

  it("64: in a new workspace, before and after a run that found no exports", async () => {
    await withFolder(async (folder) => {
      writeFiles(folder, { "suara.yaml": YAML });
      for (const _ of ["before", "after"]) {
        expect(await answers(folder)).toEqual({
          build: NOTHING,
          publish: NOTHING,
          run: "64 the workspace's exports/ holds no file",
          preview: NO_SITE,
          digest: NO_SITE,
          explain: NOTHING,
          "themes check": NOTHING,
          "themes list": NOTHING,
          rejects: NOTHING,
        });
        expect(await doctor(folder, listener().output)).toBe(1);
      }
    });
  });

  it("67: forget notes the customer where there are no exports yet, and refuses their records when they come", async () => {
    await withFolder(async (folder) => {
      writeFiles(folder, { "suara.yaml": YAML });
      await expect(forget(folder, "U1", { site: false }, listener().output)).rejects.toMatchObject({
        exitCode: 67,
      });
      const ticket = GOOD.replace("channel\n", "channel,customer_id\n").replace("chat\n", "chat,U1\n");
      writeFiles(folder, { "exports/t.csv": ticket });
      expect((await answers(folder, ["run"])).run).toContain("of a person who asked to be forgotten");
    });
  });

  it("64: between load and build", async () => {
    await withFolder(async (folder) => {
      writeFiles(folder, { "suara.yaml": YAML, "exports/t.csv": GOOD });
      expect(await stage("load")(folder, listener().output)).toBe(0);
      expect(await answers(folder, ["publish", "explain", "themes list", "themes check"])).toEqual({
        publish: NO_MODELS,
        explain: NO_MODELS,
        "themes list": NO_MODELS,
        "themes check": "0 No text has been loaded in which a theme could be found.",
      });
    });
  });

  it("65: where every record was rejected, with the column and why", async () => {
    await withFolder(async (folder) => {
      writeFiles(folder, { "suara.yaml": YAML, "exports/t.csv": BAD });
      const why =
        '65 no record was loaded. exports/t.csv: its one record was rejected: column "status": not one of the values this field allows';
      expect(await answers(folder, ["run", "build", "publish", "digest", "themes list"])).toEqual({
        run: why,
        build: expect.stringMatching(/^0 /),
        publish: why,
        digest: NO_SITE,
        "themes list": "64 there is no complete week with texts",
      });
      const said = listener();
      expect(await doctor(folder, said.output)).toBe(0);
      expect(said.lines.join("\n")).toContain("exports/t.csv: 1 of 1 records were rejected");
    });
  });
});

describe("what the machine refuses", () => {
  /** Root may read everything. */
  const asRoot = process.getuid?.() === 0;

  it.skipIf(asRoot)(
    "65: an export and a folder that cannot be read are refused, the others load",
    async () => {
      await withFolder(async (folder) => {
        writeFiles(folder, { "suara.yaml": YAML, "exports/t.csv": GOOD, "exports/u.csv": GOOD });
        chmodSync(path.join(folder, "exports/u.csv"), 0);
        mkdirSync(path.join(folder, "exports/closed"), { mode: 0 });
        const { run = "" } = await answers(folder, ["run"]);
        expect(run).toMatch(/^65 /);
        expect(run).toContain("refused exports/u.csv: this file cannot be read: permission denied");
        expect(run).toContain("refused exports/closed: this folder cannot be read: permission denied");
        chmodSync(path.join(folder, "exports/closed"), 0o700);
      });
    },
  );

  it("1: doctor finds a database that is damaged", async () => {
    await withFolder(async (folder) => {
      writeFiles(folder, { "suara.yaml": YAML, "exports/t.csv": GOOD, "out/suara.duckdb": "ticket_id\n" });
      const said = listener();
      expect(await doctor(folder, said.output)).toBe(1);
      expect(said.lines.join("\n")).toMatch(
        /BAD +out\/suara\.duckdb is damaged[\s\S]*delete out\/suara\.duckdb/,
      );
    });
  });

  it("64: settings that are a folder", async () => {
    await withFolder(async (folder) => {
      mkdirSync(path.join(folder, "suara.yaml"));
      expect((await answers(folder, ["run"])).run).toMatch(
        /^64 .*suara\.yaml cannot be read: it is a folder where a file is needed/,
      );
    });
  });
});
