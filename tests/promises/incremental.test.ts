import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Engine } from "../../pipelines/engine/engine.js";
import { forgetAbsent } from "../../pipelines/load/fileRegistry.js";
import { countSuperseded } from "../../pipelines/load/versions.js";
import { buildModels, updateModels } from "../../pipelines/models/buildModels.js";
import { type Model, readModels } from "../../pipelines/models/modelFile.js";
import { resolveAsOf, writeSettings } from "../../pipelines/models/settings.js";
import { parseConfig } from "../../pipelines/workspace/workspace.js";
import { openWarehouse } from "../pipelines/models/warehouse.js";
import { type ExportFile, exportFile, loadFile } from "./exportFiles.js";

const all = await readModels();
/** What can be rebuilt in part, and all that it is computed from: the rest is built whole, whatever changed. */
const models = closure(all.filter((model) => model.rebuild !== null));
const compared = all.filter((model) => model.rebuild !== null);

function closure(wanted: readonly Model[]): Model[] {
  const byName = new Map(all.map((model) => [model.name, model]));
  const kept = new Set<Model>();
  const visit = (model: Model) => {
    if (kept.has(model)) return;
    kept.add(model);
    for (const input of model.inputs) {
      const next = byName.get(input);
      if (next !== undefined) visit(next);
    }
  };
  for (const model of wanted) visit(model);
  return [...kept];
}

const config = parseConfig(
  "name: Desk\ntime_zone: Asia/Jakarta\nsla: [{metric: first_response, within: 4h}]\n",
);

async function settle(engine: Engine, asOf: string | undefined): Promise<void> {
  await writeSettings(engine, { config }, await resolveAsOf(engine, asOf));
}

/** Every compared relation's rows in the order of its key, as one text each. */
async function contents(engine: Engine): Promise<Map<string, string>> {
  const found = new Map<string, string>();
  for (const model of compared) {
    const rows = await engine.rows(`select * from ${model.name} order by all`);
    found.set(
      model.name,
      JSON.stringify(rows, (_, value) => (typeof value === "bigint" ? `${value}n` : value)),
    );
  }
  const superseded = await engine.rows("select path, superseded from raw.files order by path");
  found.set("superseded", JSON.stringify(superseded));
  return found;
}

interface Step {
  add: ExportFile[];
  /** Which of the files there is taken away, as a share of their number; null = none. */
  remove: number | null;
  asOf: string | undefined;
}

const step: fc.Arbitrary<Step> = fc.record({
  add: fc.array(exportFile, { minLength: 1, maxLength: 2 }),
  remove: fc.option(fc.double({ min: 0, max: 0.999, noNaN: true }), { freq: 4 }),
  asOf: fc.option(
    fc.integer({ min: 0, max: 20 * 24 }).map((hours) => new Date(Date.UTC(2026, 10, 2, hours)).toISOString()),
    { nil: undefined, freq: 3 },
  ),
});

/** Loads and updates step by step; then everything again from nothing, files in another order. */
async function bothWays(
  steps: readonly Step[],
  backwards: boolean,
): Promise<[Map<string, string>, Map<string, string>]> {
  const engine = await openWarehouse();
  let there: ExportFile[] = [];
  try {
    for (const { add, remove, asOf } of steps) {
      if (remove !== null) there.splice(Math.floor(remove * there.length), 1);
      there = [...there, ...add.filter((file) => there.every((old) => old.content !== file.content))];
      const known = await forgetAbsent(engine, there.map(presentOf));
      for (const file of there) if (!known.has(presentOf(file).path)) await loadFile(engine, file);
      await countSuperseded(engine);
      await settle(engine, asOf);
      await updateModels(engine, models);
    }
    const updated = await contents(engine);
    await forgetAbsent(engine, []);
    for (const file of backwards ? [...there].reverse() : there) await loadFile(engine, file);
    await engine.run("delete from raw.counted");
    await countSuperseded(engine);
    await settle(engine, steps.at(-1)?.asOf);
    await buildModels(engine, models);
    return [updated, await contents(engine)];
  } finally {
    await engine.close();
  }
}

const presentOf = (file: ExportFile) => ({ path: file.content, sha256: file.content, mappingSha256: "m" });

describe("an update after new, late, repeated and deleted exports", () => {
  it("gives what building everything gives: 500 random histories", async () => {
    let partial = 0;
    await fc.assert(
      fc.asyncProperty(
        fc.array(step, { minLength: 2, maxLength: 4 }),
        fc.boolean(),
        async (steps, backwards) => {
          const [updated, whole] = await bothWays(steps, backwards);
          for (const [name, rows] of whole) expect(updated.get(name), name).toBe(rows);
          partial++;
        },
      ),
      { numRuns: Number(process.env.SUARA_HISTORIES ?? 500), seed: 20_261_123 },
    );
    expect(partial).toBeGreaterThan(0);
  }, 600_000);
});
