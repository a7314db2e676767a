import { readFileSync } from "node:fs";
import { expect, it } from "vitest";
import { workspaceJsonSchema } from "../../../pipelines/workspace/issues.js";
import { parseConfig } from "../../../pipelines/workspace/workspace.js";

const read = (name: string): string =>
  readFileSync(new URL(`../../../data/reference/${name}`, import.meta.url), "utf8");

it("the shipped JSON Schema is the one of the settings (npx tsx scripts/writeJsonSchema.ts renews it)", () => {
  expect(JSON.parse(read("suara.schema.json"))).toEqual(JSON.parse(JSON.stringify(workspaceJsonSchema())));
});

it("the template that init writes is accepted, its commented examples too", () => {
  const template = read("suara.template.yaml");
  expect(parseConfig(template).channels.chat).toBe("In-app chat");
  const start = template.indexOf("# sources:");
  const examples = template.slice(start).replaceAll(/^# ?/gm, "");
  const config = parseConfig(template.slice(0, start) + examples);
  expect(config.sources.map((source) => source.files)).toEqual(["exports/play/*.csv", "exports/crm/*.csv"]);
});
