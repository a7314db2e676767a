import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import type { Browser } from "playwright-core";
import { afterAll, beforeAll, expect, it } from "vitest";
import { titles } from "../../observablehq.config.js";
import { buildSite } from "../../pipelines/publish/buildSite.js";
import { REPORTS } from "../../pipelines/publish/reportContracts.js";
import { type SiteServer, serve } from "../../pipelines/publish/serve.js";
import { REPORT_NAMES, writeSnapshot } from "../../pipelines/publish/snapshot.js";
import { readerOf, syntheticMeta, syntheticReports } from "../helpers/syntheticReports.js";
import { launchBrowser, openTab, type Tab } from "./browser.js";
import { XSS_PAYLOADS } from "./xssPayloads.js";

// What stands for a time, for counts, for "everything" or "nothing", or for one of the six channels is no text of a person's.
const NO_TEXT = /^(all|none|[\d,]*|\d{4}-.*|\d{1,2}(:\d\d)?|chat|web|social|phone|email|community)$/;
const ALL = XSS_PAYLOADS.join(" ");
const root = mkdtempSync(path.join(tmpdir(), "suara-xss-"));
let browser: Browser;
let server: SiteServer;
let tab: Tab;

/** Every free text of every report followed by every payload; the same text becomes the same, so that rows still meet. */
function poisoned(): { reports: ReturnType<typeof syntheticReports>; columns: Set<string> } {
  const columns = new Set<string>();
  const reports = Object.fromEntries(
    Object.entries(syntheticReports()).map(([name, rows]) => {
      const { shape } = REPORTS[name as keyof typeof REPORTS];
      const free = Object.entries(shape).flatMap(([column, type]) =>
        type.safeParse(ALL).success ? [column] : [],
      );
      const poison = (row: Record<string, unknown>) => {
        const changed = free.flatMap((column) => {
          const value = row[column];
          if (typeof value !== "string" || NO_TEXT.test(value)) return [];
          columns.add(`${name}.${column}`);
          return [[column, `${value} ${ALL}`]];
        });
        return { ...row, ...Object.fromEntries(changed) };
      };
      return [name, (rows as Record<string, unknown>[]).map(poison)];
    }),
  );
  return { reports: reports as ReturnType<typeof syntheticReports>, columns };
}

beforeAll(async () => {
  const snapshotDir = path.join(root, "snapshot");
  const meta = syntheticMeta({ name: `Desk ${ALL}`, channels: { web: `Website ${ALL}` } });
  await writeSnapshot(readerOf(poisoned().reports), REPORT_NAMES, meta, snapshotDir);
  await buildSite({ snapshotDir, outDir: path.join(root, "site") });
  browser = await launchBrowser();
  server = await serve(path.join(root, "site"), { port: 0 });
  tab = await openTab(browser, server.url, {
    width: 1280,
    scheme: "light",
    // Before any script of a page.
    prepare: (context) =>
      context.addInitScript(() =>
        Object.assign(window, { hits: 0, hit: () => (window as never as { hits: number }).hits++ }),
      ),
  });
});
afterAll(async () => {
  await browser?.close();
  await server?.close();
  rmSync(root, { recursive: true, force: true });
});

it("poisons every text that comes from a desk", () => {
  expect(new Set(XSS_PAYLOADS).size).toBeGreaterThanOrEqual(60);
  const { columns } = poisoned();
  expect(columns.size).toBeGreaterThan(40);
  for (const column of [
    "theme_quotes.text",
    "calendar_marks.name",
    "waiting_now.category",
    "findings.subject",
  ])
    expect(columns).toContain(column);
});

it.each(Object.keys(titles.en ?? {}))("nothing in a text runs on %s", async (name) => {
  const { page, troubles } = tab;
  await tab.open(server.url + (name === "index" ? "" : name));
  // Tables behind charts and tips are made when they are asked for.
  for (const summary of await page.locator("summary").all()) await summary.click();
  await page.mouse.move(640, 450);
  await page.waitForTimeout(200);
  const seen = await page.evaluate(() => ({
    hits: (window as never as { hits: number }).hits,
    made: document.querySelectorAll(
      ".page :is(script, img, image, iframe, object, embed, video, audio, marquee, math, meta, base, form:not(.filters), foreignObject, animate, set)",
    ).length,
    handlers: [...document.querySelectorAll("*")].filter((one) =>
      one.getAttributeNames().some((attribute) => attribute.startsWith("on")),
    ).length,
    links: [...document.querySelectorAll("a[href]")].filter((link) =>
      /^\s*javascript:/i.test(link.getAttribute("href") ?? ""),
    ).length,
  }));
  expect(seen).toEqual({ hits: 0, made: 0, handlers: 0, links: 0 });
  expect(troubles).toEqual([]);
});
