import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Engine } from "../../../pipelines/engine/engine.js";
import { microsSql } from "../../../pipelines/load/micros.js";
import { openTestEngine } from "./stagedTable.js";

describe("a decimal text as microseconds", () => {
  let engine: Engine;
  beforeAll(async () => {
    engine = await openTestEngine();
  });
  afterAll(() => engine.close());

  it.each([
    ["0", 1_000_000, 0],
    ["-1.5", 1_000_000, -1_500_000],
    ["-0.25", 1_000_000, -250_000],
    ["1764548000.000001", 1_000_000, 1_764_548_000_000_001],
    ["20000000", 1_000_000, 20_000_000_000_000],
    ["1764548000123.5", 1000, 1_764_548_000_123_500],
    ["0.0005", 1000, 1],
    ["0.000499", 1000, 0],
    ["-0.0005", 1000, -1],
    ["99999999", 3_600_000_000, 359_999_996_400_000_000n],
    ["0.000001", 3_600_000_000, 3600],
  ])("%s times %i is %i", async (text, unit, expected) => {
    const sql = `select ${microsSql("t.text", unit)} as micros from (select cast($1 as varchar) as text) as t`;
    const [row] = await engine.rows<{ micros: number | bigint }>(sql, [text]);
    expect(BigInt(row?.micros ?? -1)).toBe(BigInt(expected));
  });
});
