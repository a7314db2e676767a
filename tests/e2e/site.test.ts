import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import type { Browser } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { buildSite } from "../../pipelines/publish/buildSite.js";
import { hashFiles, listFiles } from "../../pipelines/publish/files.js";
import { checkSite } from "../../pipelines/publish/framework/checkSite.js";
import type { SnapshotMeta } from "../../pipelines/publish/reportContracts.js";
import { type SiteServer, serve } from "../../pipelines/publish/serve.js";
import { REPORT_NAMES, writeSnapshot } from "../../pipelines/publish/snapshot.js";
import { buildGallery } from "../../scripts/gallery/buildGallery.js";
import { CHARTS } from "../../scripts/gallery/components.js";
import { readerOf, syntheticMeta, syntheticReports } from "../helpers/syntheticReports.js";
import { describeKeyboard } from "./accessibility.js";
import { drawn, launchBrowser, openTab, type Tab, visit } from "./browser.js";
import { describeDefinitions } from "./definitions.js";
import { describeDurations } from "./durations.js";
import { describeChoiceOfLanguage } from "./languages.js";
import { describePages } from "./pages.js";
import { describePrint } from "./print.js";

const PAGES = {
  "": 5,
  "response-times": 4,
  chat: 4,
  targets: 4,
  quality: 1,
  peaks: 5,
  staffing: 3,
  channels: 2,
  categories: 5,
  causes: 2,
  themes: 1,
  safety: 1,
  data: 0,
  definitions: 0,
  "weekly/2026-W45": 2,
} as const;
const root = mkdtempSync(path.join(tmpdir(), "suara-site-"));
const full = path.join(root, "full");
const empty = path.join(root, "empty");
let browser: Browser;
let server: SiteServer;
let emptyServer: SiteServer;

async function build(
  name: string,
  reports: Parameters<typeof readerOf>[0],
  meta: SnapshotMeta,
): Promise<void> {
  const snapshotDir = path.join(root, `${name}-snapshot`);
  await writeSnapshot(readerOf(reports), REPORT_NAMES, meta, snapshotDir);
  await buildSite({ snapshotDir, outDir: path.join(root, name) });
}

beforeAll(async () => {
  // Two at once, as two workspaces may publish at the same time.
  await Promise.all([
    build("full", syntheticReports(), syntheticMeta()),
    build("empty", {}, syntheticMeta({ week: null, files: [], checks: [], sla: [], channels: {} })),
  ]);
  browser = await launchBrowser();
  server = await serve(full, { port: 0 });
  emptyServer = await serve(empty, { port: 0 });
}, 600_000);
afterAll(async () => {
  await browser?.close();
  await server?.close();
  await emptyServer?.close();
  rmSync(root, { recursive: true, force: true });
});

describePages(PAGES, () => ({ browser, url: server.url }));

describe("without any data", () => {
  let tab: Tab;
  beforeAll(async () => {
    tab = await openTab(browser, emptyServer.url, { width: 390, scheme: "light" });
  });
  afterAll(() => tab.close());

  // Without a complete week there is no page of one.
  it.each(Object.keys(PAGES).filter((name) => !name.startsWith("weekly/")))(
    "page /%s looks intended",
    async (name) => {
      await tab.open(emptyServer.url + name);
      const text = (await tab.page.textContent(".page")) ?? "";
      expect(tab.troubles).toEqual([]);
      expect(text).not.toMatch(/NaN|undefined|Infinity|null/);
    },
  );
});

describeDefinitions(() => ({ browser, url: server.url }));
describeDurations(() => ({ browser, url: server.url }));
describeKeyboard(["", "themes", "data"], () => ({ browser, url: server.url }));
describeChoiceOfLanguage(() => ({ browser, url: server.url }));
describePrint(["", "id/", "zh/", "weekly/2026-W45", "weekly/2026-W27"], () => ({ browser, url: server.url }));

describe("what stands on the pages", () => {
  it("is what the snapshot holds", async () => {
    const { page, close } = await visit(browser, server.url, { width: 1280, scheme: "light" });
    const text = ((await page.textContent(".page")) ?? "").replaceAll("\u00a0", " ").replaceAll("\u2060", "");
    const reports = syntheticReports();
    const all = reports.category_trends.find((row) => row.scope_kind === "all")!;
    expect(text).toContain(`${all.ticket_count} tickets came in, more than usual`);
    expect(text).toContain("50 tickets are waiting past their target now");
    expect(await page.textContent("h1")).toMatch(
      /^Nine in ten had a first answer within 17.h.47.min, longer than the usual/,
    );
    expect(text).toContain("45 figures compared with up to twelve weeks before; 3 stand out beyond chance");
    expect(text).toContain("No change beyond chance in chat and phone and whether answers helped (what can");
    expect(text).toContain("Answer the 50 without a first answer past their target, beginning with Refund.");
    expect(text).toMatch(/Give .*Chat more people, above all Wednesday 18:00 – 22:00: 9 needed, 8 planned;/);
    await close();
  });

  it.each(["", "id/", "zh/"])(
    "stands before and without any script, as wide as with them: /%s",
    async (language) => {
      const seen = async (javaScriptEnabled: boolean) => {
        const context = await browser.newContext({
          viewport: { width: 1280, height: 900 },
          javaScriptEnabled,
        });
        const page = await context.newPage();
        await page.goto(server.url + language, { waitUntil: "load" });
        if (javaScriptEnabled) await drawn(page);
        const text = await page.locator(".page").evaluate((live) => {
          const shown = live.cloneNode(true) as HTMLElement;
          for (const sheet of shown.querySelectorAll("style")) sheet.remove();
          return shown.textContent?.replaceAll(/\s+/g, " ");
        });
        const charts = await page
          .locator(".chart svg[aria-label]")
          .evaluateAll((list) =>
            list.map((svg) => [
              svg.getAttribute("aria-label"),
              svg.getAttribute("width"),
              svg.getAttribute("height"),
            ]),
          );
        await context.close();
        return { text, charts };
      };
      const early = await seen(false);
      expect(early.charts).toHaveLength(PAGES[""]);
      expect(early).toEqual(await seen(true));
    },
  );

  it("is behind each chart as a table and as CSV", async () => {
    const { page, close } = await visit(browser, server.url, { width: 1280, scheme: "light" });
    await page.click("#waiting summary");
    // The table is made when it is first opened.
    await page.waitForSelector("#waiting tbody td");
    const cells = await page.$$eval("#waiting tbody td:nth-child(2)", (list) =>
      list.map((cell) => Number(cell.textContent)),
    );
    expect(cells).toEqual([41, 68, 120, 39, 9, 2]);
    const [download] = await Promise.all([page.waitForEvent("download"), page.click("#waiting .csv")]);
    expect(download.suggestedFilename()).toBe("waiting-now.csv");
    expect(readFileSync(await download.path(), "utf8")).toContain("4–24 h,120,0\r\n");
    await close();
  });

  it("says more than, where a percentile is not reached", async () => {
    const { page, close } = await visit(browser, `${server.url}response-times`, {
      width: 1280,
      scheme: "light",
    });
    expect(await page.textContent("#channels tbody tr:last-child")).toMatch(/Social media.*more than/);
    await close();
  });

  it("fetches the quotes of the theme and quarter that are shown, and keeps the choice in the address", async () => {
    const { page, troubles, close } = await visit(browser, `${server.url}themes?theme=refund`, {
      width: 1280,
      scheme: "light",
    });
    const fetched: string[] = [];
    page.on("request", (request) => fetched.push(path.basename(request.url())));
    await page.waitForSelector("#quotes blockquote");
    expect(await page.textContent("#theme h2")).toContain("Refund");
    expect(await page.textContent("#quotes blockquote")).toContain("<b>yet</b>");
    await page.selectOption("#quotes select[aria-label=Language]", "en");
    const languages = await page.$$eval("#quotes blockquote", (list) =>
      list.map((one) => one.getAttribute("lang")),
    );
    expect(new Set(languages)).toEqual(new Set(["en"]));
    await page.selectOption("#show", "channel:chat");
    expect(page.url()).toContain("?theme=refund&show=channel%3Achat");
    await page.click("#themes button >> text=Verification code not arriving");
    await page.waitForSelector("#quotes blockquote");
    expect(page.url()).toContain("theme=registration%2Fotp");
    expect(
      fetched.filter((name) => name.endsWith(".json")).every((name) => /2026-Q4\.[0-9a-f]{8}/.test(name)),
    ).toBe(true);
    expect(troubles).toEqual([]);
    await close();
  });

  it("says that quotes cannot be had, and has them where they can", async () => {
    const { page, close } = await visit(browser, server.url, { width: 1280, scheme: "light" });
    await page.route("**/quotes/refund*.json", (route) => route.abort());
    await page.goto(`${server.url}themes?theme=refund`);
    await page.waitForSelector("#quotes .empty");
    expect(await page.locator("#quotes blockquote, #quotes select").count()).toBe(0);
    await page.click("#themes button >> text=Verification code not arriving");
    await page.waitForSelector("#quotes blockquote");
    expect(await page.locator("#quotes .empty").count()).toBe(0);
    await close();
  });

  it("crosses any choices of the explorer, which stand in the address and in the CSV", async () => {
    const pairs = syntheticReports().theme_pairs;
    const n = (count: number | undefined): string => (count ?? 0).toLocaleString("en-GB");
    const chat = pairs.find((row) => row.value === "chat" && row.by_facet === null)?.customer_count;
    const both = pairs.find((row) => row.value === "chat" && row.by_value === "low")?.customer_count;
    const { page, troubles, close } = await visit(browser, `${server.url}themes?in.channel=chat`, {
      width: 1280,
      scheme: "light",
      prepare: (context) => context.grantPermissions(["clipboard-read", "clipboard-write"]),
    });
    const told = page.locator("#explorer p[role=status]").first();
    expect(await told.textContent()).toBe(`${n(chat)} mentions by customers fit`);
    await page.click('#explorer [data-key="score low"]');
    expect(await told.textContent()).toBe(`${n(both)} mentions by customers fit`);
    expect(page.url()).toContain("in.channel=chat&in.score=low");
    expect(await page.evaluate(() => (document.activeElement as HTMLElement).dataset.key)).toBe("score low");
    const [download] = await Promise.all([
      page.waitForEvent("download"),
      page.click("#explorer button >> text=Download CSV"),
    ]);
    const lines = readFileSync(await download.path(), "utf8")
      .trim()
      .split("\r\n")
      .slice(1);
    const chosen = lines.filter((line) => line.includes(",chosen,"));
    expect(chosen.map((line) => line.split(",").at(-1))).toEqual([String(both), String(both)]);
    const themes = lines.filter((line) => line.startsWith("Theme,"));
    expect(themes.length).toBeGreaterThan(3);
    // A third choice is told by the cells alone.
    await page.click('#explorer [data-key="language id"]');
    const cells = syntheticReports()
      .theme_cube.filter((row) => row.channel === "chat" && row.score === "low" && row.language === "id")
      .reduce((total, row) => total + row.customer_count, 0);
    expect(await told.textContent()).toBe(`At least ${n(cells)} mentions by customers fit`);
    await page.click('#explorer [data-key="language id"]');
    const [picture] = await Promise.all([
      page.waitForEvent("download"),
      page.click("#explorer button >> text=Save picture"),
    ]);
    const png = readFileSync(await picture.path());
    expect([picture.suggestedFilename(), png.toString("latin1", 1, 4)]).toEqual([
      "themes-explorer.png",
      "PNG",
    ]);
    // Its width and height stand at the beginning of the file; three columns at twice the pixels.
    expect([png.readUInt32BE(16), png.readUInt32BE(20) > 600]).toEqual([1848, true]);
    await page.click("#explorer button >> text=Copy link");
    await page.waitForFunction(() => document.querySelector("#explorer .filters [role=status]")?.textContent);
    expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(page.url());
    await page.click("#explorer button >> text=Clear");
    expect(page.url()).not.toContain("in.");
    expect(troubles).toEqual([]);
    await close();
  });

  it("of a week that is past: its own findings, nothing of now, and the way to its neighbours", async () => {
    const { page, close } = await visit(browser, `${server.url}weekly/2026-W45`, {
      width: 1280,
      scheme: "light",
    });
    expect(await page.title()).toBe("Week 45, 2026 | suara");
    expect(await page.$("#waiting")).toBeNull();
    const week = syntheticReports().first_response_by_week.find(
      (row) => row.scope_kind === "all" && row.week === "2026-W45",
    )!;
    expect(await page.textContent(".figures .note")).toContain(`n\u00a0${week.ticket_count}`);
    expect(await page.textContent("h1")).not.toContain("17");
    expect(await page.getAttribute(".week-nav a[rel=prev]", "href")).toBe("../weekly/2026-W44");
    await page.click(".week-nav a[rel=next]");
    await page.waitForSelector("#waiting");
    expect(new URL(page.url()).pathname).toBe("/");
    await page.click("#weeks a >> text=Week 45");
    await page.waitForSelector(".page:not(.early) h1");
    expect(new URL(page.url()).pathname).toBe("/weekly/2026-W45");
    await close();
  });

  it.each(["", "id/", "zh/"])("leads to the data and the definitions on a phone too: /%s", async (root) => {
    const { page, close } = await visit(browser, server.url + root, { width: 360, scheme: "light" });
    for (const basis of ["data", "definitions"]) {
      const box = await page.locator(`nav.basis a[href$="/${root}${basis}"]`).boundingBox();
      expect(box).not.toBeNull();
      expect((box?.x ?? 0) + (box?.width ?? 400)).toBeLessThanOrEqual(360);
    }
    await close();
  });

  it("can be reached by keyboard", async () => {
    const { page, close } = await visit(browser, server.url, { width: 1280, scheme: "light" });
    await page.keyboard.press("Tab");
    expect(await page.evaluate(() => document.activeElement?.className)).toBe("skip");
    await close();
  });
});

describe("the build", () => {
  it("gives the same bytes again", async () => {
    await build("again", syntheticReports(), syntheticMeta());
    const again = path.join(root, "again");
    const files = await listFiles(full);
    expect(await listFiles(again)).toEqual(files);
    expect(await hashFiles(again, files)).toBe(await hashFiles(full, files));
    expect(await checkSite(full)).toEqual([]);
  });

  it("names no folder of this machine", async () => {
    const pages = (await listFiles(full)).filter((file) => /\.(html|js|css|json)$/.test(file));
    const leaking = pages.filter((file) =>
      readFileSync(path.join(full, file), "utf8").includes(process.cwd()),
    );
    expect(leaking).toEqual([]);
  });
});

describe("the gallery of components", () => {
  it.each([
    ["en", 1280, "light"],
    ["zh", 390, "dark"],
  ] as const)("shows every chart, with data and without: %s at %d px", async (language, width, scheme) => {
    const out = path.join(root, `gallery-${language}`);
    await buildGallery(full, out);
    const gallery = await serve(out, { port: 0 });
    const { page, troubles, close } = await visit(browser, `${gallery.url}?lang=${language}`, {
      width,
      scheme,
    });
    const drawnCharts = await page.locator(".gallery-wide .chart svg, .gallery-wide svg.spark").count();
    const text = (await page.textContent("main")) ?? "";
    const overflow = await page.evaluate(
      () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
    );
    await close();
    await gallery.close();
    expect(drawnCharts).toBeGreaterThanOrEqual(CHARTS.length);
    expect(text).not.toMatch(/NaN|undefined|Infinity/);
    expect(overflow).toBe(0);
    expect(troubles).toEqual([]);
  });
});
