import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openDuckDb } from "../../../pipelines/engine/duckdb/duckDbEngine.js";
import type { Bindable, Engine } from "../../../pipelines/engine/engine.js";
import { writeTable } from "../../../pipelines/engine/writeTable.js";

const COLUMNS = {
  name: "VARCHAR",
  share: "DOUBLE",
  people: "BIGINT",
  is_told: "BOOLEAN",
  day: "DATE",
  at: "TIMESTAMP",
};

describe("a table written from rows", () => {
  let engine: Engine;
  beforeAll(async () => {
    engine = await openDuckDb({ path: ":memory:", allowedDirectories: [], timeZone: "Asia/Jakarta" });
  });
  afterAll(() => engine.close());
  const written = async (rows: readonly Record<string, Bindable>[]) => {
    await writeTable(engine, "t", COLUMNS, rows);
    return engine.rows("select * from t order by rowid");
  };

  it("holds every value as it was, to the last bit, and null where there is none", async () => {
    const rows = Array.from({ length: 25_000 }, (_, i) => ({
      name: i % 5 === 0 ? null : `"a' \\ ${i}\u0001\n退款 👛`,
      share: i % 7 === 0 ? null : Math.sqrt(i) * 1e-7,
      people: i,
      is_told: i % 2 === 0,
      day: "2026-11-02",
      at: "2026-11-02T03:04:05Z",
    }));
    expect(await written(rows)).toEqual(rows);
  });

  it("holds whole numbers beyond what a float can", async () => {
    const people = 9_007_199_254_740_993n;
    expect(await written([{ people }])).toEqual([
      { name: null, share: null, people, is_told: null, day: null, at: null },
    ]);
  });

  it("is there without rows, and replaces what was there", async () => {
    expect(await written([])).toEqual([]);
  });

  it("refuses what is no number rather than storing nothing", async () => {
    await expect(written([{ share: Number.NaN }])).rejects.toThrow("t: share is NaN");
  });
});
