import { createHash } from "node:crypto";
import { readFile, writeFile } from "node:fs/promises";
import path from "node:path";
import { fileURLToPath } from "node:url";

const SCRIPT = fileURLToPath(new URL("./rememberLanguage.js", import.meta.url));
export const ROOT_LANGUAGE = "en";

/** Pages stand below a folder named by their language, English at the root. `file` is relative to the site. */
export const languageOf = (file: string): string =>
  /^([a-z]{2,3}(?:-[A-Za-z]+)?)[/\\]/.exec(file)?.[1] ?? ROOT_LANGUAGE;

/** The script that keeps a reader's language, under a name that changes with its text. Returns it relative to the site. */
export async function writeLanguageScript(siteDir: string): Promise<string> {
  const text = await readFile(SCRIPT);
  const name = `_language.${createHash("sha256").update(text).digest("hex").slice(0, 8)}.js`;
  await writeFile(path.join(siteDir, name), text);
  return name;
}

/** `<link>`s from a page to itself in the other languages, as far as `files` (relative to the site) holds it. */
export function alternateLinks(file: string, files: readonly string[], toRoot: string): string {
  const place = (other: string): string => other.split(path.sep).join("/");
  const language = languageOf(file);
  const page = language === ROOT_LANGUAGE ? place(file) : place(file).slice(language.length + 1);
  return files
    .map(place)
    .filter((other) => {
      const folder = languageOf(other);
      return other === (folder === ROOT_LANGUAGE ? page : `${folder}/${page}`);
    })
    .map((other) => {
      const address = other.replace(/(^|\/)index\.html$/, "$1").replace(/\.html$/, "");
      return `<link rel="alternate" hreflang="${languageOf(other)}" href="${toRoot}${address}">\n`;
    })
    .join("");
}
