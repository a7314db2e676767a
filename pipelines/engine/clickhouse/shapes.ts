import type { Engine } from "../engine.js";
import type { Relation } from "./tables.js";
import { columnsOf } from "./transfer.js";

/** As much of a model as an engine needs. */
export interface ModelText {
  name: string;
  grain: readonly string[];
  body: string;
}

/**
 * The relation each model makes, with the column types DuckDB gives it: every model is defined over no rows, in the
 * order given, in a transaction that leaves nothing behind. So one engine's types hold on both.
 */
export async function shapesOf(duckDb: Engine, models: readonly ModelText[]): Promise<Relation[]> {
  const shapes: Relation[] = [];
  const done = new Error("the definitions are read; nothing is kept");
  const reading = duckDb.transaction(async () => {
    for (const { name, grain, body } of models) {
      await duckDb.run(`create schema if not exists ${name.split(".")[0]}`);
      await duckDb.run(`create or replace table ${name} as select * from (\n${body}\n) limit 0`);
      shapes.push({ name, key: grain, columns: await columnsOf(duckDb, name) });
    }
    throw done;
  });
  await reading.catch((error: unknown) => {
    if (error !== done) throw error;
  });
  return shapes;
}
