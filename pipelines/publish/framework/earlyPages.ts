import { readFile, writeFile } from "node:fs/promises";
import path from "node:path";
import { SuaraError } from "../../errors.js";

const PLACE = '<main id="observablehq-main" class="observablehq">\n';

/**
 * Puts the drawn first page of each language, the root's first, into what Framework built, before the place where scripts will
 * put it. Throws SuaraError `site_build` when a page has no such place.
 */
export async function placeEarlyPages(dist: string, pages: Readonly<Record<string, string>>): Promise<void> {
  for (const [i, [language, drawn]] of Object.entries(pages).entries()) {
    const file = path.join(dist, i === 0 ? "" : language, "index.html");
    const html = await readFile(file, "utf8");
    if (!html.includes(PLACE)) throw new SuaraError("site_build", `${file} has no place for its page`);
    await writeFile(
      file,
      html.replace(PLACE, () => `${PLACE}${drawn}\n`),
    );
  }
}

const STATIC_IMPORT = /^import (\{[^}]*\}) from ("[^"]+");$/gm;
const PRELOAD = /<link rel="modulepreload" href=("[^"]+")>\n?/g;
const MODULE = /(<script type="module">)([\s\S]*?)(<\/script>)/;
/** A tab in the background draws nothing; there the scripts go on after a while. */
const AFTER_PAINT = `await new Promise((go) => {
  requestAnimationFrame(() => setTimeout(go));
  setTimeout(go, 1000);
});`;

/** Whether a page holds its drawing. */
export const isEarly = (html: string): boolean => html.includes('class="page early"');

const SHEET = /<link rel="stylesheet"[^>]* href="([^"]+)">/g;
const SHEET_PRELOAD = /<link rel="preload" as="style"[^>]*>\n?/g;
const ADDRESS = /url\((\.{1,2}\/[^)]+)\)/g;

/**
 * A page that is drawn already needs only its style sheets to be shown: they stand in it, which saves waiting for them. `page` is
 * its path in the site.
 */
export async function sheetsInPage(html: string, siteDir: string, page: string): Promise<string> {
  const folder = path.posix.dirname(page.split(path.sep).join("/"));
  const sheets = new Map<string, string>();
  for (const [, href = ""] of html.matchAll(SHEET)) {
    const sheet = path.posix.join(folder, href);
    const toSheets = path.posix.relative(folder, path.posix.dirname(sheet));
    const css = await readFile(path.join(siteDir, sheet), "utf8");
    sheets.set(
      href,
      css.replace(ADDRESS, (_, file: string) => `url(./${path.posix.join(toSheets, file)})`),
    );
  }
  return html
    .replace(SHEET_PRELOAD, "")
    .replace(SHEET, (_, href: string) => `<style>${sheets.get(href)}</style>`);
}

/** A page that is drawn already shows itself before its scripts come and run: they would hold up the first picture of it. */
export function scriptsAfterPaint(html: string): string {
  if (!isEarly(html)) return html;
  // Asked for all at once then, as they would have been.
  const preloads = [...html.matchAll(PRELOAD)].map(([, href]) => href);
  const ask = `for (const href of [${preloads.join(", ")}])
  document.head.append(Object.assign(document.createElement("link"), { rel: "modulepreload", href }));`;
  return html
    .replace(PRELOAD, "")
    .replace(
      MODULE,
      (_, begin: string, code: string, end: string) =>
        `${begin}\n${AFTER_PAINT}\n${ask}\n${code.trimStart().replace(STATIC_IMPORT, "const $1 = await import($2);")}${end}`,
    );
}
