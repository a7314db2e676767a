import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Engine } from "../../../pipelines/engine/engine.js";
import { type DurationUnit, durationSql } from "../../../pipelines/load/duration.js";
import { openTestEngine } from "./stagedTable.js";

describe("a duration as tools write it", () => {
  let engine: Engine;
  beforeAll(async () => {
    engine = await openTestEngine();
  });
  afterAll(() => engine.close());

  async function seconds(text: string | null, unit: DurationUnit): Promise<number | null | "refused"> {
    const { good, micros } = durationSql("t.text", unit);
    const sql = `select ${good} as good, cast(${micros} as double) / 1e6 as seconds from (select cast($1 as varchar) as text) as t`;
    const [row] = await engine.rows<{ good: boolean; seconds: number | null }>(sql, [text]);
    return row?.good === true ? row.seconds : "refused";
  }

  it.each([
    ["00:05:30", "hh:mm:ss", 330],
    ["123:00:01.5", "hh:mm:ss", 442_801.5],
    ["-00:00:07", "hh:mm:ss", -7],
    ["1899-12-30 00:05:30", "hh:mm:ss", 330],
    ["05:30", "hh:mm:ss", "refused"],
    ["00:61:00", "hh:mm:ss", "refused"],
    ["05:30", "mm:ss", 330],
    ["75:30", "mm:ss", 4530],
    ["1:05:30", "mm:ss", 3930],
    ["05:30", "hh:mm", 19_800],
    ["05:30:09", "hh:mm", 19_809],
    [null, "hh:mm:ss", null],
    ["12.5", "minutes", 750],
    ["1,234.50", "minutes", 74_070],
    ["1.234,50", "minutes", 74_070],
    ["12,5", "minutes", 750],
    ["-1,234,567", "seconds", -1_234_567],
    ["1.234.567", "seconds", 1_234_567],
    // A thousand and more, or one and something.
    ["1,234", "minutes", "refused"],
    ["1.234", "minutes", 74.04],
    ["00:05:30", "minutes", "refused"],
    ["soon", "hours", "refused"],
    [null, "hours", null],
  ] as const)("%s in %s is %s seconds", async (text, unit, expected) => {
    expect(await seconds(text, unit)).toBe(expected);
  });
});
