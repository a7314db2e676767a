import path from "node:path";
import { openDuckDb } from "../../pipelines/engine/duckdb/duckDbEngine.js";
import type { BuildInput, BuildOutput } from "./builds.js";
import { HAND_WRITTEN_SCHEMA, handWrittenQueries } from "./handWrittenQueries.js";
import { MEMORY_LIMIT } from "./workspace.js";

/** The baseline of building: one query a report, each straight from what was loaded. */
const { workspace, reports } = JSON.parse(process.argv[2] ?? "") as BuildInput;
const engine = await openDuckDb({
  path: path.join(workspace, "out/suara.duckdb"),
  allowedDirectories: [workspace],
  memoryLimit: MEMORY_LIMIT,
  tempDirectory: path.join(workspace, "out/spill"),
  timeZone: "Asia/Jakarta",
});
await engine.run(`create schema if not exists ${HAND_WRITTEN_SCHEMA}`);
const parts: BuildOutput["parts"] = [];
const started = performance.now();
for (const { name, sql } of await handWrittenQueries()) {
  if (reports?.includes(name) === false) continue;
  const began = performance.now();
  let isOutOfMemory = false;
  await engine
    .run(`create or replace table ${HAND_WRITTEN_SCHEMA}.${name} as ${sql}`)
    .catch((error: Error) => {
      if (!/out of memory/i.test(error.message)) throw error;
      isOutOfMemory = true;
    });
  parts.push({ name, seconds: Math.round(performance.now() - began) / 1000, isOutOfMemory });
}
const seconds = (performance.now() - started) / 1000;
await engine.close();
process.stdout.write(JSON.stringify({ seconds, parts } satisfies BuildOutput));
