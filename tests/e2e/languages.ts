import type { Browser, BrowserContext, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { LANGUAGES } from "../../src/i18n/index.js";
import { violations } from "./accessibility.js";
import { drawn, visit, watch } from "./browser.js";

interface Site {
  browser: Browser;
  url: string;
}
/** Words that stand in nearly every English sentence of the pages, and in none of another language. */
const ENGLISH =
  /\b(the|of|with|and|for|within|usual|weeks?|tickets?|customers?|contacts?|answers?|first|half|canonical|mapped)\b/gi;
/** Parts of a page that show what a customer, a tool or the desk wrote, and are not translated. */
const AS_GIVEN = "blockquote, .path, .words, [lang], code, .given";

/** Every page in every language but the root's: no trouble, no English, nothing beside the page on a phone. */
export function describeLanguages(pages: readonly string[], site: () => Site): void {
  describe.each(Object.keys(LANGUAGES).slice(1))("in the language %s", (language) => {
    let context: BrowserContext;
    let page: Page;
    const troubles: string[] = [];
    beforeAll(async () => {
      context = await site().browser.newContext({
        viewport: { width: 1280, height: 900 },
        reducedMotion: "reduce",
      });
      watch(context, new URL(site().url).origin, troubles);
      page = await context.newPage();
    });
    afterAll(() => context.close());

    it.each(pages)("page /%s", async (name) => {
      await page.setViewportSize({ width: 1280, height: 900 });
      await page.goto(`${site().url}${language}/${name}`, { waitUntil: "load" });
      await drawn(page);
      const seen = await page.evaluate((asGiven) => {
        const text = document.body.cloneNode(true) as HTMLElement;
        for (const part of text.querySelectorAll(`${asGiven}, script`)) part.remove();
        return {
          language: document.documentElement.lang,
          title: document.title,
          text: text.textContent ?? "",
        };
      }, AS_GIVEN);
      const found = await violations(page);
      await page.emulateMedia({ colorScheme: "dark" });
      found.push(...(await violations(page, "colours")));
      await page.emulateMedia({ colorScheme: "light" });
      await page.setViewportSize({ width: 390, height: 900 });
      await drawn(page);
      const overflow = await page.evaluate(
        () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
      );
      const links = await page.$$eval("header nav a", (list) =>
        list.map((link) => link.getAttribute("href")),
      );
      expect(found).toEqual([]);
      expect(seen.language).toBe(language);
      expect(seen.title).toContain(LANGUAGES[language]?.nav[(name || "index") as "index"] ?? "2026");
      expect(seen.text.match(ENGLISH) ?? []).toEqual([]);
      expect(seen.text).not.toMatch(/undefined|NaN|\[object/);
      expect(overflow).toBe(0);
      expect(links.length).toBeGreaterThan(pages.length);
      expect(troubles).toEqual([]);
    });
  });

  describe("the language of a reader", () => {
    it("is kept when he chooses it, and leads him to it when he comes back", async () => {
      const { browser, url } = site();
      const context = await browser.newContext();
      const page = await context.newPage();
      await page.goto(`${url}peaks`);
      await page.click(".languages a[hreflang=zh]");
      await page.waitForURL(`${url}zh/peaks`);
      // What was chosen on a page is chosen in the other language too.
      await page.goto(`${url}zh/themes?theme=refund&scope=channel:chat#theme`);
      await page.waitForSelector(".page:not(.early) h1");
      await page.click(".languages a[hreflang=id]");
      await page.waitForURL(`${url}id/themes?theme=refund&scope=channel:chat#theme`);
      await page.waitForSelector(".page:not(.early) h1");
      await page.click(".languages a[hreflang=zh]");
      await page.waitForURL((address) => address.pathname === "/zh/themes");
      // Comes to the site anew, by a link from elsewhere or a bookmark.
      const again = await context.newPage();
      await again.goto(`${url}themes?theme=refund#theme`);
      await again.waitForURL(`${url}zh/themes?theme=refund#theme`);
      // A link to English leads to English, and is kept in turn.
      await again.click(".languages a[hreflang=en]");
      await again.waitForURL((address) => address.pathname === "/themes");
      await again.waitForSelector(".page:not(.early) h1");
      expect(await again.evaluate(() => document.documentElement.lang)).toBe("en");
      const third = await context.newPage();
      await third.goto(url);
      await third.waitForSelector(".page:not(.early) h1");
      expect(third.url()).toBe(url);
      await context.close();
    });

    it("stays English at the root without a choice, and what was chosen stays where the browser keeps nothing", async () => {
      const { browser, url } = site();
      const context = await browser.newContext({ locale: "id-ID" });
      await context.addInitScript(() => {
        Object.defineProperty(window, "localStorage", {
          get: () => {
            throw new DOMException("denied", "SecurityError");
          },
        });
      });
      const troubles: string[] = [];
      watch(context, new URL(url).origin, troubles);
      const page = await context.newPage();
      await page.goto(url);
      await page.waitForSelector(".page:not(.early) h1");
      expect(page.url()).toBe(url);
      await page.click(".languages a[hreflang=id]");
      await page.waitForURL(`${url}id/`);
      expect(troubles).toEqual([]);
      await context.close();
    });

    it("has the fonts of customers' own words come after the page was seen", async () => {
      const { browser, url } = site();
      const { page, close } = await visit(browser, url, { width: 1280, scheme: "light" });
      await page.waitForSelector('link[rel=stylesheet][href*="_fonts/chinese"]', { state: "attached" });
      await page.waitForFunction(() =>
        performance.getEntriesByType("resource").some(({ name }) => name.includes("_fonts/chinese")),
      );
      const [painted, asked] = await page.evaluate(() => [
        performance.getEntriesByName("first-contentful-paint")[0]?.startTime,
        performance.getEntriesByType("resource").find(({ name }) => name.includes("_fonts/chinese"))
          ?.startTime,
      ]);
      expect(asked).toBeGreaterThan(painted as number);
      await close();
    });
  });
}
