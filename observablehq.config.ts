import { LANGUAGES, texts } from "./src/i18n/index.js";

const PAGES = [
  "index",
  "response-times",
  "chat",
  "targets",
  "quality",
  "peaks",
  "staffing",
  "channels",
  "categories",
  "causes",
  "themes",
  "safety",
  "data",
  "definitions",
] as const;
type Page = (typeof PAGES)[number];
/** What the figures rest on: beside the languages, above the pages that are read. */
const BASIS: readonly Page[] = ["data", "definitions"];
const [ROOT_LANGUAGE = "en"] = Object.keys(LANGUAGES);

/** Titles of every page by language, the root's first; the build writes a folder for each other language. */
export const titles = Object.fromEntries(
  Object.entries(LANGUAGES).map(([code, { nav }]) => [
    code,
    Object.fromEntries(PAGES.map((page) => [page, nav[page]])),
  ]),
);

/** What the page of a week that is past is called. */
export const weekTitle = (language: string, week: string): string =>
  texts(language).weekly.title(String(Number(week.slice(-2))), week.slice(0, 4));

const href = (language: string, page: string): string =>
  `${language === ROOT_LANGUAGE ? "" : `/${language}`}/${page === "index" ? "" : page}`;

/** Language and page of a path such as /id/peaks, /index or /weekly/2026-W45. */
function placeOf(path: string): { language: string; name: string; page: Page } {
  const parts = path.split("/").filter((part) => part !== "");
  const [first = ""] = parts;
  const isFolder = first in LANGUAGES && first !== ROOT_LANGUAGE;
  const name = (isFolder ? parts.slice(1) : parts).join("/") || "index";
  return {
    language: isFolder ? first : ROOT_LANGUAGE,
    name,
    page: PAGES.find((page) => page === name) ?? "index",
  };
}

/** On a phone the row of pages is wider than the screen: before the first picture it stands at the page one is on. */
const SHOW_CURRENT =
  "{const row=document.querySelector('.bar .pages');const page=row.querySelector('[aria-current]');if(page)row.scrollLeft=page.offsetLeft-row.offsetLeft-(row.clientWidth-page.offsetWidth)/2}";

function header(path: string): string {
  const { language, name, page } = placeOf(path);
  const t = texts(language);
  const link = (to: Page): string =>
    `<a href="${href(language, to)}"${to === page ? ' aria-current="page"' : ""}>${t.nav[to]}</a>`;
  const others = Object.entries(LANGUAGES).map(
    ([code, other]) =>
      `<a href="${href(code, name)}" lang="${code}" hreflang="${code}"${code === language ? ' aria-current="true"' : ""}><span class="full">${other.languageName}</span> <abbr title="${other.languageName}">${other.languageShort}</abbr></a>`,
  );
  const languages =
    others.length < 2
      ? ""
      : `<nav class="languages" aria-label="${t.languageLabel}">${others.join("")}</nav>`;
  const read = PAGES.filter((one) => !BASIS.includes(one)).map((one) => link(one));
  const basis = BASIS.map((one) => link(one)).join("");
  return `<a class="skip" href="#observablehq-main">${t.skip}</a>
<div class="bar"><a class="brand" href="${href(language, "index")}">suara</a><nav class="basis" aria-label="${t.basisLabel}">${basis}</nav>${languages}<nav class="pages" aria-label="${t.navLabel}">${read.join("")}</nav></div><script>${SHOW_CURRENT}</script>`;
}

/** Framework's settings. `root` and `output` are set by the build, which works on a staged copy of `src`. */
export default {
  root: "src",
  output: "dist",
  title: "suara",
  style: "style.css",
  globalStylesheets: [],
  head: '<link rel="icon" href="data:,"><meta name="color-scheme" content="light dark">',
  header: ({ path }: { path: string }) => header(path),
  footer: "",
  sidebar: false,
  toc: false,
  pager: false,
  search: false,
  // The other languages' pages are derived from these: see pipelines/publish/framework/languagePages.ts.
  pages: PAGES.map((page) => ({ name: texts(ROOT_LANGUAGE).nav[page], path: href(ROOT_LANGUAGE, page) })),
  duckdb: { extensions: { json: null, parquet: null } },
};
