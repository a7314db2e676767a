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
const PRELOAD = /<link rel="modulepreload"[^>]*>\n/g;
const MODULE = /(<script type="module">)([\s\S]*?)(<\/script>)/;
/** A tab in the background draws nothing; there the scripts go on after a while. */
const AFTER_PAINT = `await new Promise((go) => {
  requestAnimationFrame(() => setTimeout(go));
  setTimeout(go, 1000);
});`;

/** A page that is drawn already shows itself before its scripts come and run: they would hold up the first picture of it. */
export function scriptsAfterPaint(html: string): string {
  if (!html.includes('class="page early"')) return html;
  const preloads = html.match(PRELOAD) ?? [];
  return html
    .replace(PRELOAD, "")
    .replace("</body>", (end) => `${preloads.join("")}${end}`)
    .replace(
      MODULE,
      (_, begin: string, code: string, end: string) =>
        `${begin}\n${AFTER_PAINT}\n${code.trimStart().replace(STATIC_IMPORT, "const $1 = await import($2);")}${end}`,
    );
}
