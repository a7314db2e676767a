import { constants, copyFileSync, mkdirSync, rmSync } from "node:fs";
import path from "node:path";
import { openDuckDb } from "../../pipelines/engine/duckdb/duckDbEngine.js";
import type { Engine } from "../../pipelines/engine/engine.js";
import { buildModels } from "../../pipelines/models/buildModels.js";
import { type Model, readModels } from "../../pipelines/models/modelFile.js";
import { rawDatabase } from "./generate/rawDatabase.js";
import { handWrittenQueries } from "./handWrittenQueries.js";

/** Small enough to compare every value of every report, large enough for repeated events and rare states. */
const SCALE = 0.002;
const RELATIVE = 1e-9;

/**
 * Holds each hand-written query against the model of its name: the same rows, every column equal (floats to 1e-9).
 * Returns the rows compared by report. Throws with the first difference, for figures that differ are no baseline.
 */
export async function assertAgreement(dir: string, seed: number): Promise<Record<string, number>> {
  const source = await rawDatabase(dir, SCALE, seed);
  const directory = path.join(dir, "work-agreement");
  rmSync(directory, { recursive: true, force: true });
  mkdirSync(directory, { recursive: true });
  const database = path.join(directory, "suara.duckdb");
  copyFileSync(source, database, constants.COPYFILE_FICLONE);
  const engine = await openDuckDb({ path: database, allowedDirectories: [], timeZone: "Asia/Jakarta" });
  try {
    return await compareAll(engine);
  } finally {
    await engine.close();
    rmSync(directory, { recursive: true, force: true });
  }
}

async function compareAll(engine: Engine): Promise<Record<string, number>> {
  const models = await readModels();
  await buildModels(engine, models);
  const queries = await handWrittenQueries();
  const reports = models.filter((model) => model.layer === "reports");
  const missing = reports.filter((report) => !queries.some(({ name }) => report.name === `reports.${name}`));
  if (missing.length > 0) {
    throw new Error(`tests/bench/handWritten has no query for ${missing.map(({ name }) => name).join(", ")}`);
  }
  const compared: Record<string, number> = {};
  for (const { name, sql } of queries) {
    const model = reports.find((report) => report.name === `reports.${name}`);
    if (model === undefined) throw new Error(`handWritten/${name}.sql: there is no report of that name`);
    compared[name] = await compare(engine, model, sql);
  }
  return compared;
}

async function compare(engine: Engine, model: Model, sql: string): Promise<number> {
  const columns = model.outputs.join(", ");
  const order = model.grain.map((column) => `${column} nulls last`).join(", ");
  const expected = await engine.rows(`select ${columns} from ${model.name} order by ${order}`);
  const found = await engine.rows(`select ${columns} from (${sql}) order by ${order}`);
  if (found.length !== expected.length) {
    throw new Error(`${model.name}: ${expected.length} rows, by hand ${found.length}`);
  }
  for (const [i, row] of expected.entries()) {
    for (const column of model.outputs) {
      const [a, b] = [row[column], found[i]?.[column]];
      if (!same(a, b)) {
        const key = model.grain.map((part) => `${part} ${String(row[part])}`).join(", ");
        throw new Error(`${model.name}: ${column} of ${key} is ${String(a)}, by hand ${String(b)}`);
      }
    }
  }
  return expected.length;
}

function same(a: unknown, b: unknown): boolean {
  if (typeof a !== "number" || typeof b !== "number") return a === b || String(a) === String(b);
  return a === b || Math.abs(a - b) <= RELATIVE * Math.max(Math.abs(a), Math.abs(b));
}
