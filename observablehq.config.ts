import { texts } from "./src/i18n/index.js";

const PAGES = ["index", "response-times", "peaks", "categories", "data", "definitions"] as const;

const href = (page: string): string => (page === "index" ? "/" : `/${page}`);
const link = (page: (typeof PAGES)[number], path: string): string =>
  `<a href="${href(page)}"${path === `/${page}` ? ' aria-current="page"' : ""}>${texts("en").nav[page]}</a>`;

/** Framework's settings. `root` and `output` are set by the build, which works on a staged copy of `src`. */
export default {
  root: "src",
  output: "dist",
  title: "suara",
  style: "style.css",
  globalStylesheets: [],
  head: '<link rel="icon" href="data:,"><meta name="color-scheme" content="light dark">',
  header: ({ path }: { path: string }) =>
    `<a class="skip" href="#observablehq-main">${texts("en").skip}</a>
<div class="bar"><a class="brand" href="/">suara</a><nav aria-label="${texts("en").navLabel}">${PAGES.map((page) => link(page, path)).join("")}</nav></div>`,
  footer: "",
  sidebar: false,
  toc: false,
  pager: false,
  search: false,
  pages: PAGES.map((page) => ({ name: texts("en").nav[page], path: href(page) })),
  duckdb: { extensions: { json: null, parquet: null } },
};
