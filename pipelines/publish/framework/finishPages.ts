import { createHash } from "node:crypto";
import { readFile, writeFile } from "node:fs/promises";
import path from "node:path";
import { isEarly, scriptsAfterPaint, sheetsInPage } from "./earlyPages.js";
import type { FontSheets } from "./fonts.js";
import { htmlFiles } from "./htmlFiles.js";
import { inlineScript } from "./inlineScript.js";
import { alternateLinks, languageOf, ROOT_LANGUAGE } from "./languageLinks.js";

/**
 * Mends what Framework's page template leaves out: the language and the same page in the others, zooming on phones, the
 * fonts, and a Content-Security-Policy that lets run exactly the scripts that were built.
 */
export async function finishPages(siteDir: string, fonts: FontSheets): Promise<void> {
  const files = await htmlFiles(siteDir);
  const remember = await inlineScript("./rememberLanguage.js");
  const later = await inlineScript("./laterFonts.js");
  for (const file of files) {
    const depth = file.split(path.sep).length - 1;
    const toRoot = depth === 0 ? "./" : "../".repeat(depth);
    const language = languageOf(file);
    const isRoot = language === ROOT_LANGUAGE ? " data-is-root-language" : "";
    const built = scriptsAfterPaint(await readFile(path.join(siteDir, file), "utf8"))
      .replace(
        "<html>",
        `<html lang="${language}" data-root="${toRoot}" data-later-fonts="${fonts.chinese}"${isRoot}>`,
      )
      .replace(", maximum-scale=1", "")
      .replace(
        "</head>",
        () => `<link rel="stylesheet" href="${toRoot}${fonts.latin}">
${language === "zh" ? sheet(toRoot, fonts.chinese) : ""}</head>`,
      )
      // The letters first, which everything waits for. Scripts before every style sheet: one behind a sheet waits for it, and
      // with it all of the page that is to be read.
      .replace(
        CHARSET,
        (meta) =>
          `${meta}\n${fontPreload(toRoot, fonts.first)}${alternateLinks(file, files, toRoot)}${remember}${language === "zh" ? "" : later}`,
      );
    const html = isEarly(built) ? await sheetsInPage(built, siteDir, file) : built;
    await writeFile(
      path.join(siteDir, file),
      html.replace(CHARSET, (meta) => `${meta}\n${policyTag(html)}`),
    );
  }
}

const CHARSET = '<meta charset="utf-8">';

const fontPreload = (toRoot: string, name: string): string =>
  `<link rel="preload" as="font" type="font/woff2" crossorigin href="${toRoot}${name}">\n`;

const sheet = (toRoot: string, name: string): string => `<link rel="stylesheet" href="${toRoot}${name}">\n`;

/** Source: CSP level 3, §6.7.3.3: an inline script is allowed by the hash of its text. */
function policyTag(html: string): string {
  const hashes = [...html.matchAll(/<script[^>]*>([\s\S]*?)<\/script>/g)]
    .map((match) => match[1] ?? "")
    .filter((code) => code !== "")
    .map((code) => `'sha256-${createHash("sha256").update(code).digest("base64")}'`);
  const policy = [
    "default-src 'self'",
    `script-src 'self' ${hashes.join(" ")}`.trim(),
    "style-src 'self' 'unsafe-inline'",
    "img-src 'self' data:",
    "object-src 'none'",
    "base-uri 'none'",
    "form-action 'none'",
  ];
  return `<meta http-equiv="Content-Security-Policy" content="${policy.join("; ")}">`;
}
