import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { expect, it, vi } from "vitest";
import { openClickHouse } from "../../pipelines/engine/clickhouse/clickhouseEngine.js";
import { readClickHouseSettings } from "../../pipelines/engine/clickhouse/settings.js";
import { shapesOf } from "../../pipelines/engine/clickhouse/shapes.js";
import { fetchRelation, sendRelation } from "../../pipelines/engine/clickhouse/transfer.js";
import { readModels } from "../../pipelines/models/modelFile.js";
import { orderModels } from "../../pipelines/models/modelOrder.js";
import { describeCluster } from "../helpers/cluster.js";
import { behindQuery } from "../helpers/modelClosure.js";
import { build, insert, openWarehouse } from "../pipelines/models/warehouse.js";

vi.setConfig({ testTimeout: 300_000, hookTimeout: 300_000 });
const ZONE = "Asia/Jakarta";
const HOUR = 3_600_000;
const LOOK =
  "select series, cast(whole_to as varchar) as whole_to from intermediate.int_spans order by series";

/** A ticket each hour of eight to sixteen, Monday to Friday, from Monday 5 October until Thursday 12 November. */
const tickets = Array.from({ length: 39 * 24 }, (_, i) => Date.parse("2026-10-05T00:00:00+07:00") + i * HOUR)
  .filter((_, i) => Math.floor(i / 24) % 7 < 5 && i % 24 >= 8 && i % 24 <= 16)
  .map((at, i) => ({
    ticket_id: `t${i}`,
    created_at: new Date(at).toISOString().slice(0, 19).replace("T", " "),
  }));

describeCluster("where public holidays end the exports of a desk that rests", { shards: 2 }, (cluster) => {
  it.each([
    ["none", [], "2026-11-12"],
    ["Friday", ["2026-11-13"], "2026-11-15"],
    ["Friday and Monday", ["2026-11-13", "2026-11-16"], "2026-11-16"],
  ])("ClickHouse covers the days that DuckDB does: %s", async (_, dates, last) => {
    const work = mkdtempSync(path.join(tmpdir(), "suara-spans-"));
    const duckDb = await openWarehouse({ timeZone: ZONE, directories: [work] });
    const clickHouse = await openClickHouse({
      settings: readClickHouseSettings({
        ...cluster().environment,
        SUARA_CLICKHOUSE_PREFIX: `spans_${dates.length}_`,
      }),
      timeZone: ZONE,
      shardBy: ({ columns }) => columns.map(({ name }) => name),
    });
    try {
      const holidays = dates.map((date) => ({ date, name: date, kind: "public" }));
      await insert(duckDb, { "raw.ticket": tickets, "ref.holidays": holidays });
      await build(duckDb, { asOf: "2026-11-18T00:00:00+07:00" }, LOOK);
      const expected = await duckDb.rows(LOOK);
      expect(expected).toContainEqual({ series: "ticket", whole_to: last });
      const models = orderModels(await readModels());
      const shapes = await shapesOf(duckDb, models);
      await clickHouse.createDatabases();
      const inputs = await duckDb.rows<{ name: string }>(
        "select table_schema || '.' || table_name as name from information_schema.tables where table_schema in ('raw', 'ref') order by 1",
      );
      for (const { name } of inputs) await sendRelation(duckDb, clickHouse, { name, key: [] }, work);
      const wanted = new Set(behindQuery(models, LOOK));
      for (const [i, model] of models.entries()) {
        const shape = shapes[i];
        if (shape !== undefined && wanted.has(model)) await clickHouse.materialise(shape, model.body);
      }
      const spans = shapes.find(({ name }) => name === "intermediate.int_spans");
      await fetchRelation(clickHouse, duckDb, spans as (typeof shapes)[number], work);
      expect(await duckDb.rows(LOOK)).toEqual(expected);
    } finally {
      await clickHouse.close();
      await duckDb.close();
      rmSync(work, { recursive: true, force: true });
    }
  });
});
