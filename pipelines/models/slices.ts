import { type Engine, quoteString } from "../engine/engine.js";
import type { Model } from "./modelFile.js";

/** Rows of the inputs that are worked on at once: what windows and groups over them need stays within 300 MB. */
const SLICE_ROWS = 1_000_000;

interface Slice {
  keys: string[];
  rows: number;
}

/**
 * Builds a model that says by what it can be sliced, a few values of that column at a time, where its inputs are too large
 * to be worked on in one piece: memory is then bounded by the largest value, not by the whole. The rows are those of one
 * statement over everything. False, and nothing done, where the model has no slices or its inputs are small.
 */
export async function buildInSlices(
  engine: Engine,
  model: Model,
  models: ReadonlyMap<string, Model>,
  sliceRows: number = SLICE_ROWS,
): Promise<boolean> {
  if (model.slices === null) return false;
  const column = model.slices.inputColumn;
  const sliced = model.inputs.filter((input) => models.get(input)?.outputs.includes(column));
  const keys = await keysOf(engine, column, sliced);
  const slices = inSlices(keys.filter(isNamed), sliceRows);
  // Rows without a value would be in none of the slices.
  if (slices.length < 2 || !keys.every(isNamed)) return false;
  await engine.run(`create or replace table ${model.name} as select * from (\n${model.body}\n) limit 0`);
  for (const { keys } of slices) {
    await engine.run(`insert into ${model.name} ${bodyOf(model, column, sliced, keys)}`);
  }
  return true;
}

interface Key extends Record<string, unknown> {
  key: string | null;
  n: number;
}
const isNamed = (key: Key): key is Key & { key: string } => key.key !== null;

/** Each value and how many rows of the inputs have it. */
const keysOf = (engine: Engine, column: string, inputs: readonly string[]): Promise<Key[]> =>
  engine.rows<Key>(
    `select cast(key as varchar) as key, cast(count(*) as double) as n
     from (${inputs.map((input) => `select ${column} as key from ${input}`).join(" union all ")})
     group by key order by key`,
  );

function inSlices(keys: readonly { key: string; n: number }[], sliceRows: number): Slice[] {
  const slices: Slice[] = [];
  for (const { key, n } of keys) {
    const last = slices.at(-1);
    if (last === undefined || last.rows + n > sliceRows) slices.push({ keys: [key], rows: n });
    else {
      last.keys.push(key);
      last.rows += n;
    }
  }
  return slices;
}

/** The statement over the rows with these values alone. */
function bodyOf(model: Model, column: string, sliced: readonly string[], keys: readonly string[]): string {
  const list = keys.map(quoteString).join(", ");
  const names = new RegExp(`\\b(?:${sliced.map((name) => name.replace(".", "\\.")).join("|")})\\b`, "g");
  return model.body.replace(
    names,
    (name) => `(select * from ${name} where cast(${column} as varchar) in (${list}))`,
  );
}
