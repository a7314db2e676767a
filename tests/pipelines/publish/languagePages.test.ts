import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, it } from "vitest";
import { titles } from "../../../observablehq.config.js";
import {
  derivedPage,
  deriveLanguagePages,
  pageInFolder,
  SEED,
  writeSeedPages,
} from "../../../pipelines/publish/framework/languagePages.js";
import { withFolder, writeFiles } from "../../helpers/workspaces.js";

const source = path.resolve(import.meta.dirname, "../../../src");

describe("a page in a language's folder", () => {
  it("has its title in that language and reaches its modules and files from there", () => {
    for (const name of readdirSync(source).filter((file) => file.endsWith(".md"))) {
      const page = pageInFolder(readFileSync(path.join(source, name), "utf8"), "de", 'Wie "lange"');
      expect(page).toContain('title: "Wie \\"lange\\""');
      expect(page).not.toMatch(/from "\.\/|FileAttachment\("data/);
      expect(page).toMatch(/from "\.\.\/components\/pages\//);
      expect(page).toContain('import {de as texts} from "../i18n/de.js";');
    }
  });

  it("is built by Framework once in a language, and derived from the root's for the rest", async () => {
    await withFolder(async (root) => {
      const built = (
        language: string,
        prefix: string,
        title: string,
      ): string => `<title>${title} | suara</title>
<link rel="modulepreload" href="${prefix}_import/i18n/${language}.0123abcd.js">
<link rel="modulepreload" href="${prefix}_import/i18n/${language}Chat.4567cdef.js">
<link rel="modulepreload" href="${prefix}_import/i18n/unitsOfAll.89ab0123.js">
<script>const {${language}: texts} = await import("${prefix}_import/i18n/${language}.0123abcd.js");</script>
<header id="observablehq-header">
<a href="${prefix}peaks">${title}</a>
</header>`;
      const titles = {
        en: { peaks: "Peaks", [SEED]: "Definitions" },
        id: { peaks: "Puncak & <sepi>", [SEED]: "Definisi" },
      };
      writeFiles(root, {
        "src/definitions.md": "---\ntitle: Definitions\n---\n",
        "dist/definitions.html": built("en", "./", "Definitions"),
        "dist/peaks.html": built("en", "./", "Peaks").replaceAll("4567cdef", "eeeeeeee"),
        "dist/id/definitions.html": built("id", "../", "Definisi"),
      });
      await writeSeedPages(path.join(root, "src"), titles);
      expect(readFileSync(path.join(root, "src/id/definitions.md"), "utf8")).toBe(
        '---\ntitle: "Definisi"\n---\n',
      );
      const dist = path.join(root, "dist");
      await deriveLanguagePages(dist, titles, ({ path: at }) => `<a href="/id/peaks">${at}</a>`);
      expect(readFileSync(path.join(dist, "id/peaks.html"), "utf8")).toBe(
        built("id", "../", "Puncak &amp; &lt;sepi>").replace(
          /<a .*<\/a>/,
          '<a href="../id/peaks">/id/peaks</a>',
        ),
      );
    });
  });

  it("is refused when Framework built something else than expected", () => {
    const place = { language: "id", title: "", header: "" };
    const page =
      '<title>x | suara</title>{en: texts}<header id="observablehq-header">\n\n</header>_import/i18n/enChat.0123abcd.js';
    expect(() => derivedPage(page, "", place)).toThrow("idChat.js");
    expect(() => derivedPage(page.replace("{en: texts}", ""), "", place)).toThrow("no texts");
    expect(() => derivedPage(page.replace("<header", "<div"), "", place)).toThrow("no header");
  });

  it("exists for every page of the site", () => {
    const pages = readdirSync(source).filter((file) => file.endsWith(".md"));
    expect(Object.keys(titles.en ?? {}).sort()).toEqual(pages.map((file) => file.slice(0, -3)).sort());
  });
});
