import type { Browser } from "playwright-core";
import { describe, expect, it } from "vitest";
import { visit } from "./browser.js";

/** A week on paper. */
export function describePrint(pages: readonly string[], site: () => { browser: Browser; url: string }): void {
  describe("on paper", () => {
    it.each(pages)("prints to two pages of A4: /%s", async (week) => {
      const { browser, url } = site();
      const { page, troubles, close } = await visit(browser, url + week, {
        width: 1280,
        scheme: "dark",
      });
      const pdf = (await page.pdf({ preferCSSPageSize: true })).toString("latin1");
      expect(pdf.match(/\/Type\s*\/Page\b/g)).toHaveLength(2);
      expect(pdf).toMatch(/\/MediaBox\s*\[0 0 59[45][.\d]* 84[12][.\d]*\]/);
      // As it stands on paper: nothing wider than its place, no way to other pages.
      await page.emulateMedia({ media: "print" });
      await page.setViewportSize({ width: 703, height: 1040 });
      const seen = await page.evaluate(() => ({
        overflow: document.documentElement.scrollWidth - document.documentElement.clientWidth,
        bars: document.querySelectorAll("nav, .behind").length,
        shown: [...document.querySelectorAll("nav, .behind")].filter((one) => one.getClientRects().length > 0)
          .length,
        cut: [...document.querySelectorAll(".card")].filter((card) => card.scrollWidth > card.clientWidth + 1)
          .length,
      }));
      expect(seen).toMatchObject({ overflow: 0, shown: 0, cut: 0 });
      expect(seen.bars).toBeGreaterThan(0);
      expect(troubles).toEqual([]);
      await close();
    });
  });
}
