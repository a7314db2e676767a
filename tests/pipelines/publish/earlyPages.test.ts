import { readFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, it } from "vitest";
import {
  placeEarlyPages,
  scriptsAfterPaint,
  sheetsInPage,
} from "../../../pipelines/publish/framework/earlyPages.js";
import { finishPages } from "../../../pipelines/publish/framework/finishPages.js";
import { withFolder, writeFiles } from "../../helpers/workspaces.js";

const BUILT =
  '<main id="observablehq-main" class="observablehq">\n<div><!--:615b67fc:--></div>\n</main>\n<script type="module">\n\nimport {define} from "./_import/framework.0123abcd.js";\n\ndefine({id: "615b67fc"});\n</script>';
const EARLY = '<div class="page early"><h1>Costs $& more than “usual”</h1></div>';

describe("the first page, drawn before its scripts", () => {
  it("stands in each language before the place that scripts fill, to the letter", async () => {
    await withFolder(async (folder) => {
      writeFiles(folder, { "index.html": BUILT, "id/index.html": BUILT, "peaks.html": BUILT });
      await placeEarlyPages(folder, { en: EARLY, id: EARLY });
      const place = `class="observablehq">\n${EARLY}\n<div><!--:615b67fc:-->`;
      const textOf = (file: string): string => readFileSync(path.join(folder, file), "utf8");
      expect(textOf("index.html")).toContain(place);
      expect(textOf("id/index.html")).toContain(place);
      expect(textOf("peaks.html")).toBe(BUILT);
    });
  });

  it("is an error where the page has no such place", async () => {
    await withFolder(async (folder) => {
      writeFiles(folder, { "index.html": "<main></main>" });
      await expect(placeEarlyPages(folder, { en: EARLY })).rejects.toMatchObject({ code: "site_build" });
    });
  });

  it("is shown before scripts are loaded; other pages load them at once", () => {
    const preload = '<link rel="modulepreload" href="./_import/plot.0123abcd.js">';
    const drawn = scriptsAfterPaint(`${preload}\n${BUILT.replace("\n<div>", `\n${EARLY}\n<div>`)}`);
    // A script that is asked for before takes from the first picture its share of the line and of the processor.
    expect(drawn).not.toContain(preload);
    expect(drawn.indexOf("requestAnimationFrame")).toBeLessThan(
      drawn.indexOf('["./_import/plot.0123abcd.js"]'),
    );
    expect(drawn).toContain('const {define} = await import("./_import/framework.0123abcd.js");');
    expect(drawn.indexOf("requestAnimationFrame")).toBeLessThan(drawn.indexOf("await import"));
    expect(drawn).not.toMatch(/^import /m);
    expect(scriptsAfterPaint(BUILT)).toBe(BUILT);
  });

  it("holds its style sheets, whose files are found from where it stands", async () => {
    await withFolder(async (folder) => {
      writeFiles(folder, {
        "_import/style.css": "a{background:url(./a.png)}",
        "_fonts/latin.css": "@font-face{src:url(./a.woff2)}b{background:url(data:,)}",
      });
      const head = (toRoot: string) =>
        `<link rel="preload" as="style" href="${toRoot}_import/style.css">
<link rel="stylesheet" type="text/css" href="${toRoot}_import/style.css"><link rel="stylesheet" href="${toRoot}_fonts/latin.css">`;
      const inRoot = await sheetsInPage(head("./"), folder, "index.html");
      expect(inRoot).toBe(
        "<style>a{background:url(./_import/a.png)}</style><style>@font-face{src:url(./_fonts/a.woff2)}b{background:url(data:,)}</style>",
      );
      const below = await sheetsInPage(head("../"), folder, path.join("id", "index.html"));
      expect(below).toContain("url(./../_import/a.png)");
      expect(below).toContain("url(./../_fonts/a.woff2)");
    });
  });

  it("is the only one that does when pages are finished; all ask for their letters before anything else", async () => {
    await withFolder(async (folder) => {
      const page = (body: string) =>
        `<html>\n<head>\n<meta charset="utf-8">\n<link rel="stylesheet" href="./style.css">\n</head><body>${body}</body></html>`;
      writeFiles(folder, {
        "index.html": page(EARLY),
        "peaks.html": page(""),
        "style.css": "a{color:red}",
        "_fonts/latin.css": "@font-face{src:url(./a.woff2)}",
      });
      await finishPages(folder, {
        latin: "_fonts/latin.css",
        chinese: "_fonts/zh.css",
        first: "_fonts/a.woff2",
      });
      const [early, later] = ["index.html", "peaks.html"].map((name) =>
        readFileSync(path.join(folder, name), "utf8"),
      );
      expect(early).toContain("<style>a{color:red}</style>");
      expect(early).toContain("src:url(./_fonts/a.woff2)");
      expect(early).not.toContain('<link rel="stylesheet"');
      expect(later?.match(/<link rel="stylesheet"/g)).toHaveLength(2);
      for (const html of [early, later])
        expect(html?.indexOf('<link rel="preload" as="font"')).toBeLessThan(html?.indexOf("<script>") ?? 0);
    });
  });
});
