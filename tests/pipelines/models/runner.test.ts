import { describe, expect, it } from "vitest";
import { latestInstant, resolveAsOf } from "../../../pipelines/models/asOf.js";
import { buildModels } from "../../../pipelines/models/buildModels.js";
import { type Layer, type Model, parseModel } from "../../../pipelines/models/modelFile.js";
import { orderModels } from "../../../pipelines/models/modelOrder.js";
import { besideName, STANDING_TABLES } from "../../../pipelines/models/relations.js";
import { writeSettings } from "../../../pipelines/models/settings.js";
import { requireModels } from "../../../pipelines/warehouse.js";
import { parseConfig } from "../../../pipelines/workspace/workspace.js";
import { insert, modelled, openWarehouse } from "./warehouse.js";

const file = (name: string, inputs: string, body: string): string => `-- Model:   ${name}
-- Grain:   one row per thing (thing_id, part?)
-- Inputs:  ${inputs}
-- Outputs: thing_id,
--          part
-- Units:   none
-- Note:    a note
--          of two lines
${body};
`;
const model = (
  layer: Layer,
  name: string,
  inputs: string,
  body = "select 1 as thing_id, null as part",
): Model => parseModel(layer, name, file(`${layer}/${name}`, inputs, body));

describe("parseModel", () => {
  it("reads every line of the header and the body below it", () => {
    expect(model("marts", "things", "staging.a, intermediate.b", "select 1")).toEqual({
      name: "marts.things",
      layer: "marts",
      inputs: ["staging.a", "intermediate.b"],
      outputs: ["thing_id", "part"],
      grain: ["thing_id", "part"],
      nullableGrain: ["part"],
      units: "none",
      note: "a note of two lines",
      rebuild: null,
      parts: null,
      slices: null,
      body: "select 1",
    });
  });

  it("refuses a header that is another file's, incomplete, out of order, without a key, or without a body", () => {
    const good = file("marts/things", "none", "select 1");
    const bad = (text: string) => () => parseModel("marts", "things", text);
    expect(bad(good)).not.toThrow();
    expect(bad(good.replace("marts/things", "marts/other"))).toThrow(/marts\/things .*names marts\/other/);
    expect(bad(good.replace(/-- Units.*\n/, ""))).toThrow(/must have Model, Grain/);
    expect(bad(good.replace("Units:", "Inputs:"))).toThrow(/each once and in this order/);
    expect(bad(good.replace("(thing_id, part?)", ""))).toThrow(/key columns in brackets/);
    expect(bad(good.replace("select 1;", ""))).toThrow(/no statement/);
  });
});

describe("orderModels", () => {
  const staged = model("staging", "stg_a", "raw.ticket");
  const names = (models: readonly Model[]) => orderModels(models).map((m) => m.name);

  it("puts inputs first, whatever the order given", () => {
    const chain = [
      model("reports", "r", "marts.m"),
      model("intermediate", "a_late", "intermediate.z_early"),
      model("intermediate", "z_early", "staging.stg_a"),
      model("marts", "m", "intermediate.a_late"),
      staged,
    ];
    const expected = ["staging.stg_a", "intermediate.z_early", "intermediate.a_late", "marts.m", "reports.r"];
    expect(names(chain)).toEqual(expected);
    expect(names(chain.toReversed())).toEqual(expected);
  });

  it("refuses cycles, spelled out", () => {
    const cycle = [
      model("intermediate", "x", "intermediate.y"),
      model("intermediate", "y", "intermediate.x"),
    ];
    expect(() => names(cycle)).toThrow("intermediate.x → intermediate.y → intermediate.x");
  });

  it("refuses unknown inputs, references backwards, and rows read past staging", () => {
    expect(() => names([model("marts", "m", "staging.nothing")])).toThrow(/staging\.nothing, and no model/);
    const backwards = [model("intermediate", "i", "marts.m"), model("marts", "m", "none")];
    expect(() => names(backwards)).toThrow(/marts\.m, which is built after it/);
    expect(() => names([model("marts", "m", "raw.ticket")])).toThrow(/only staging reads/);
    expect(() => names([staged, model("staging", "stg_b", "staging.stg_a")])).toThrow(/its own layer/);
    expect(() => names([staged, staged])).toThrow(/same relation/);
  });
});

describe("buildModels", () => {
  it("reports rows and progress, drops models that are gone, and leaves all as it was when one fails", async () => {
    const engine = await openWarehouse();
    try {
      const said: string[] = [];
      const built = await buildModels(
        engine,
        [model("marts", "old", "none"), model("marts", "kept", "none", "select 1 as a union all select 2")],
        (text) => said.push(text),
      );
      expect(built.map(({ name, rows }) => [name, rows])).toEqual([
        ["marts.kept", 2],
        ["marts.old", 1],
      ]);
      expect(said).toEqual(["building marts.kept (1 of 2)", "building marts.old (2 of 2)"]);

      const tables =
        "select table_name from information_schema.tables where table_schema = 'marts' order by 1";
      const broken = [
        model("marts", "kept", "none"),
        model("reports", "bad", "marts.kept", "select missing from marts.kept"),
      ];
      await expect(buildModels(engine, broken)).rejects.toThrow(/missing/);
      expect((await engine.rows(tables)).map((row) => row.table_name)).toEqual(["kept", "old"]);
      expect(await engine.value("select count(*) from marts.kept")).toBe(2);

      await buildModels(engine, [model("marts", "kept", "none")]);
      expect((await engine.rows(tables)).map((row) => row.table_name)).toEqual(["kept"]);
    } finally {
      await engine.close();
    }
  });

  it("plans each model by what those before it hold, which is committed by then, and shows none before all are built", async () => {
    const engine = await openWarehouse();
    const models = [
      model("staging", "stg_many", "raw.chat", "select range as thing_id, null as part from range(5000)"),
      model("marts", "all_of_them", "staging.stg_many", "select * from staging.stg_many"),
    ];
    const standing = `select count(*) from (${STANDING_TABLES})`;
    const seen: { estimate: string; isStanding: boolean }[] = [];
    try {
      await buildModels(
        {
          ...engine,
          async run(sql, values) {
            if (/create or replace table marts\./.test(sql)) {
              const [plan] = await engine.rows<{ explain_value: string }>(`explain ${sql}`);
              const [estimate = ""] = /~[\d,]+ rows(?!.*~)/s.exec(plan?.explain_value ?? "") ?? [];
              seen.push({ estimate, isStanding: (await engine.value<number>(standing)) > 0 });
            }
            await engine.run(sql, values);
          },
        },
        models,
      );
      expect(seen).toEqual([{ estimate: "~5,000 rows", isStanding: false }]);
      expect(await engine.value(standing)).toBe(2);
    } finally {
      await engine.close();
    }
  });

  it("clears what a build that was cut off has left, which counts for nothing until then", async () => {
    const engine = await openWarehouse();
    try {
      await engine.run("create schema reports");
      await engine.run(`create table ${besideName("reports.cut_off")} as select 1 as a`);
      await expect(requireModels(engine)).rejects.toThrow(/nothing has been computed/);
      await buildModels(engine, [model("reports", "whole", "none")]);
      await expect(requireModels(engine)).resolves.toBeUndefined();
      const tables = "select table_name from information_schema.tables where table_schema = 'reports'";
      expect(await engine.rows(tables)).toEqual([{ table_name: "whole" }]);
    } finally {
      await engine.close();
    }
  });

  it("builds every model, empty, when nothing was loaded", async () => {
    expect(await modelled({}, "select sum(row_count) as n from reports.coverage")).toEqual([{ n: 0 }]);
  });
});

describe("settings", () => {
  it("finds the latest instant, or takes the given one in UTC to the microsecond", async () => {
    const engine = await openWarehouse();
    try {
      expect(await latestInstant(engine)).toBeNull();
      await insert(engine, {
        "raw.feedback": [
          { feedback_id: "f", created_at: "2026-11-09 02:00", replied_at: "2026-11-10 01:00" },
        ],
      });
      expect(await resolveAsOf(engine, undefined)).toBe("2026-11-10T01:00:00Z");
      expect(await resolveAsOf(engine, "2026-11-16T00:00:00.123456+07:00")).toBe(
        "2026-11-15T17:00:00.123456Z",
      );
      expect(await resolveAsOf(engine, "2026-11-16T00:00:00.000Z")).toBe("2026-11-16T00:00:00Z");
      await expect(resolveAsOf(engine, "2026-11-16")).rejects.toThrow(/not an instant/);
      await expect(resolveAsOf(engine, "2026-13-16T00:00:00Z")).rejects.toMatchObject({ exitCode: 64 });
    } finally {
      await engine.close();
    }
  });

  it("writes suara.yaml's durations as seconds", async () => {
    const engine = await openWarehouse();
    try {
      const config = parseConfig(
        "name: T\ntime_zone: Asia/Jakarta\nchannels: {web: Help form}\nsla: [{metric: first_response, channel: web, within: 2h}]\nservice_level: {threshold: 20s}\n",
      );
      await writeSettings(engine, { config }, "2026-11-16T00:00:00Z");
      expect(await engine.rows("select * from ref.settings")).toEqual([
        {
          as_of: "2026-11-16T00:00:00Z",
          exported_since: null,
          service_level_formula: "without_short_abandons",
          service_level_seconds: 20,
          short_abandon_seconds: 5,
          small_cell: 5,
        },
      ]);
      expect(await engine.rows("select * from ref.sla_targets")).toEqual([
        {
          metric: "first_response",
          channel: "web",
          category: null,
          priority: null,
          seconds: 7200,
          clock: "calendar",
        },
      ]);
      expect(await engine.rows("select * from ref.desk_channels")).toEqual([
        { channel: "web", label: "Help form" },
      ]);
    } finally {
      await engine.close();
    }
  });
});
