import type { Browser, BrowserContext, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { LINE, NOTED_LINE } from "../../src/components/pageFrame.js";
import { LANGUAGES } from "../../src/i18n/index.js";
import { drawn } from "./browser.js";

/**
 * In pixels, of one card. The tables of the made-up site are of very unlike length; on the sample's pages the largest hole
 * has 110, where it had 182.
 */
const HOLE = 215;

interface Site {
  browser: Browser;
  url: string;
}

/** No card ends long before the one beside it, and the heights by which cards are laid out are those of the style sheet. */
export function describeHoles(pages: readonly string[], site: () => Site): void {
  describe.each(Object.keys(LANGUAGES))("room below cards at 1280 px in %s", (language) => {
    const heights: Record<"plain" | "noted", number[]> = { plain: [], noted: [] };
    let context: BrowserContext;
    let page: Page;
    beforeAll(async () => {
      context = await site().browser.newContext({
        reducedMotion: "reduce",
        viewport: { width: 1280, height: 900 },
      });
      page = await context.newPage();
    });
    afterAll(() => context.close());

    it.each(pages)("page /%s has no hole", async (name) => {
      const folder = language === Object.keys(LANGUAGES)[0] ? "" : `${language}/`;
      await page.goto(`${site().url}${folder}${name}`, { waitUntil: "load" });
      await drawn(page);
      for (const [kind, height] of await lineHeights(page)) heights[kind].push(height);
      expect(await holes(page)).toEqual([]);
    });

    it("lines of tables are as high as they are taken for", () => {
      // A line that has to wrap is higher, none is lower.
      expect(heights.plain.length).toBeGreaterThan(9);
      expect(Math.abs(Math.min(...heights.plain) - LINE)).toBeLessThanOrEqual(1);
      expect(heights.noted.length).toBeGreaterThan(9);
      expect(Math.abs(Math.min(...heights.noted) - NOTED_LINE)).toBeLessThanOrEqual(1);
    });
  });
}

/** Cards whose content ends more than a hole above their end, with what follows it at their foot left out. */
const holes = (page: Page): Promise<string[]> =>
  page.$$eval(
    ".grid .card > .body",
    (bodies, hole) =>
      bodies.flatMap((body) => {
        const ends = [...body.children].map((one) => one.getBoundingClientRect().bottom);
        const room = Math.round(body.getBoundingClientRect().bottom - Math.max(...ends));
        return ends.length > 0 && room > hole ? [`${body.parentElement?.id}: ${room} px`] : [];
      }),
    HOLE,
  );

/** Of each line of a table on a card, whether there is a line below one of its figures, and its height. */
const lineHeights = (page: Page): Promise<["plain" | "noted", number][]> =>
  page.$$eval(".grid > .card:not(.span-12) > .body tbody > tr", (lines) =>
    lines
      .filter((line) => line.closest("details") === null && line.getClientRects().length > 0)
      .map((line) => [
        // Not what a phone alone shows, nor what stands for a figure.
        [...line.querySelectorAll(".quiet")].some(
          (note) => note.getClientRects().length > 0 && note.previousSibling !== null,
        )
          ? "noted"
          : "plain",
        line.getBoundingClientRect().height,
      ]),
  );
