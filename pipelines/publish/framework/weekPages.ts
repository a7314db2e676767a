import { createHash } from "node:crypto";
import { mkdir, readdir, readFile, utimes, writeFile } from "node:fs/promises";
import path from "node:path";
import { SuaraError } from "../../errors.js";
import { derivedPage, SEED, TITLE, type Titles } from "./languagePages.js";

const FOLDER = "weekly";
const TEMPLATE = `${FOLDER}/[week].md`;
const DATA = "data/weeks";

type TitleOf = (language: string, week: string) => string;

/**
 * Before the build: writes the source of one week's page, from which the others are derived. Every week of the snapshot in
 * `root` has one but the latest, which the site begins with. Returns them, oldest first.
 */
export async function writeSeedWeek(root: string, titleOf: TitleOf): Promise<string[]> {
  const files = await readdir(path.join(root, DATA)).catch(() => []);
  const weeks = files.flatMap((file) => /^(\d{4}-W\d{2})\.json$/.exec(file)?.[1] ?? []).sort();
  const [seed, ...rest] = weeks.slice(0, -1);
  if (seed === undefined) return [];
  const template = await readFile(path.join(root, TEMPLATE), "utf8");
  const target = path.join(root, FOLDER, `${seed}.md`);
  await writeFile(
    target,
    template.replace("{{title}}", () => titleOf("en", seed)).replaceAll("{{week}}", seed),
  );
  // As in staging: Framework prints files' times into the pages.
  await utimes(target, new Date(0), new Date(0));
  return [seed, ...rest];
}

/**
 * After the build: writes the pages of the other weeks beside the one that Framework built, and all of them in the other
 * languages. They differ in their title and in the file of the week alone. Throws SuaraError `site_build` when that page is not
 * built as expected.
 */
export async function deriveWeekPages(options: {
  root: string;
  dist: string;
  weeks: readonly string[];
  titles: Titles;
  titleOf: TitleOf;
  header: (page: { path: string }) => string;
}): Promise<void> {
  const { root, dist, weeks, titles, titleOf, header } = options;
  const [seed] = weeks;
  if (seed === undefined) return;
  const [first = "en", ...languages] = Object.keys(titles);
  const html = await readFile(path.join(dist, FOLDER, `${seed}.html`), "utf8");
  const seeds = new Map<string, string>();
  for (const language of languages) {
    seeds.set(language, await readFile(path.join(dist, language, `${SEED}.html`), "utf8"));
    await mkdir(path.join(dist, language, FOLDER), { recursive: true });
  }
  for (const week of weeks) {
    const page = await ofWeek(html, { seed, week, title: titleOf(first, week), root, dist });
    await writeFile(path.join(dist, FOLDER, `${week}.html`), page);
    for (const [language, built] of seeds) {
      const place = {
        language,
        title: titleOf(language, week),
        header: header({ path: `/${language}/${FOLDER}/${week}` }),
        isWeek: true,
      };
      await writeFile(path.join(dist, language, FOLDER, `${week}.html`), derivedPage(page, built, place));
    }
  }
}

/** The page of one week as the page of another; the file that it loads is put where Framework would have put it. */
async function ofWeek(
  html: string,
  {
    seed,
    week,
    title,
    root,
    dist,
  }: { seed: string; week: string; title: string; root: string; dist: string },
): Promise<string> {
  const content = await readFile(path.join(root, DATA, `${week}.json`));
  const hash = createHash("sha256").update(content).digest("hex").slice(0, 8);
  const file = `_file/${DATA}/${week}.${hash}.json`;
  await writeFile(path.join(dist, file), content);
  const own = new RegExp(`_file/${DATA}/${seed}\\.[0-9a-f]{8}\\.json`, "g");
  if (!own.test(html)) throw new SuaraError("site_build", `the page of ${seed} loads no file of its week`);
  return html
    .replaceAll(own, file)
    .replaceAll(seed, week)
    .replace(TITLE, (_, end: string) => `<title>${title}${end}`)
    .replace(new RegExp(`(${week}\\.${hash}\\.json","lastModified":0,"size":)\\d+`), `$1${content.length}`);
}
