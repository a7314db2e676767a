import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, beforeAll, expect, it, vi } from "vitest";
import { type ClickHouseEngine, openClickHouse } from "../../pipelines/engine/clickhouse/clickhouseEngine.js";
import { readClickHouseSettings } from "../../pipelines/engine/clickhouse/settings.js";
import { shapesOf } from "../../pipelines/engine/clickhouse/shapes.js";
import type { Relation } from "../../pipelines/engine/clickhouse/tables.js";
import { fetchRelation, sendRelation } from "../../pipelines/engine/clickhouse/transfer.js";
import type { Engine } from "../../pipelines/engine/engine.js";
import { type Model, readModels } from "../../pipelines/models/modelFile.js";
import { orderModels } from "../../pipelines/models/modelOrder.js";
import { describeCluster } from "../helpers/cluster.js";
import { behindQuery } from "../helpers/modelClosure.js";
import { build, insert, openWarehouse } from "../pipelines/models/warehouse.js";

vi.setConfig({ testTimeout: 300_000, hookTimeout: 300_000 });
const ZONE = "Asia/Jakarta";
const HOUR = 3_600_000;
const AS_OF = { asOf: "2026-11-18T00:00:00+07:00" };
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
  let work: string;
  let duckDb: Engine;
  let clickHouse: ClickHouseEngine;
  let models: Model[];
  let shapes: Relation[];
  const send = (name: string) => sendRelation(duckDb, clickHouse, { name, key: [] }, work);

  beforeAll(async () => {
    work = mkdtempSync(path.join(tmpdir(), "suara-spans-"));
    duckDb = await openWarehouse({ timeZone: ZONE, directories: [work] });
    clickHouse = await openClickHouse({
      settings: readClickHouseSettings({ ...cluster().environment, SUARA_CLICKHOUSE_PREFIX: "spans_" }),
      timeZone: ZONE,
      shardBy: ({ columns }) => columns.map(({ name }) => name),
    });
    models = orderModels(behindQuery(await readModels(), LOOK));
    await insert(duckDb, { "raw.ticket": tickets });
    await build(duckDb, AS_OF, LOOK);
    shapes = await shapesOf(duckDb, models);
    await clickHouse.createDatabases();
    const inputs = new Set(
      models.flatMap((model) => model.inputs).filter((name) => /^(raw|ref)\./.test(name)),
    );
    for (const name of inputs) await send(name);
    for (const [i, { body }] of models.entries()) await clickHouse.materialise(shapes[i] as Relation, body);
  });
  afterAll(async () => {
    await clickHouse?.close();
    await duckDb?.close();
    rmSync(work ?? "", { recursive: true, force: true });
  });

  it.each([
    ["none", [], "2026-11-12"],
    ["Friday", ["2026-11-13"], "2026-11-15"],
    ["Friday and Monday", ["2026-11-13", "2026-11-16"], "2026-11-16"],
  ])("ClickHouse covers the days that DuckDB does: %s", async (_, dates, last) => {
    await duckDb.run("delete from ref.holidays");
    const holidays = dates.map((date) => ({ date, name: date, kind: "public" }));
    await insert(duckDb, { "ref.holidays": holidays });
    await build(duckDb, AS_OF, LOOK);
    const expected = await duckDb.rows(LOOK);
    expect(expected).toContainEqual({ series: "ticket", whole_to: last });
    await send("ref.holidays");
    // What no holiday changes stands there from before.
    const changed = new Set(["ref.holidays"]);
    for (const [i, { name, inputs, body }] of models.entries()) {
      if (!inputs.some((input) => changed.has(input))) continue;
      changed.add(name);
      await clickHouse.materialise(shapes[i] as Relation, body);
    }
    await fetchRelation(clickHouse, duckDb, spansAmong(shapes), work);
    expect(await duckDb.rows(LOOK)).toEqual(expected);
  });
});

const spansAmong = (shapes: readonly Relation[]): Relation =>
  shapes.find(({ name }) => name === "intermediate.int_spans") as Relation;
