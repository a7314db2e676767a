import type { Browser } from "playwright-core";
import { describe, expect, it } from "vitest";
import { visit } from "./browser.js";

/** What the page Definitions says of a desk and of its measures; on the site that stands when the tests run. */
export function describeDefinitions(site: () => { browser: Browser; url: string }): void {
  describe("definitions", () => {
    it("says of each target which clock and whom it is for", async () => {
      const { browser, url } = site();
      const { page, close } = await visit(browser, `${url}definitions`, {
        width: 1280,
        scheme: "light",
      });
      await page.waitForSelector("#settings");
      expect(await page.textContent("#settings")).toMatch(
        /Target: first answerall tickets within .*Target: solutionRefund within 3.d/,
      );
      await close();
    });

    it("finds a measure by what is typed, which stands in the address", async () => {
      const { browser, url } = site();
      const { page, troubles, close } = await visit(browser, `${url}definitions?find=abandon`, {
        width: 390,
        scheme: "light",
      });
      const shown = () =>
        page.$$eval("section.card[id]:not([hidden]) > h2", (list) => list.map((one) => one.textContent));
      await page.waitForSelector("#measures input");
      const all = await page.locator("#measures li").count();
      const some = (await shown()).length - 2;
      expect(all).toBeGreaterThan(60);
      expect(some).toBeGreaterThan(0);
      expect(some).toBeLessThan(all / 3);
      expect(await page.textContent("#measures [role=status]")).toBe(`${some} of ${all} measures`);
      await page.fill("#measures input", "");
      expect((await shown()).length - 2).toBe(all);
      expect(new URL(page.url()).search).toBe("");
      await page.fill("#measures input", "kaplan half");
      expect(await shown()).toContain("First response, half");
      await page.click("#measures a >> text=First response, half");
      const top = await page.$eval("#first_response_p50", (card) => card.getBoundingClientRect().top);
      expect(top).toBeGreaterThan(0);
      expect(top).toBeLessThan(300);
      expect(troubles).toEqual([]);
      await close();
    });
  });
}
