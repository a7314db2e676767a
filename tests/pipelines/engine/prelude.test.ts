import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Engine } from "../../../pipelines/engine/engine.js";
import { formatDuration } from "../../../src/components/format.js";
import { texts } from "../../../src/i18n/index.js";
import { openWarehouse } from "../models/warehouse.js";

/** What tests/promises/engines.test.ts holds ClickHouse's macros against. */
describe("macros", () => {
  let engine: Engine;
  beforeAll(async () => {
    engine = await openWarehouse();
  });
  afterAll(() => engine.close());

  it("tell a duration from a minute on as pages say it, to the minute and from a day on to the hour", async () => {
    const t = texts("en");
    const rows = await engine.rows<{ s: number; told: number }>(
      "select s, told_seconds(s) as told from (select unnest(range(3600, 90000, 7)) as s union all select unnest(range(90000, 4000000, 911)))",
    );
    expect(rows.length).toBeGreaterThan(15_000);
    expect(rows.filter(({ s, told }) => formatDuration(s, t) !== formatDuration(told, t))).toEqual([]);
    const few = await engine.rows<{ told: number }>(
      "select told_seconds(s) as told from (values (0), (1), (89), (90), (86369), (86370)) as v(s)",
    );
    expect(few.map(({ told }) => told)).toEqual([0, 60, 60, 120, 86_340, 86_400]);
  });

  it("call 4 and 5 of 5 and 8 to 10 of 10 high, as CSAT counts, what is below low, and what is unknown neither", async () => {
    const of = async (scale: string) =>
      (
        await engine.rows<{ told: string }>(
          `select score_class(n, ${scale}) as told from range(1, 11) as g(n) order by n`,
        )
      ).map(({ told }) => told);
    const classes = (low: number) => Array.from({ length: 10 }, (_, i) => (i < low ? "low" : "high"));
    expect(await of("5")).toEqual(classes(3));
    expect(await of("10")).toEqual(classes(7));
    expect(await of("null")).toEqual(Array(10).fill("none"));
    expect(await engine.value("select score_class(null, 5)")).toBe("none");
  });
});
