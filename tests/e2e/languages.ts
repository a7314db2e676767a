import type { Browser, Page } from "playwright-core";
import { describe, expect, it } from "vitest";
import { LANGUAGES } from "../../src/i18n/index.js";
import { visit, watch } from "./browser.js";

interface Site {
  browser: Browser;
  url: string;
}
/** Words that stand in nearly every English sentence of the pages, and in none of another language. */
const ENGLISH =
  /\b(the|of|with|and|for|within|usual|weeks?|tickets?|customers?|contacts?|answers?|first|half|canonical|mapped)\b/gi;
/** Parts of a page that show what a customer, a tool or the desk wrote, and are not translated. */
const AS_GIVEN = "blockquote, .path, .words, [lang], code, .given";

/** The page of that name as it stands, in a language but the root's: no English, no slip, all links. */
export async function expectTranslated(
  page: Page,
  language: string,
  name: string,
  pageCount: number,
): Promise<void> {
  const seen = await page.evaluate((asGiven) => {
    const text = document.body.cloneNode(true) as HTMLElement;
    for (const part of text.querySelectorAll(`${asGiven}, script`)) part.remove();
    return {
      language: document.documentElement.lang,
      title: document.title,
      text: text.textContent ?? "",
    };
  }, AS_GIVEN);
  const links = await page.$$eval("header nav a", (list) => list.map((link) => link.getAttribute("href")));
  expect(seen.language).toBe(language);
  expect(seen.title).toContain(LANGUAGES[language]?.nav[(name || "index") as "index"] ?? "2026");
  expect(seen.text.match(ENGLISH) ?? []).toEqual([]);
  expect(seen.text).not.toMatch(/undefined|NaN|\[object/);
  expect(links.length).toBeGreaterThan(pageCount);
}

/** How a reader's choice of a language is kept. */
export function describeChoiceOfLanguage(site: () => Site): void {
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
