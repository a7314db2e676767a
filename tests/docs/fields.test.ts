import { readFileSync } from "node:fs";
import path from "node:path";
import { expect, it } from "vitest";
import { fieldsText } from "../../scripts/fieldsText.js";
import { repository } from "../helpers/workspaces.js";

it("docs/fields.md is what the feeds say; `npm run docs:fields` writes it", () => {
  expect(readFileSync(path.join(repository, "docs/fields.md"), "utf8")).toBe(fieldsText());
});
