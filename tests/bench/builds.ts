import { constants, copyFileSync, mkdirSync, rmSync } from "node:fs";
import path from "node:path";
import { rawDatabase } from "./generate/rawDatabase.js";
import { child } from "./measure.js";
import type { BenchContext } from "./row.js";
import { writeWorkspace } from "./workspace.js";

export interface BuildInput {
  /** Folder whose out/suara.duckdb holds what was loaded. */
  workspace: string;
  /** These reports and what they rest on; null: all. */
  reports: readonly string[] | null;
}

export interface BuildOutput {
  /** Wall time of everything, without opening the database. */
  seconds: number;
  /** isOutOfMemory: what took so long ended without a table, for want of memory. */
  parts: { name: string; seconds: number; isOutOfMemory?: boolean }[];
}

/** The parts, and what of the whole is none of theirs: finding what changed, and the commit. */
function withRest({ seconds, parts }: BuildOutput): BuildOutput {
  const rest = seconds - parts.reduce((sum, part) => sum + part.seconds, 0);
  return { seconds, parts: [...parts, { name: "commit and the rest", seconds: rest }] };
}

export type Builder = "buildModelsChild.ts" | "buildOnClusterChild.ts" | "handWrittenChild.ts";

/** Builds in a process of its own, on a fresh copy of the loaded data; the time is that of the building alone. */
export async function build(
  context: BenchContext,
  builder: Builder,
  scale: number,
  reports: BuildInput["reports"] = null,
): Promise<BuildOutput & { peakMb: number | null }> {
  const source = await rawDatabase(context.dir, scale, context.seed);
  const workspace = path.join(context.dir, "work-build");
  rmSync(workspace, { recursive: true, force: true });
  writeWorkspace(workspace);
  mkdirSync(path.join(workspace, "out"));
  copyFileSync(source, path.join(workspace, "out/suara.duckdb"), constants.COPYFILE_FICLONE);
  try {
    const cost = await child(builder, { workspace, reports } satisfies BuildInput);
    return { ...withRest(JSON.parse(cost.stdout) as BuildOutput), peakMb: cost.peakMb };
  } finally {
    rmSync(workspace, { recursive: true, force: true });
  }
}
