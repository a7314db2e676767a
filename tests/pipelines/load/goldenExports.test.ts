import { describe, expect, it } from "vitest";
import type { Row } from "../../../pipelines/engine/engine.js";
import { fileAccounts } from "../../../pipelines/load/accounts.js";
import { loadWorkspace } from "../../../pipelines/load/loadWorkspace.js";
import { resolveAsOf } from "../../../pipelines/models/asOf.js";
import { buildModels } from "../../../pipelines/models/buildModels.js";
import { readModels } from "../../../pipelines/models/modelFile.js";
import { writeSettings } from "../../../pipelines/models/settings.js";
import { withWarehouse, workDirectory } from "../../../pipelines/warehouse.js";
import { openWorkspace } from "../../../pipelines/workspace/workspace.js";
import { behindQuery } from "../../helpers/modelClosure.js";
import { withFolder, writeFiles } from "../../helpers/workspaces.js";

const models = await readModels();
const YAML = "name: Desk\ntime_zone: Asia/Jakarta\n";
/** One sound file, so that a refused one beside it cannot pass for an empty desk. */
const SOUND =
  "ticket_id,created_at,status,channel\n1,2026-11-09T02:00:00Z,open,email\n2,2026-11-10T02:00:00Z,open,email\n";

/** Loads a workspace with these files, builds what a query asks for, and tells what became of each file. */
async function run(files: Record<string, string | Buffer>, sql: string, yaml = YAML) {
  return withFolder(async (folder) => {
    writeFiles(folder, { "suara.yaml": yaml, ...files });
    const workspace = await openWorkspace(folder);
    return withWarehouse(workspace, async (engine) => {
      await loadWorkspace(engine, workspace, { workDir: workDirectory(workspace) }, () => undefined);
      await writeSettings(engine, workspace, await resolveAsOf(engine, undefined));
      await buildModels(engine, behindQuery(models, sql));
      const rows: Row[] = await engine.rows(sql);
      return { files: await fileAccounts(engine), rows };
    });
  });
}

const statusOf = (told: Awaited<ReturnType<typeof run>>, name: string) =>
  told.files.find((file) => file.path.endsWith(name))?.status;

describe("golden case 9: an hour is what its zone says", () => {
  const naive =
    "ticket_id,created_at,first_response_at,status,channel\nn,2026-11-01 01:30:00,2026-11-01 03:30:00,open,email\n";
  const mapped = (zone: string) => `${YAML}sources:
  - files: exports/*.csv
    time_zone: ${zone}
    feeds:
      - feed: ticket
        fields:
          ticket_id: ticket_id
          created_at: { column: created_at, formats: ["%Y-%m-%d %H:%M:%S"] }
          first_response_at: { column: first_response_at, formats: ["%Y-%m-%d %H:%M:%S"] }
          status: status
          channel: channel
`;
  const SECONDS =
    "select cast(created_at as varchar) as at, first_response_seconds as seconds from marts.tickets";

  it("reads naive times in the zone told, over the hour that clocks repeat", async () => {
    // New York turned its clocks back at 02:00 on 1 November 2026: two hours on the clock were three.
    const told = await run({ "exports/t.csv": naive }, SECONDS, mapped("America/New_York"));
    expect(told.rows).toEqual([{ at: "2026-11-01 05:30:00", seconds: 3 * 3600 }]);
    const jakarta = await run({ "exports/t.csv": naive }, SECONDS, mapped("Asia/Jakarta"));
    expect(jakarta.rows).toEqual([{ at: "2026-10-31 18:30:00", seconds: 2 * 3600 }]);
  });

  it("refuses naive times without a zone, and takes an offset as it stands", async () => {
    const refused = await run({ "exports/t.csv": naive, "exports/sound.csv": SOUND }, SECONDS);
    expect(statusOf(refused, "t.csv")).toBe("refused");
    const offset = naive
      .replaceAll(/(\d\d:\d\d:\d\d)/g, "$1-04:00")
      .replace(" 01:30", "T01:30")
      .replace(" 03:30", "T03:30");
    const told = await run({ "exports/t.csv": offset }, SECONDS);
    expect(told.rows).toEqual([{ at: "2026-11-01 05:30:00", seconds: 2 * 3600 }]);
  });
});

describe("golden case 14: averages are no waits", () => {
  it("refuses a table that has averages only: no percentile comes of them", async () => {
    const averages =
      'Reporting period 2026-11-01 to 2026-11-15\n\nAgent name,Assigned conversations,Avg first response time,Avg resolution time,Avg customer waiting time,Resolution Count\nSari,120,"0 hours, 12 minutes","5 hours, 2 minutes","0 hours, 9 minutes",100\nBudi,80,"1 hours, 2 minutes","9 hours, 0 minutes","0 hours, 40 minutes",61\n';
    const told = await run(
      { "exports/agents.csv": averages, "exports/sound.csv": SOUND },
      "select ticket_count as n, untold_count as untold, p50_seconds from reports.first_response_by_week where scope_kind = 'all'",
    );
    expect(statusOf(told, "agents.csv")).toBe("refused");
    expect(told.rows).toEqual([{ n: 0, untold: 2, p50_seconds: null }]);
  });

  it("pools the waits of several weeks: a percentile of all, never an average of percentiles", async () => {
    // At nine o'clock: 1, 1 and 100 minutes in one week, 2 and 3 in the next. Half of all: 2; the halves' average: 1.75.
    const waits = [
      ["2026-11-02", 1],
      ["2026-11-03", 1],
      ["2026-11-04", 100],
      ["2026-11-09", 2],
      ["2026-11-10", 3],
    ] as const;
    const rows = waits.map(([day, minutes], i) => {
      const at = Date.parse(`${day}T02:00:00Z`);
      const replied = new Date(at + minutes * 60_000).toISOString();
      return `${i},${new Date(at).toISOString()},${replied},2026-11-17T00:00:00Z,open,email`;
    });
    const edges = ["a,2026-10-26T02:00:00Z,,2026-10-26T02:00:00Z,spam,email"];
    const told = await run(
      {
        "exports/t.csv": `ticket_id,created_at,first_response_at,updated_at,status,channel\n${[...rows, ...edges].join("\n")}\n`,
      },
      "select p50_seconds from reports.first_response_by_hour where channel = 'all' and hour = 9",
    );
    expect(told.rows).toEqual([{ p50_seconds: 120 }]);
  });
});

describe("golden case 21: lines that are no records", () => {
  it("passes over a preamble before the header", async () => {
    const told = await run(
      { "exports/t.csv": `Exported by the help desk\n\n${SOUND}` },
      "select count(*) as n from marts.tickets",
    );
    expect(told.rows).toEqual([{ n: 2 }]);
    expect(told.files[0]).toMatchObject({ records: 2, accepted: 2, rejected: 0 });
  });

  it("refuses a heat map that holds its block twice, in two zones", async () => {
    const block = "Start of the hour,2026-11-09,2026-11-10\n08:00,12,9\n09:00,15,11\n";
    const told = await run(
      {
        "exports/traffic.csv": `Reporting period 2026-11-09 to 2026-11-10\n\n${block}\n\n${block}The report generated is in UTC timezone\n`,
        "exports/sound.csv": SOUND,
      },
      "select count(*) as n from marts.tickets",
    );
    expect(statusOf(told, "traffic.csv")).toBe("refused");
    expect(told.rows).toEqual([{ n: 2 }]);
  });

  it("rejects the second and third header row of a survey, each counted, and keeps the answers", async () => {
    const survey = [
      "StartDate,ResponseId,Q1_NPS_GROUP,Q1",
      'Start Date,Response ID,"Group","How likely are you to recommend us?"',
      '"{""ImportId"":""startDate""}","{""ImportId"":""_recordId""}","{""ImportId"":""QID1_NPS""}","{""ImportId"":""QID1""}"',
      "2026-11-09 10:00:00,R_1,Promoter,9",
      "2026-11-09 11:00:00,R_2,Detractor,3",
    ].join("\n");
    const yaml = `${YAML}sources:
  - files: exports/survey.csv
    time_zone: Asia/Jakarta
    feeds:
      - feed: feedback
        fields:
          feedback_id: ResponseId
          created_at: { column: StartDate, formats: ["%Y-%m-%d %H:%M:%S"] }
          kind: { constant: nps }
          channel: { constant: survey }
          score: Q1
          score_scale: { constant: 10 }
`;
    const told = await run(
      { "exports/survey.csv": `${survey}\n`, "exports/sound.csv": SOUND },
      "select feedback_id, score from staging.stg_feedback order by feedback_id",
      yaml,
    );
    const file = told.files.find((one) => one.path.endsWith("survey.csv"));
    expect(file).toMatchObject({ records: 4, accepted: 2, rejected: 2 });
    expect(told.rows).toEqual([
      { feedback_id: "R_1", score: 9 },
      { feedback_id: "R_2", score: 3 },
    ]);
  });

  it("reads the console's reviews in UTF-16", async () => {
    const header =
      "Package Name,App Version Code,App Version Name,Reviewer Language,Device,Review Submit Date and Time,Review Submit Millis Since Epoch,Review Last Update Date and Time,Review Last Update Millis Since Epoch,Star Rating,Review Title,Review Text,Developer Reply Date and Time,Developer Reply Millis Since Epoch,Developer Reply Text,Review Link";
    const row =
      "id.app,21,2.10,id,Pixel 8,2026-11-01T00:00:00Z,1793491200000,2026-11-01T00:00:00Z,1793491200000,4,,Mantap 👍,,,,https://x?reviewId=gp%3AA&corpus=P";
    const told = await run(
      {
        "exports/reviews.csv": Buffer.from(`\ufeff${header}\r\n${row}\r\n`, "utf16le"),
        "exports/sound.csv": SOUND,
      },
      "select score, cast(created_at as varchar) as at from staging.stg_feedback",
    );
    expect(told.rows).toEqual([{ score: 4, at: "2026-11-01 00:00:00" }]);
  });
});
