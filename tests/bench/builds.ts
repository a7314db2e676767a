import { constants, copyFileSync, mkdirSync, rmSync } from "node:fs";
import path from "node:path";
import { rawDatabase } from "./generate/rawDatabase.js";
import { child } from "./measure.js";
import type { BenchContext } from "./row.js";
import { MEMORY_LIMIT } from "./workspace.js";

export interface BuildInput {
  database: string;
  memoryLimit: string;
}

export interface BuildOutput {
  /** Wall time of everything, without opening the database. */
  seconds: number;
  parts: { name: string; seconds: number }[];
}

export type Builder = "buildModelsChild.ts" | "handWrittenChild.ts";

/**
 * Builds in a process of its own, on a fresh copy of the loaded data, and measures the building alone. `keep` is
 * called with the database before it is deleted.
 */
export async function build(
  context: BenchContext,
  builder: Builder,
  scale: number,
): Promise<BuildOutput & { peakMb: number | null }> {
  const source = await rawDatabase(context.dir, scale, context.seed);
  const directory = path.join(context.dir, "work-build");
  rmSync(directory, { recursive: true, force: true });
  mkdirSync(directory, { recursive: true });
  const database = path.join(directory, "suara.duckdb");
  copyFileSync(source, database, constants.COPYFILE_FICLONE);
  try {
    const cost = await child(builder, { database, memoryLimit: MEMORY_LIMIT } satisfies BuildInput);
    return { ...(JSON.parse(cost.stdout) as BuildOutput), peakMb: cost.peakMb };
  } finally {
    rmSync(directory, { recursive: true, force: true });
  }
}
