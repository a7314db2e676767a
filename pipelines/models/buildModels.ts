import { type Engine, quoteIdentifier, quoteString } from "../engine/engine.js";
import { LAYERS, type Model } from "./modelFile.js";
import { orderModels } from "./modelOrder.js";

export interface BuiltModel {
  /** Relation with its schema. */
  name: string;
  rows: number;
  /** Wall time, rounded to milliseconds. */
  seconds: number;
}

const SCHEMAS = LAYERS.map(quoteString).join(", ");

/**
 * Builds every model as a table of its layer's schema, inputs first, in one transaction: readers see all of the
 * old or all of the new. Relations of models that no longer exist are dropped.
 */
export async function buildModels(
  engine: Engine,
  models: readonly Model[],
  onProgress: (text: string) => void = () => undefined,
): Promise<BuiltModel[]> {
  const ordered = orderModels(models);
  return engine.transaction(async () => {
    for (const layer of LAYERS) await engine.run(`create schema if not exists ${layer}`);
    await dropForeign(engine, new Set(ordered.map((model) => model.name)));
    const built: BuiltModel[] = [];
    for (const [index, model] of ordered.entries()) {
      onProgress(`building ${model.name} (${index + 1} of ${ordered.length})`);
      built.push(await buildOne(engine, model));
    }
    return built;
  });
}

async function buildOne(engine: Engine, model: Model): Promise<BuiltModel> {
  const started = performance.now();
  await engine.run(`create or replace table ${model.name} as\n${model.body}`);
  const rows = await engine.value<number>(`select count(*) from ${model.name}`);
  return { name: model.name, rows, seconds: Math.round(performance.now() - started) / 1000 };
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
