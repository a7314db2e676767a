import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Engine } from "../../../pipelines/engine/engine.js";
import { buildModels } from "../../../pipelines/models/buildModels.js";
import { type Model, readModels } from "../../../pipelines/models/modelFile.js";
import { orderModels } from "../../../pipelines/models/modelOrder.js";
import { buildInSlices } from "../../../pipelines/models/slices.js";
import { fillRandomDesk } from "../../promises/randomDesk.js";
import { openWarehouse } from "./warehouse.js";

const models = orderModels(await readModels());
const byName = new Map(models.map((model) => [model.name, model]));
const sliced = models.filter(({ slices }) => slices !== null);

/** A desk of random rows: a model in slices of next to nothing has the rows that one statement gives it. */
describe("models in slices", () => {
  let engine: Engine;
  beforeAll(async () => {
    engine = await openWarehouse({ timeZone: "Asia/Jakarta" });
    await fillRandomDesk(engine, 11, 300, "Asia/Jakarta");
    await buildModels(engine, models);
  });
  afterAll(() => engine.close());

  const differing = async (model: Model): Promise<number> => {
    await engine.run(`create or replace temp table whole as from ${model.name}`);
    expect(await buildInSlices(engine, model, byName, 50)).toBe(true);
    return engine.value<number>(
      `select count(*) from ((from whole except all from ${model.name}) union all (from ${model.name} except all from whole))`,
    );
  };

  it.each(sliced.map((model) => [model.name, model] as const))("%s", async (_name, model) => {
    expect(await engine.value<number>(`select count(*) from ${model.name}`)).toBeGreaterThan(20);
    expect(await differing(model)).toBe(0);
  });

  it("are those whose groups no window crosses, and small ones are built whole", async () => {
    expect(sliced.map(({ name }) => name)).toContain("intermediate.int_wait_percentiles");
    for (const model of sliced) expect(await buildInSlices(engine, model, byName)).toBe(false);
  });
});
