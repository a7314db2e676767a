import { mkdir, readFile, utimes, writeFile } from "node:fs/promises";
import path from "node:path";

/**
 * A page of the root as it stands in a language's folder: its title and texts in that language, and everything it
 * reaches for one folder further up.
 */
export function pageInFolder(markdown: string, language: string, title: string): string {
  return markdown
    .replace(/^title: .*$/m, () => `title: ${JSON.stringify(title)}`)
    .replace('{en as texts} from "./i18n/en.js"', `{${language} as texts} from "./i18n/${language}.js"`)
    .replaceAll('from "./', 'from "../')
    .replaceAll('FileAttachment("', 'FileAttachment("../');
}

/** Writes every page once more for each language but the first, which has the root. `titles`: by language and page. */
export async function writeLanguagePages(
  root: string,
  titles: Readonly<Record<string, Readonly<Record<string, string>>>>,
): Promise<void> {
  for (const [language, pages] of Object.entries(titles).slice(1)) {
    await mkdir(path.join(root, language), { recursive: true });
    for (const [page, title] of Object.entries(pages)) {
      const target = path.join(root, language, `${page}.md`);
      await writeFile(
        target,
        pageInFolder(await readFile(path.join(root, `${page}.md`), "utf8"), language, title),
      );
      // As in staging: Framework prints files' times into the pages.
      await utimes(target, new Date(0), new Date(0));
    }
  }
}
