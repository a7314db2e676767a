import { createHash } from "node:crypto";
import { cp, mkdir, readFile, writeFile } from "node:fs/promises";
import { createRequire } from "node:module";
import path from "node:path";

const require = createRequire(import.meta.url);
const FAMILIES = [
  { entry: "@fontsource-variable/inter/wght.css", keep: /inter-latin(-ext)?-wght-normal/ },
  { entry: "@fontsource-variable/noto-sans-sc/index.css", keep: /noto-sans-sc/ },
];
const FOLDER = "_fonts";

/**
 * Copies the fonts into the site and writes one style sheet for them; a browser fetches only the ranges of characters
 * that stand on the page. Returns the sheet's path relative to the site.
 */
export async function writeFonts(siteDir: string): Promise<string> {
  await mkdir(path.join(siteDir, FOLDER), { recursive: true });
  const faces: string[] = [];
  for (const { entry, keep } of FAMILIES) {
    const file = require.resolve(entry);
    for (const face of (await readFile(file, "utf8")).match(/@font-face\s*{[^}]*}/g) ?? []) {
      const source = /url\((\.\/files\/[^)]+\.woff2)\)/.exec(face)?.[1];
      if (source === undefined || !keep.test(source)) continue;
      faces.push(face.replace(source, await copyHashed(path.join(path.dirname(file), source), siteDir)));
    }
  }
  const css = faces.map((face) => face.replace(/\s+/g, " ")).join("\n");
  const name = `${FOLDER}/fonts.${shortHash(css)}.css`;
  await writeFile(path.join(siteDir, name), css);
  return name;
}

async function copyHashed(file: string, siteDir: string): Promise<string> {
  const name = `${path.basename(file, ".woff2")}.${shortHash(await readFile(file))}.woff2`;
  await cp(file, path.join(siteDir, FOLDER, name));
  return `./${name}`;
}

const shortHash = (content: string | Buffer): string =>
  createHash("sha256").update(content).digest("hex").slice(0, 8);
