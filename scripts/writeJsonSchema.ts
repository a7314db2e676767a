// Writes the JSON Schemas of suara.yaml, which editors complete from, and of best_hour.json (`npm run fix` formats it). A
// test holds each against its zod schema.
import { writeFileSync } from "node:fs";
import { z } from "zod";
import { bestHourFile } from "../pipelines/publish/bestHourFile.js";
import { workspaceJsonSchema } from "../pipelines/workspace/issues.js";

const write = (name: string, schema: object): void =>
  writeFileSync(
    new URL(`../data/reference/${name}`, import.meta.url),
    `${JSON.stringify(schema, null, 2)}\n`,
  );
write("suara.schema.json", workspaceJsonSchema());
write("best-hour.schema.json", z.toJSONSchema(bestHourFile));
