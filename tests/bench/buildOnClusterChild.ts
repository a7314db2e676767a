import { withModelEngine } from "../../pipelines/modelEngine.js";
import { withWarehouse } from "../../pipelines/warehouse.js";
import { openWorkspace } from "../../pipelines/workspace/workspace.js";
import type { BuildInput, BuildOutput } from "./builds.js";

/** As buildModelsChild.ts, on the cluster that SUARA_CLICKHOUSE_URL names; the whole has sending and fetching in it. */
const { workspace: directory } = JSON.parse(process.argv[2] ?? "") as BuildInput;
const workspace = await openWorkspace(directory);
const output = await withWarehouse(workspace, (engine) =>
  withModelEngine("clickhouse", engine, workspace, async (models): Promise<BuildOutput> => {
    const started = performance.now();
    const built = await models.build(() => undefined);
    return {
      seconds: (performance.now() - started) / 1000,
      parts: built.map(({ name, seconds }) => ({ name, seconds })),
    };
  }),
);
process.stdout.write(JSON.stringify(output));
