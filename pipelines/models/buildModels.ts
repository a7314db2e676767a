import { type Engine, quoteString } from "../engine/engine.js";
import { findChanges, forgetBuilt, writeBuilt } from "./changes.js";
import type { Model } from "./modelFile.js";
import { orderModels } from "./modelOrder.js";
import { PartialBuild } from "./rebuild.js";
import { BUILDING, besideName, createSchemas, dropBeside, dropOthers, renameRelations } from "./relations.js";
import { buildInSlices } from "./slices.js";
import { Standing } from "./standing.js";

export interface BuiltModel {
  /** Relation with its schema. */
  name: string;
  rows: number;
  /** Wall time, rounded to milliseconds. */
  seconds: number;
}

type OnProgress = (text: string) => void;

/**
 * Builds every model as a table of its layer's schema, inputs first: readers see all of the old or all of the new.
 * Relations of models that no longer exist are dropped.
 */
export async function buildModels(
  engine: Engine,
  models: readonly Model[],
  onProgress: OnProgress = () => undefined,
): Promise<BuiltModel[]> {
  return buildAll(engine, orderModels(models), onProgress, () => forgetBuilt(engine));
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
  const columns = await findChanges(engine, ordered);
  if (columns !== null) return buildChanged(engine, ordered, columns, onProgress);
  const standing = await Standing.read(engine, ordered, false);
  return buildAll(engine, ordered, onProgress, async () => {
    for (const model of ordered) standing.note(model, true);
    await writeBuilt(engine, ordered);
    await standing.write(engine);
  });
}

/**
 * Builds each model beside the one that stands, committed by itself, and puts all of them in place together, with what
 * `record` writes. Within one transaction the database would plan each statement as if the tables before it were empty,
 * for what is not committed has no statistics: of five million tickets that took more memory than there is.
 */
async function buildAll(
  engine: Engine,
  ordered: readonly Model[],
  onProgress: OnProgress,
  record: () => Promise<void>,
): Promise<BuiltModel[]> {
  await createSchemas(engine);
  await dropBeside(engine);
  const names = new Map(ordered.map(({ name }) => [name, besideName(name)]));
  const beside = ordered.map((model) => renamed(model, (name) => names.get(name) ?? name));
  const byName = new Map(beside.map((model) => [model.name, model]));
  return withoutLeftovers(engine, async () => {
    const seconds = await timed(ordered, onProgress, (_, index) =>
      createRelation(engine, beside[index] as Model, byName),
    );
    return engine.transaction(async () => {
      await dropOthers(engine, new Set([...names.keys(), ...names.values()]));
      await putInPlace(engine, names);
      await record();
      return accountsOf(engine, ordered, seconds);
    });
  });
}

/** Computes what changed beside what stands, and puts all of it in place together. */
async function buildChanged(
  engine: Engine,
  ordered: readonly Model[],
  columns: ReadonlySet<string>,
  onProgress: OnProgress,
): Promise<BuiltModel[]> {
  await createSchemas(engine);
  await dropBeside(engine);
  await engine.run(`create schema ${BUILDING}`);
  const partial = new PartialBuild(engine, ordered, columns);
  await partial.begin();
  const standing = await Standing.read(engine, ordered, true);
  const whole = new Map<string, string>();
  return withoutLeftovers(engine, async () => {
    const seconds = await timed(ordered, onProgress, async (model) => {
      if (standing.stands(model)) return;
      const rebuilt = await partial.rebuild(model);
      standing.note(model, rebuilt !== "unchanged");
      if (rebuilt !== "whole") return;
      const next = besideName(model.name);
      const now = (name: string): string => (name === model.name ? next : partial.current(name));
      const byName = new Map(ordered.map((other) => [now(other.name), other]));
      await createRelation(engine, renamed(model, now), byName);
      whole.set(model.name, next);
      partial.noteWhole(model, next);
    });
    const built = await engine.transaction(async () => {
      await dropOthers(engine, new Set([...ordered.map(({ name }) => name), ...whole.values()]));
      await partial.apply();
      await putInPlace(engine, whole);
      await writeBuilt(engine, ordered);
      await standing.write(engine);
      return accountsOf(engine, ordered, seconds);
    });
    await dropBeside(engine);
    return built;
  });
}

/** What failed may have taken the database with it: the first error is the one worth telling. */
async function withoutLeftovers<T>(engine: Engine, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    await dropBeside(engine).catch(() => undefined);
    throw error;
  }
}

/** By name, what was built beside each. */
async function putInPlace(engine: Engine, names: ReadonlyMap<string, string>): Promise<void> {
  for (const [name, next] of names) {
    await engine.run(`drop table if exists ${name}`);
    await engine.run(`alter table ${next} rename to ${name.slice(name.indexOf(".") + 1)}`);
  }
}

async function createRelation(
  engine: Engine,
  model: Model,
  models: ReadonlyMap<string, Model>,
): Promise<void> {
  if (!(await buildInSlices(engine, model, models)))
    await engine.run(`create or replace table ${model.name} as\n${model.body}`);
}

/** The same model called otherwise, as is what it reads. */
const renamed = (model: Model, now: (name: string) => string): Model => ({
  ...model,
  name: now(model.name),
  inputs: model.inputs.map(now),
  body: renameRelations(model.body, now),
});

/** What each took in seconds. */
async function timed(
  models: readonly Model[],
  onProgress: OnProgress,
  build: (model: Model, index: number) => Promise<void>,
): Promise<number[]> {
  const seconds: number[] = [];
  for (const [index, model] of models.entries()) {
    onProgress(`building ${model.name} (${index + 1} of ${models.length})`);
    const started = performance.now();
    await build(model, index);
    seconds.push(Math.round(performance.now() - started) / 1000);
  }
  return seconds;
}

/** The rows are counted in one statement, which takes a quarter of the time of one for each. */
async function accountsOf(
  engine: Engine,
  models: readonly Model[],
  seconds: readonly number[],
): Promise<BuiltModel[]> {
  if (models.length === 0) return [];
  const counts = models.map(({ name }) => `select ${quoteString(name)} as name, count(*) as n from ${name}`);
  const rows = await engine.rows<{ name: string; n: number }>(counts.join("\nunion all\n"));
  const byName = new Map(rows.map(({ name, n }) => [name, n]));
  return models.map(({ name }, i) => ({ name, rows: byName.get(name) ?? 0, seconds: seconds[i] ?? 0 }));
}
