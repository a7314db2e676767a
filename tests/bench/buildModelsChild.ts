import { updateModels } from "../../pipelines/models/buildModels.js";
import { readModels } from "../../pipelines/models/modelFile.js";
import { withWarehouse } from "../../pipelines/warehouse.js";
import { openWorkspace } from "../../pipelines/workspace/workspace.js";
import { withInputs } from "../helpers/modelClosure.js";
import type { BuildInput, BuildOutput } from "./builds.js";

/** Every model of the product, or those that some reports rest on, on what a workspace has loaded, in a database opened as a run opens it. */
const { workspace, reports } = JSON.parse(process.argv[2] ?? "") as BuildInput;
const output = await withWarehouse(await openWorkspace(workspace), async (engine): Promise<BuildOutput> => {
  const all = await readModels();
  const wanted = all.filter(({ name }) => reports?.includes(name.replace("reports.", "")));
  if (reports !== null && wanted.length < reports.length)
    throw new Error("a report of the list is none of the models");
  const started = performance.now();
  const built = await updateModels(engine, reports === null ? all : withInputs(all, wanted));
  return {
    seconds: (performance.now() - started) / 1000,
    parts: built.map(({ name, seconds }) => ({ name, seconds })),
  };
});
process.stdout.write(JSON.stringify(output));
