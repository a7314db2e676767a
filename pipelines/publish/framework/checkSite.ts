import { existsSync } from "node:fs";
import { readdir, readFile } from "node:fs/promises";
import path from "node:path";

const BARE_IMPORT = /(?:^|[;}\n])\s*(?:import|export)(?:[\w$*{},\s]*from)?\s*["']((?![./])[^"']+)["']/g;
const BARE_DYNAMIC_IMPORT = /\bimport\(\s*["']((?![./])[^"']+)["']\s*\)/g;
const EXTERNAL_TAG = /<(?:link|script|img|iframe|source)\b[^>]+(?:href|src)=["']((?:https?:)?\/\/[^"']+)/g;
const EXTERNAL_CSS = /(?:url\(|@import\s+)["']?((?:https?:)?\/\/[^"')]+)/g;

/**
 * What in a built site would fail or leave the origin in a browser: Framework swallows an import that it cannot
 * resolve, and ends well. Returns one line a finding; empty = good.
 */
export async function checkSite(siteDir: string): Promise<string[]> {
  const findings: string[] = [];
  for (const entry of await readdir(siteDir, { withFileTypes: true, recursive: true })) {
    if (!entry.isFile() || !/\.(html|js|css)$/.test(entry.name)) continue;
    const file = path.join(entry.parentPath, entry.name);
    const found: string[] = inspect(path.extname(file), await readFile(file, "utf8"));
    if (file.endsWith(".html")) found.push(...(await missing(file)));
    findings.push(...found.map((text) => `${path.relative(siteDir, file)}: ${text}`));
  }
  return findings.sort();
}

const BUILT = /"(\.{1,2}\/(?:\.\.\/)*_(?:file|fonts|import|node|npm|observablehq)\/[^"?#]+)"/g;

/** What a page reaches for and the site does not hold. */
async function missing(page: string): Promise<string[]> {
  const text = await readFile(page, "utf8");
  const wanted = new Set([...text.matchAll(BUILT)].map((match) => match[1] ?? ""));
  return [...wanted]
    .filter((file) => !existsSync(path.join(path.dirname(page), decodeURI(file))))
    .map((file) => `missing file ${file}`);
}

function inspect(extension: string, text: string): string[] {
  const all = (pattern: RegExp, what: string) =>
    [...text.matchAll(pattern)].map((match) => `${what} ${match[1] ?? ""}`);
  if (extension === ".css") return all(EXTERNAL_CSS, "external address");
  if (extension === ".html") {
    // A page holds the desk's own texts too: what reads like an import or an address there is none.
    const styles = [...text.matchAll(/<style[^>]*>([\s\S]*?)<\/style>|\bstyle="([^"]*)"/g)];
    const scripts = [...text.matchAll(/<script[^>]*>([\s\S]*?)<\/script>/g)];
    return [
      ...all(EXTERNAL_TAG, "external address"),
      ...styles.flatMap(([, sheet = "", attribute = ""]) => inspect(".css", `${sheet}${attribute}`)),
      ...scripts.flatMap(([, code = ""]) => inspect(".js", code)),
    ];
  }
  return [...all(BARE_IMPORT, "unresolved import"), ...all(BARE_DYNAMIC_IMPORT, "unresolved import")];
}
