// Writes the JSON Schema of suara.yaml that editors complete from. A test holds it against the zod schema.
import { writeFileSync } from "node:fs";
import { workspaceJsonSchema } from "../pipelines/workspace/issues.js";

const target = new URL("../data/reference/suara.schema.json", import.meta.url);
writeFileSync(target, `${JSON.stringify(workspaceJsonSchema(), null, 2)}\n`);
