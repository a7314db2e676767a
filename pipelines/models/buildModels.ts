import { type Engine, quoteIdentifier, quoteString } from "../engine/engine.js";
import { findChanges, forgetBuilt, writeBuilt } from "./changes.js";
import { LAYERS, type Model } from "./modelFile.js";
import { orderModels } from "./modelOrder.js";
import { PartialBuild } from "./rebuild.js";
import { buildInSlices } from "./slices.js";
import { Standing } from "./standing.js";

export interface BuiltModel {
  /** Relation with its schema. */
  name: string;
  rows: number;
  /** Wall time, rounded to milliseconds. */
  seconds: number;
}

const SCHEMAS = LAYERS.map(quoteString).join(", ");

type OnProgress = (text: string) => void;

/**
 * Builds every model as a table of its layer's schema, inputs first, in one transaction: readers see all of the
 * old or all of the new. Relations of models that no longer exist are dropped.
 */
export async function buildModels(
  engine: Engine,
  models: readonly Model[],
  onProgress: OnProgress = () => undefined,
): Promise<BuiltModel[]> {
  const ordered = orderModels(models);
  return engine.transaction(async () => {
    await forgetBuilt(engine);
    return buildAll(engine, ordered, onProgress, null, null);
  });
}

/**
 * The same outcome, computed only where the records loaded or deleted since the last `updateModels` touch it: of a
 * model that says by what it can be rebuilt the changed parts, of the others everything, and nothing of a model that reads
 * only what is as it was. Needs what a load makes.
 */
export async function updateModels(
  engine: Engine,
  models: readonly Model[],
  onProgress: OnProgress = () => undefined,
): Promise<BuiltModel[]> {
  const ordered = orderModels(models);
  return engine.transaction(async () => {
    const columns = await findChanges(engine, ordered);
    const partial = columns === null ? null : new PartialBuild(engine, ordered, columns);
    await partial?.begin();
    const standing = await Standing.read(engine, ordered, partial !== null);
    const built = await buildAll(engine, ordered, onProgress, partial, standing);
    await writeBuilt(engine, ordered);
    await standing.write(engine);
    return built;
  });
}

async function buildAll(
  engine: Engine,
  ordered: readonly Model[],
  onProgress: OnProgress,
  partial: PartialBuild | null,
  standing: Standing | null,
): Promise<BuiltModel[]> {
  for (const layer of LAYERS) await engine.run(`create schema if not exists ${layer}`);
  await dropForeign(engine, new Set(ordered.map((model) => model.name)));
  const byName = new Map(ordered.map((model) => [model.name, model]));
  const seconds: number[] = [];
  for (const [index, model] of ordered.entries()) {
    onProgress(`building ${model.name} (${index + 1} of ${ordered.length})`);
    seconds.push(await buildOne(engine, model, byName, partial, standing));
  }
  const rows = await rowsOf(engine, ordered);
  return ordered.map(({ name }, i) => ({ name, rows: rows.get(name) ?? 0, seconds: seconds[i] ?? 0 }));
}

/** In one statement, which takes a quarter of the time of one for each. */
async function rowsOf(engine: Engine, models: readonly Model[]): Promise<ReadonlyMap<string, number>> {
  if (models.length === 0) return new Map();
  const counts = models.map(({ name }) => `select ${quoteString(name)} as name, count(*) as n from ${name}`);
  const rows = await engine.rows<{ name: string; n: number }>(counts.join("\nunion all\n"));
  return new Map(rows.map(({ name, n }) => [name, n]));
}

/** Gives the seconds that it took. */
async function buildOne(
  engine: Engine,
  model: Model,
  models: ReadonlyMap<string, Model>,
  partial: PartialBuild | null,
  standing: Standing | null,
): Promise<number> {
  const started = performance.now();
  if (standing?.stands(model) !== true) {
    const rebuilt = (await partial?.rebuild(model)) ?? "whole";
    if (rebuilt === "whole" && !(await buildInSlices(engine, model, models)))
      await engine.run(`create or replace table ${model.name} as\n${model.body}`);
    standing?.note(model, rebuilt !== "unchanged");
  }
  return Math.round(performance.now() - started) / 1000;
}

async function dropForeign(engine: Engine, wanted: ReadonlySet<string>): Promise<void> {
  const tables = await engine.rows<{ schema_name: string; table_name: string }>(
    `select table_schema as schema_name, table_name from information_schema.tables where table_schema in (${SCHEMAS})`,
  );
  for (const { schema_name, table_name } of tables) {
    if (wanted.has(`${schema_name}.${table_name}`)) continue;
    await engine.run(`drop table ${quoteIdentifier(schema_name)}.${quoteIdentifier(table_name)}`);
  }
}
