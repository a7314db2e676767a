import path from "node:path";

export const ROOT_LANGUAGE = "en";

/** Pages stand below a folder named by their language, English at the root. `file` is relative to the site. */
export const languageOf = (file: string): string =>
  /^([a-z]{2,3}(?:-[A-Za-z]+)?)[/\\]/.exec(file)?.[1] ?? ROOT_LANGUAGE;

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
