import { existsSync } from "node:fs";
import { cp, mkdir, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { describe } from "vitest";
import type { LocalEngine } from "../../pipelines/engine/engine.js";
import { type LoadSummary, loadWorkspace } from "../../pipelines/load/loadWorkspace.js";
import { latestInstant } from "../../pipelines/models/asOf.js";
import { buildModels } from "../../pipelines/models/buildModels.js";
import { readModels } from "../../pipelines/models/modelFile.js";
import { writeSettings } from "../../pipelines/models/settings.js";
import { withWarehouse, workDirectory } from "../../pipelines/warehouse.js";
import { openWorkspace } from "../../pipelines/workspace/workspace.js";
import { realDataDirectory } from "../helpers/realData.js";

const here = path.dirname(fileURLToPath(import.meta.url));

/** `describe` that says by name why it is skipped where the extract is absent. */
export function describeReal(folder: string, tests: () => void): void {
  const present = existsSync(path.join(realDataDirectory(), folder));
  if (present) describe(folder, tests);
  else describe.skip(`${folder} (skipped: no such folder in ../shared/data or $SUARA_REAL_DATA)`, tests);
}

export interface RealLoad {
  summary: LoadSummary;
  engine: LocalEngine;
  /** Builds every model over what was loaded, as of the latest instant in it. */
  build(): Promise<void>;
}

/** Loads the extract through its committed mapping in a workspace of its own, which is removed after. */
export async function withRealWorkspace(
  folder: string,
  wants: (file: string) => boolean,
  look: (load: RealLoad) => Promise<void>,
): Promise<void> {
  const dir = await mkdtemp(path.join(tmpdir(), `suara-${folder}-`));
  try {
    await cp(path.join(here, folder, "suara.yaml"), path.join(dir, "suara.yaml"));
    await mkdir(path.join(dir, "exports"));
    await cp(path.join(realDataDirectory(), folder), path.join(dir, "exports"), {
      recursive: true,
      filter: (source) => !path.extname(source) || wants(path.basename(source)),
    });
    await rm(path.join(dir, "exports", "LICENSE"), { force: true });
    const workspace = await openWorkspace(dir);
    await withWarehouse(workspace, async (engine) => {
      const options = { workDir: workDirectory(workspace) };
      const summary = await loadWorkspace(engine, workspace, options, () => undefined);
      const build = async (): Promise<void> => {
        await writeSettings(engine, workspace, await latestInstant(engine));
        await buildModels(engine, await readModels());
      };
      await look({ engine, summary, build });
    });
  } finally {
    await rm(dir, { recursive: true, force: true });
  }
}

/** Sums over all files; with that, records = accepted + rejected can be asked at once. */
export const totals = ({ files }: LoadSummary) =>
  files.reduce(
    (sum, file) => ({
      records: sum.records + file.records,
      accepted: sum.accepted + file.accepted,
      rejected: sum.rejected + file.rejected,
      unused: sum.unused + file.unused,
      superseded: sum.superseded + file.superseded,
    }),
    { records: 0, accepted: 0, rejected: 0, unused: 0, superseded: 0 },
  );
