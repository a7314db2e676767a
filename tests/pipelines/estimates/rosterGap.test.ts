import { describe, expect, it } from "vitest";
import { openDuckDb } from "../../../pipelines/engine/duckdb/duckDbEngine.js";
import { writeTable } from "../../../pipelines/engine/writeTable.js";
import { rosterGap } from "../../../pipelines/estimates/findings/rosterGap.js";
import { rosterBacktest } from "../../../pipelines/estimates/rosterBacktestReport.js";
import { sentenceOf } from "../../../src/components/findings/words.js";
import { headline } from "../../../src/components/week/weekText.js";
import { LANGUAGES, texts } from "../../../src/i18n/index.js";
import { findingRow } from "../../helpers/syntheticFindings.js";
import { syntheticMeta, syntheticReports } from "../../helpers/syntheticReports.js";

const WEEKS = [{ week: "2026-W46", week_start: "2026-11-09" }];
const whole = (channel: string, verdict: "gave_less" | "held", expected: number, measured: number) => ({
  verdict,
  channel,
  from_hour: 0,
  to_hour: 24,
  half_hour_count: 2 * 336,
  contact_count: 500,
  mean_rostered: 2,
  expected_share: expected,
  measured_share: measured,
  measured_low: measured - 0.03,
  measured_high: measured + 0.03,
});

async function proposed(rows: readonly ReturnType<typeof whole>[], weeks = WEEKS) {
  const engine = await openDuckDb({ path: ":memory:", allowedDirectories: [], timeZone: "UTC" });
  try {
    await engine.run("create schema estimates");
    await writeTable(engine, rosterBacktest.name, rosterBacktest.columns, rows);
    return rosterGap.propose(await rosterGap.read(engine), { weeks, markers: [] }).candidates;
  } finally {
    await engine.close();
  }
}

describe("past rosters that gave less than they should", () => {
  it("are told of each queue, with the customers a week that it concerns", async () => {
    const byHour = { ...whole("chat", "gave_less", 0.9, 0.1), from_hour: 9, to_hour: 10 };
    const [chat, ...others] = await proposed([whole("chat", "gave_less", 0.95, 0.35), byHour]);
    expect(others).toEqual([]);
    expect(chat).toMatchObject({
      week: "2026-W46",
      kind: "roster_gave",
      subject: "chat",
      action: "find_people",
      p: null,
    });
    // Of 500 contacts in two weeks, 60 % should have been answered in time and were not.
    expect(chat?.affected).toBeCloseTo(150, 9);
  });

  it("are not told of where they gave what they should, or of no week", async () => {
    expect(await proposed([whole("chat", "held", 0.9, 0.88)])).toEqual([]);
    expect(await proposed([whole("chat", "gave_less", 0.95, 0.35)], [])).toEqual([]);
  });

  const row = findingRow({
    rank: 1,
    status: "fact",
    kind: "roster_gave",
    family: "roster",
    subject_kind: "channel",
    subject: "chat",
    unit: "share",
    value: 0.284,
    compared_value: 0.952,
    action: "find_people",
  });

  it("are told as shares in every language", () => {
    for (const t of Object.values(LANGUAGES)) {
      const told = sentenceOf(row, { meta: syntheticMeta(), marks: [] }, t);
      expect(told).toMatch(/28[.,]4\s?%.*95[.,]2\s?%/);
    }
  });

  it("are no headline of a week: they were so before it", () => {
    const t = texts("en");
    const around = { meta: syntheticMeta(), marks: [] };
    const found = { changes: [], silent: [], isFew: false, tests: 40, real: 0 };
    const [event] = syntheticReports().findings.filter(({ status }) => status === "real");
    expect(headline({ ...found, all: [row, event as typeof row] }, null, around, t)).toBe(
      sentenceOf(event as typeof row, around, t).replaceAll("**", ""),
    );
    expect(headline({ ...found, all: [row] }, null, around, t)).toMatch(/^Nothing changed beyond chance/);
  });
});
