import path from "node:path";
import { openDuckDb } from "../../pipelines/engine/duckdb/duckDbEngine.js";
import { buildModels } from "../../pipelines/models/buildModels.js";
import { readModels } from "../../pipelines/models/modelFile.js";
import type { BuildInput, BuildOutput } from "./builds.js";

/** Every model of the product on what a database holds; answers with the seconds of each. */
const input = JSON.parse(process.argv[2] ?? "") as BuildInput;
const engine = await openDuckDb({
  path: input.database,
  allowedDirectories: [path.dirname(input.database)],
  memoryLimit: input.memoryLimit,
  tempDirectory: `${input.database}.spill`,
  timeZone: "Asia/Jakarta",
});
const started = performance.now();
const built = await buildModels(engine, await readModels());
const seconds = (performance.now() - started) / 1000;
await engine.close();
process.stdout.write(
  JSON.stringify({
    seconds,
    parts: built.map((one) => ({ name: one.name, seconds: one.seconds })),
  } satisfies BuildOutput),
);
