import { createHash } from "node:crypto";
import { cp, mkdir, readFile, writeFile } from "node:fs/promises";
import path from "node:path";
import { fontFaces } from "./fontFaces.js";

const FOLDER = "_fonts";

/**
 * Copies the fonts into the site and writes one style sheet for them; a browser fetches only the ranges of characters
 * that stand on the page. Returns the sheet's path relative to the site.
 */
export async function writeFonts(siteDir: string): Promise<string> {
  await mkdir(path.join(siteDir, FOLDER), { recursive: true });
  const faces: string[] = [];
  for (const { css, source, file } of await fontFaces()) {
    faces.push(css.replace(source, await copyHashed(file, siteDir)));
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
