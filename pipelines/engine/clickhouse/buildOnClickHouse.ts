import type { Engine } from "../engine.js";
import type { ClickHouseEngine } from "./clickhouseEngine.js";
import { type ModelText, shapesOf } from "./shapes.js";
import type { Relation } from "./tables.js";
import { fetchRelation, sendRelation } from "./transfer.js";

export interface RemoteBuild {
  /** Holds the loaded relations, and gets the results. */
  duckDb: Engine;
  clickHouse: ClickHouseEngine;
  /** Loaded relations that the models and the checks read, with the columns that identify a thing in them. */
  inputs: readonly Pick<Relation, "name" | "key">[];
  /** In an order in which every input is built before it is read. */
  models: readonly ModelText[];
  /** Which relations are wanted back; of the others DuckDB keeps none, so that nothing stale is read. */
  keep: (relation: string) => boolean;
  /** Where files pass between the engines; DuckDB must be allowed to write there. */
  workDirectory: string;
  onProgress?: (text: string) => void;
}

export interface RemotelyBuilt {
  name: string;
  rows: number;
  /** Wall time on the cluster, rounded to milliseconds. */
  seconds: number;
}

/**
 * Builds every model on ClickHouse from what DuckDB has loaded, and brings the wanted ones back in one transaction.
 * Relations that are neither an input nor a model any more are dropped on the cluster.
 */
export async function buildOnClickHouse(build: RemoteBuild): Promise<RemotelyBuilt[]> {
  const { duckDb, clickHouse, inputs, models, workDirectory, onProgress = () => undefined } = build;
  await clickHouse.createDatabases();
  const shapes = await shapesOf(duckDb, models);
  await dropOthers(clickHouse, new Set([...inputs, ...models].map((relation) => relation.name)));
  for (const input of inputs) {
    onProgress(`sending ${input.name}`);
    await sendRelation(duckDb, clickHouse, input, workDirectory);
  }
  const built: RemotelyBuilt[] = [];
  for (const [index, model] of models.entries()) {
    onProgress(`building ${model.name} (${index + 1} of ${models.length})`);
    const started = performance.now();
    const rows = await clickHouse.materialise(shapes[index] as Relation, model.body);
    built.push({ name: model.name, rows, seconds: Math.round(performance.now() - started) / 1000 });
  }
  await duckDb.transaction(async () => {
    for (const shape of shapes) {
      if (build.keep(shape.name)) {
        onProgress(`fetching ${shape.name}`);
        await fetchRelation(clickHouse, duckDb, shape, workDirectory);
      } else {
        await duckDb.run(`drop table if exists ${shape.name}`);
      }
    }
  });
  return built;
}

async function dropOthers(clickHouse: ClickHouseEngine, wanted: ReadonlySet<string>): Promise<void> {
  for (const relation of await clickHouse.relations()) {
    if (!wanted.has(relation)) await clickHouse.drop(relation);
  }
}
