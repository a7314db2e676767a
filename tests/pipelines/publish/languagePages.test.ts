import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, it } from "vitest";
import { titles } from "../../../observablehq.config.js";
import { pageInFolder, writeLanguagePages } from "../../../pipelines/publish/framework/languagePages.js";
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

  it("is written for every language but the root's", async () => {
    await withFolder(async (root) => {
      writeFiles(root, { "index.md": "---\ntitle: Home\n---\n", "peaks.md": "---\ntitle: Peaks\n---\n" });
      await writeLanguagePages(root, {
        en: { index: "Home", peaks: "Peaks" },
        id: { index: "Beranda", peaks: "Puncak" },
      });
      expect(readdirSync(root).sort()).toEqual(["id", "index.md", "peaks.md"]);
      expect(readFileSync(path.join(root, "id/peaks.md"), "utf8")).toBe('---\ntitle: "Puncak"\n---\n');
    });
  });

  it("exists for every page of the site", () => {
    const pages = readdirSync(source).filter((file) => file.endsWith(".md"));
    expect(Object.keys(titles.en ?? {}).sort()).toEqual(pages.map((file) => file.slice(0, -3)).sort());
  });
});
