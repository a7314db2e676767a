import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { LANGUAGES } from "../../src/i18n/index.js";
import { chartsWithoutTable, movedByUnseenLetters, violations } from "./accessibility.js";
import { atWidth, openTab, type Tab } from "./browser.js";
import { holes, LineHeights } from "./holes.js";
import { expectTranslated } from "./languages.js";
import { expectToLookWellOnPhone, expectToLookWellOnWideScreen } from "./looks.js";

interface Site {
  browser: Browser;
  url: string;
}
type Scheme = "light" | "dark";
/** How many charts each page has, by its name. */
type Pages = Readonly<Record<string, number>>;

/** Every page in every language, opened as few times as can be and then looked at in every way. */
export function describePages(pages: Pages, site: () => Site): void {
  const [, ...others] = Object.keys(LANGUAGES);
  describeRoot(pages, 1280, ["light", "dark"], site);
  describeRoot(pages, 390, ["dark", "light"], site);
  // One language in the light, the next in the dark: at the root the colours of both are looked at on every page.
  others.forEach((language, i) => {
    describeOther(pages, language, i % 2 === 0 ? "light" : "dark", site);
  });
}

const overflowOf = (page: Page): Promise<number> =>
  page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);

const paperOf = (page: Page): Promise<string> =>
  page.evaluate(() => getComputedStyle(document.documentElement).getPropertyValue("--paper"));

/** In the language at the root, at one width; the other scheme changes colours alone, so a page need not be opened anew. */
function describeRoot(
  pages: Pages,
  width: number,
  [scheme, other]: readonly [Scheme, Scheme],
  site: () => Site,
): void {
  const isWide = width === 1280;
  describe(`at ${width} px, ${scheme} and ${other}`, () => {
    const heights = new LineHeights();
    let tab: Tab;
    beforeAll(async () => {
      tab = await openTab(site().browser, site().url, { width, scheme });
    });
    afterAll(() => tab.close());

    describe.each(Object.entries(pages))("page /%s", (name, charts) => {
      beforeAll(() => tab.open(site().url + name));

      it("no trouble, every chart, nothing beside the page", async () => {
        const { page, troubles } = tab;
        const seen = await seenOn(page);
        expect(await chartsWithoutTable(page)).toEqual([]);
        // What axe sees depends on the width in nothing but what is hidden there.
        if (isWide) expect(await violations(page)).toEqual([]);
        const paper = await paperOf(page);
        await page.emulateMedia({ colorScheme: other });
        if (isWide) expect(await violations(page, "colours")).toEqual([]);
        expect(await paperOf(page)).not.toBe(paper);
        expect(troubles).toEqual([]);
        expect(seen).toMatchObject({ charts, errors: 0, overflow: 0, outOfSight: 0, language: "en" });
        expect(seen).toMatchObject({ current: 1, inter: true });
        expect(seen.status).toContain("99.83\u00a0% of records read");
      });

      it.runIf(isWide)("has no hole", async () => {
        await heights.note(tab.page);
        expect(await holes(tab.page)).toEqual([]);
      });

      it("stands the same without the letters that are heard alone", async () => {
        expect(await movedByUnseenLetters(tab.page)).toEqual([]);
      });

      it("looks well", async () => {
        await (isWide ? expectToLookWellOnWideScreen(tab.page) : expectToLookWellOnPhone(tab.page));
      });
    });

    it.runIf(isWide)("lines of tables are as high as they are taken for", () => heights.expectAsTakenFor());
  });
}

function describeOther(pages: Pages, language: string, scheme: Scheme, site: () => Site): void {
  describe(`in the language ${language}`, () => {
    const heights = new LineHeights();
    let tab: Tab;
    beforeAll(async () => {
      tab = await openTab(site().browser, site().url, { width: 1280, scheme });
    });
    afterAll(() => tab.close());

    describe.each(Object.keys(pages))("page /%s", (name) => {
      beforeAll(() => tab.open(`${site().url}${language}/${name}`));

      it("no trouble, no English", async () => {
        expect(await violations(tab.page)).toEqual([]);
        await expectTranslated(tab.page, language, name, Object.keys(pages).length);
        expect(tab.troubles).toEqual([]);
      });

      it("has no hole", async () => {
        await heights.note(tab.page);
        expect(await holes(tab.page)).toEqual([]);
      });

      it("looks well", async () => {
        await expectToLookWellOnWideScreen(tab.page);
        await expectToLookWellOnPhone(tab.page);
        await atWidth(tab.page, 390);
        expect(await overflowOf(tab.page)).toBe(0);
        expect(tab.troubles).toEqual([]);
      });
    });

    it("lines of tables are as high as they are taken for", () => heights.expectAsTakenFor());
  });
}

const seenOn = (page: Page) =>
  page.evaluate(() => ({
    charts: document.querySelectorAll(".chart svg[aria-label]").length,
    errors: document.querySelectorAll(".observablehq--error").length,
    overflow: document.documentElement.scrollWidth - document.documentElement.clientWidth,
    language: document.documentElement.lang,
    status: document.querySelector(".status")?.textContent ?? "",
    current: [...document.querySelectorAll("nav a[aria-current=page]")].filter(
      (link) => link.getClientRects().length > 0,
    ).length,
    // In the row of pages, whatever is scrolled out of it.
    outOfSight: [...document.querySelectorAll(".pages a[aria-current=page]")].filter((link) => {
      const { left, right } = link.getBoundingClientRect();
      return left < 0 || right > document.documentElement.clientWidth;
    }).length,
    inter: document.fonts.check("15px 'Inter Variable'"),
  }));
