import { cpSync, readdirSync, rmSync } from "node:fs";
import path from "node:path";
import type { Browser } from "playwright-core";
import { launchBrowser } from "../../e2e/browser.js";
import { chooseInExplorer, explorerOf } from "../explorer.js";
import { figure } from "../figure.js";
import { suara } from "../measure.js";
import { loadPage, type PageLoad, serveCompressed } from "../pageLoad.js";
import { type BenchRow, type RowResult, row } from "../row.js";

const SAMPLE = path.resolve(import.meta.dirname, "../../../data/sample");
const LOADS = 5;

/** The sample's site in a browser: how soon This week stands, what each page weighs, how soon the explorer answers. */
export const pagesRow: BenchRow = {
  key: "pages",
  async run(context) {
    if (!context.site) return [];
    context.progress("pages: the sample's site");
    const workspace = path.join(context.dir, "work-pages");
    rmSync(workspace, { recursive: true, force: true });
    cpSync(SAMPLE, workspace, { recursive: true, filter: (from) => path.basename(from) !== "out" });
    await suara("run", "--quiet", "--workspace", workspace);
    const site = path.join(workspace, "out/site");
    const server = await serveCompressed(site);
    const browser = await launchBrowser();
    try {
      context.progress("pages: This week, throttled");
      const thisWeek = await loads(browser, server.url, { throttled: true });
      context.progress("pages: every page's bytes");
      const weights = await weigh(browser, server.url, site);
      context.progress("pages: choices in the explorer");
      const choices = await chooseInExplorer(browser, `${server.url}themes`);
      return [...timesOf(thisWeek), weightOf(weights), explorerOf("pages-explorer", "the sample", choices)];
    } finally {
      await browser.close();
      server.close();
      rmSync(workspace, { recursive: true, force: true });
    }
  },
};

/** One load is thrown away: it starts the browser's processes and warms the server's files. */
async function loads(browser: Browser, url: string, options: { throttled: boolean }): Promise<PageLoad[]> {
  await loadPage(browser, url, { throttled: false });
  const found: PageLoad[] = [];
  for (let i = 0; i < LOADS; i++) found.push(await loadPage(browser, url, options));
  return found;
}

function timesOf(found: readonly PageLoad[]): RowResult[] {
  const seconds = (of: (load: PageLoad) => number) => figure(found.map((load) => of(load) / 1000));
  const [one] = found;
  const inMilliseconds = (of: (load: PageLoad) => number) => `${(seconds(of).median * 1000).toFixed(0)} ms`;
  return [
    row({
      key: "pages-first",
      what: "This week, first figure: nothing cached, 4 × slower, 10 Mbit/s",
      unit: "s",
      measured: seconds((load) => load.firstFigure),
      target: { text: "≤ 1 s", limit: 1 },
    }),
    row({
      key: "pages-complete",
      what: "This week, everything drawn, the same",
      unit: "s",
      measured: seconds((load) => load.complete),
      target: { text: "≤ 2 s", limit: 2 },
      notes: [
        `answers to clicks after ${inMilliseconds((load) => load.alive)}, first chart ${inMilliseconds((load) => load.firstChart ?? Number.NaN)}, largest paint ${inMilliseconds((load) => load.largestContentfulPaint)}, layout shift ${figure(found.map((load) => load.layoutShift)).median.toFixed(3)}, long tasks ${inMilliseconds((load) => load.longTasks)}`,
        `${one?.requests} requests, ${((one?.bytes.all ?? 0) / 1000).toFixed(0)} kB compressed with fonts`,
      ],
      details: { loads: found },
    }),
  ];
}

async function weigh(browser: Browser, url: string, site: string): Promise<Record<string, PageLoad>> {
  const pages = readdirSync(site)
    .filter((file) => file.endsWith(".html"))
    .map((file) => file.slice(0, -".html".length))
    .filter((page) => page !== "themes");
  const found: Record<string, PageLoad> = {};
  for (const page of pages)
    found[page] = await loadPage(browser, url + (page === "index" ? "" : page), { throttled: false });
  return found;
}

function weightOf(weights: Readonly<Record<string, PageLoad>>): RowResult {
  const megabytes = (load: PageLoad) => load.bytes.scriptsAndData / 1e6;
  const ordered = Object.entries(weights).sort(([, a], [, b]) => megabytes(b) - megabytes(a));
  const [heaviest] = ordered;
  return row({
    key: "pages-bytes",
    what: "scripts and data of the heaviest page but Themes, compressed",
    unit: "MB",
    measured: figure([heaviest === undefined ? Number.NaN : megabytes(heaviest[1])]),
    target: { text: "≤ 0.3 MB", limit: 0.3 },
    notes: [ordered.map(([page, load]) => `${page} ${(megabytes(load) * 1000).toFixed(0)} kB`).join(", ")],
    details: { pages: weights },
  });
}
