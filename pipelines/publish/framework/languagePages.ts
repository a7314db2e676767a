import { mkdir, readFile, utimes, writeFile } from "node:fs/promises";
import path from "node:path";
import { SuaraError } from "../../errors.js";

/**
 * Pages in other languages differ from the root's in their title, their header and the module of their texts alone.
 * Framework takes most of a second for each page, so it builds one in each language, which makes the modules; the others
 * are derived from what it built for the root.
 */
export const SEED = "definitions";

/** Titles of every page by language; the first language has the root, each other a folder of its code. */
export type Titles = Readonly<Record<string, Readonly<Record<string, string>>>>;

/**
 * A page's source of the root as it stands in a language's folder: its title and texts in that language, and everything
 * it reaches for one folder further up.
 */
export function pageInFolder(markdown: string, language: string, title: string): string {
  return markdown
    .replace(/^title: .*$/m, () => `title: ${JSON.stringify(title)}`)
    .replace('{en as texts} from "./i18n/en.js"', `{${language} as texts} from "./i18n/${language}.js"`)
    .replaceAll('from "./', 'from "../')
    .replaceAll('FileAttachment("', 'FileAttachment("../');
}

/** Before the build: writes the source of each language's one page. */
export async function writeSeedPages(root: string, titles: Titles): Promise<void> {
  const source = await readFile(path.join(root, `${SEED}.md`), "utf8");
  for (const [language, pages] of Object.entries(titles).slice(1)) {
    const target = path.join(root, language, `${SEED}.md`);
    await mkdir(path.dirname(target), { recursive: true });
    await writeFile(target, pageInFolder(source, language, pages[SEED] ?? ""));
    // As in staging: Framework prints files' times into the pages.
    await utimes(target, new Date(0), new Date(0));
  }
}

/**
 * After the build: writes every other page in every other language below `dist`. `header` gives a page's header by its
 * path, /id/peaks. Throws SuaraError `site_build` when a page is not built as expected.
 */
export async function deriveLanguagePages(
  dist: string,
  titles: Titles,
  header: (page: { path: string }) => string,
): Promise<void> {
  for (const [language, pages] of Object.entries(titles).slice(1)) {
    const seed = await readFile(path.join(dist, language, `${SEED}.html`), "utf8");
    for (const [page, title] of Object.entries(pages)) {
      if (page === SEED) continue;
      const built = await readFile(path.join(dist, `${page}.html`), "utf8");
      const place = { language, title, header: header({ path: `/${language}/${page}` }) };
      await writeFile(path.join(dist, language, `${page}.html`), derivedPage(built, seed, place));
    }
  }
}

/** A language's texts, en or enTables; a module of all languages has no capital after two letters, and stays. */
const TEXTS = /_import\/i18n\/([a-z]{2})((?:[A-Z]\w*)?)\.[0-9a-f]{8}\.js/g;
const HEADER = /(<header id="observablehq-header">\n)[\s\S]*?(\n<\/header>)/;
export const TITLE = /<title>[^<]*( \| suara<\/title>)/;

/**
 * A page as Framework built it for the root, in a language's folder; `seed`: a page that it built in that language. `isWeek`:
 * it stands in a folder of its own already.
 */
export function derivedPage(
  html: string,
  seed: string,
  {
    language,
    title,
    header,
    isWeek = false,
  }: { language: string; title: string; header: string; isWeek?: boolean },
): string {
  const modules = new Map([...seed.matchAll(TEXTS)].map(([file, code, name]) => [`${code}${name}`, file]));
  const inLanguage = (_: string, _code: string, name: string): string =>
    modules.get(`${language}${name}`) ?? fail(`there is no ${language}${name}.js to take the texts from`);
  const own = "{en: texts}";
  for (const [what, isThere] of [
    ["title", TITLE.test(html)],
    ["header", HEADER.test(html)],
    ["texts", html.includes(own)],
  ] as const) {
    if (!isThere) fail(`a page has no ${what} where it was expected`);
  }
  return html
    .replaceAll(isWeek ? '"../' : '"./', isWeek ? '"../../' : '"../')
    .replace(TEXTS, inLanguage)
    .replace(own, `{${language}: texts}`)
    .replace(TITLE, (_, end: string) => `<title>${escapeHtml(title)}${end}`)
    .replace(
      HEADER,
      (_, start: string, end: string) =>
        `${start}${header.replaceAll('href="/', `href="${isWeek ? "../../" : "../"}`)}${end}`,
    );
}

function fail(message: string): never {
  throw new SuaraError("site_build", message);
}

const escapeHtml = (text: string): string => text.replaceAll("&", "&amp;").replaceAll("<", "&lt;");
