import { updateModels } from "../../pipelines/models/buildModels.js";
import { readModels } from "../../pipelines/models/modelFile.js";
import { withWarehouse } from "../../pipelines/warehouse.js";
import { openWorkspace } from "../../pipelines/workspace/workspace.js";
import type { BuildInput, BuildOutput } from "./builds.js";

/** Every model of the product on what a workspace has loaded, in a database opened as a run opens it. */
const { workspace } = JSON.parse(process.argv[2] ?? "") as BuildInput;
const output = await withWarehouse(await openWorkspace(workspace), async (engine): Promise<BuildOutput> => {
  const started = performance.now();
  const built = await updateModels(engine, await readModels());
  return {
    seconds: (performance.now() - started) / 1000,
    parts: built.map(({ name, seconds }) => ({ name, seconds })),
  };
});
process.stdout.write(JSON.stringify(output));
