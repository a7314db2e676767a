import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, it } from "vitest";
import { bundlePages } from "../../../pipelines/publish/framework/bundlePages.js";
import { withFolder, writeFiles } from "../../helpers/workspaces.js";

const page = (prefix: string, module: string, texts: string): string => `<html><head>
<link rel="modulepreload" href="${prefix}_import/parts/card.00000001.js">
<script type="module">
import {define} from "${prefix}_observablehq/client.00000002.js";
import {registerFile} from "${prefix}_observablehq/stdlib.00000003.js";
registerFile("./data/x.json", {"path":"${prefix}_file/data/x.00000009.json"});
define({body: async () => {
const [{show}, {texts}] = await Promise.all([import("${prefix}_import/components/pages/${module}"), import("${prefix}_import/i18n/${texts}")]);
}});
</script></head></html>`;

/** As Framework leaves it: a module a file, the packages by folders of their own. */
const built = {
  "index.html": page("./", "one.00000004.js", "en.00000005.js"),
  "id/two.html": page("../", "two.00000006.js", "en.00000005.js"),
  "_observablehq/client.00000002.js":
    'import {files} from "./stdlib.00000003.js";\nexport const define = () => files.size;\nconst more = () => import("./stdlib/inputs.js");\nexport {more};\n',
  "_observablehq/stdlib.00000003.js":
    "export const files = new Map();\nexport const registerFile = (name, file) => files.set(name, file);\n",
  "_import/parts/card.00000001.js": "export const card = (text) => `<card>${text}</card>`;\n",
  "_import/components/pages/one.00000004.js":
    'import {format} from "../../../_node/date-fns@4.4.0/index.00000007.js";\nimport {card} from "../../parts/card.00000001.js";\nexport const show = (day) => card(format(day, "yyyy"));\n',
  "_import/components/pages/two.00000006.js":
    'import * as dates from "../../../_node/date-fns@4.4.0/index.00000007.js";\nimport {card} from "../../parts/card.00000001.js";\nexport const show = (day) => card(dates.addDays(day, 1).toISOString());\n',
  "_import/i18n/en.00000005.js": 'export const texts = {hello: "Hello"};\n',
  "_import/style.00000008.css": "body {}",
  "_node/date-fns@4.4.0/index.00000007.js": "throw new Error('the package as it is installed is taken');\n",
  "_file/data/x.00000009.json": "{}",
};

const filesOf = (folder: string): string[] =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => path.relative(folder, path.join(entry.parentPath, entry.name)))
    .sort();

describe("the scripts of a built site", () => {
  it("are a few files a page: Framework's, the texts, the page's own, and of packages what any page uses", async () => {
    await withFolder(async (folder) => {
      writeFiles(folder, built);
      await bundlePages(folder);
      const names = filesOf(folder).map((file) => file.replace(/\.[0-9a-f]{8}\./, ".#."));
      expect(names).toEqual([
        "_file/data/x.#.json",
        "_import/framework.#.js",
        "_import/i18n/en.#.js",
        "_import/packages/date-fns.#.js",
        "_import/pages/one.#.js",
        "_import/pages/two.#.js",
        "_import/style.#.css",
        "id/two.html",
        "index.html",
      ]);
      const html = readFileSync(path.join(folder, "id/two.html"), "utf8");
      const preloads = [...html.matchAll(/modulepreload" href="([^"]+)"/g)].map((match) => match[1] ?? "");
      expect(preloads.map((file) => file.replace(/\.[0-9a-f]{8}\./, "."))).toEqual([
        "../_import/framework.js",
        "../_import/pages/two.js",
        "../_import/packages/date-fns.js",
        "../_import/i18n/en.js",
      ]);
      for (const file of preloads) expect(filesOf(folder)).toContain(path.join("id", file));
      expect(html).toContain('"path":"../_file/data/x.00000009.json"');
      // They run: each page's own code with the functions of the package that it names.
      const run = async (name: string) => {
        const file = filesOf(folder).find((one) => one.startsWith(`_import/pages/${name}`)) ?? "";
        return (await import(path.join(folder, file))).show(new Date("2026-11-09T12:00:00Z"));
      };
      expect(await run("one")).toBe("<card>2026</card>");
      expect(await run("two")).toBe("<card>2026-11-10T12:00:00.000Z</card>");
      const packaged = filesOf(folder).find((file) => file.includes("date-fns")) ?? "";
      expect(Object.keys(await import(path.join(folder, packaged))).sort()).toEqual(["addDays", "format"]);
    });
  });

  it("have the same names and bytes wherever they are built", async () => {
    const contents = async () =>
      withFolder(async (folder) => {
        writeFiles(folder, built);
        await bundlePages(folder);
        return filesOf(folder).map((file) => [file, readFileSync(path.join(folder, file), "utf8")]);
      });
    expect(await contents()).toEqual(await contents());
  });
});
