import { mkdir, readdir, rename, rm } from "node:fs/promises";
import path from "node:path";
import { type Engine, quoteIdentifier, quoteString } from "../engine/engine.js";
import { type Model, readModels } from "./modelFile.js";

/** Layers whose tables leave the database. */
const EXPORTED = ["marts", "reports"] as const;

/**
 * Writes `marts/*.parquet` and `reports/*.parquet` below `outDir`, each in one move, rows ordered by the model's
 * grain: the same data gives the same bytes, whatever the threads or the memory. Files of models that no longer
 * exist are removed. Returns the files written.
 */
export async function exportModels(
  engine: Engine,
  outDir: string,
  models?: readonly Model[],
): Promise<string[]> {
  const exported = (models ?? (await readModels())).filter(
    (model) => model.layer === "marts" || model.layer === "reports",
  );
  const written: string[] = [];
  for (const layer of EXPORTED) {
    const directory = path.join(outDir, layer);
    await mkdir(directory, { recursive: true });
    const kept = new Set<string>();
    for (const model of exported.filter((candidate) => candidate.layer === layer)) {
      const name = `${model.name.slice(layer.length + 1)}.parquet`;
      kept.add(name);
      const target = path.join(directory, name);
      await engine.run(copyStatement(model, `${target}.tmp`));
      await rename(`${target}.tmp`, target);
      written.push(target);
    }
    await removeOthers(directory, kept);
  }
  return written;
}

function copyStatement(model: Model, file: string): string {
  const order = model.grain.map((column) => `${quoteIdentifier(column)} asc nulls last`).join(", ");
  return `copy (select * from ${model.name} order by ${order}) to ${quoteString(file)}
    (format parquet, compression zstd, row_group_size 122880)`;
}

async function removeOthers(directory: string, kept: ReadonlySet<string>): Promise<void> {
  for (const name of await readdir(directory)) {
    if (!kept.has(name) && /\.parquet(\.tmp)?$/.test(name)) await rm(path.join(directory, name));
  }
}
