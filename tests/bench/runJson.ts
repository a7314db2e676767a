import { readFileSync } from "node:fs";
import path from "node:path";
import { type RunJson, runJsonSchema } from "../../pipelines/runJson.js";

/** What the last run of a workspace said of itself. */
export const readRunJson = (workspace: string): RunJson =>
  runJsonSchema.parse(JSON.parse(readFileSync(path.join(workspace, "out/run.json"), "utf8")));
