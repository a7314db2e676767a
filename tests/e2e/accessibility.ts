import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import type { Browser, Page } from "playwright-core";
import { describe, expect, it } from "vitest";
import { drawn, visit } from "./browser.js";

const AXE = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const WCAG_22_AA = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22a", "wcag22aa"];
/** What differs between the light and the dark scheme of the same page. */
const OF_COLOUR = ["color-contrast", "link-in-text-block"];

/** What axe-core finds against WCAG 2.2 AA on a page as it stands; `colours` looks at those rules only. */
export async function violations(page: Page, rules: "all" | "colours" = "all"): Promise<string[]> {
  await page.evaluate(`typeof axe === "undefined" && (() => { ${AXE} })()`);
  // In the header links fade from one scheme's colour to the other's, and the Chinese one is drawn after the page: what is
  // still on its way has neither colour nor name.
  await page.evaluate(async () => {
    await new Promise(requestAnimationFrame);
    const ending = document
      .getAnimations()
      .filter(({ effect }) => Number.isFinite(effect?.getComputedTiming().endTime));
    await Promise.all(ending.map(({ finished }) => finished));
  });
  const only = rules === "all" ? { type: "tag", values: WCAG_22_AA } : { type: "rule", values: OF_COLOUR };
  return page.evaluate(async (runOnly) => {
    interface Found {
      id: string;
      nodes: { html: string; failureSummary?: string }[];
    }
    const { axe } = window as unknown as {
      axe: { run(options: object): Promise<{ violations: Found[] }> };
    };
    const { violations: found } = await axe.run({ runOnly, resultTypes: ["violations"] });
    return found.flatMap(({ id, nodes }) =>
      nodes.map(
        (node) => `${id}: ${node.html.slice(0, 120)} ${node.failureSummary?.replaceAll(/\s+/g, " ")}`,
      ),
    );
  }, only);
}

/** Charts that no table stands behind: neither "Show the data" nor a table in the same card. */
export const chartsWithoutTable = (page: Page): Promise<string[]> =>
  page.$$eval(".chart", (charts) =>
    charts
      .map((chart) => chart.closest(".card"))
      .filter((card) => card?.querySelector("details.behind, table") == null)
      .map((card) => card?.querySelector("h2")?.textContent ?? "a chart outside a card"),
  );

/** What stands elsewhere, or is another size, without what is heard alone of durations: it takes no room. */
export const movedByUnseenLetters = (page: Page): Promise<string[]> =>
  page.evaluate(() => {
    const shown = [...document.querySelectorAll(".page :not(.chart *)")];
    const places = () => shown.map((one) => one.getBoundingClientRect());
    const before = places();
    for (const one of document.querySelectorAll("[data-in-full]")) one.removeAttribute("data-in-full");
    const isFar = (a: DOMRect, b: DOMRect): boolean =>
      [a.x - b.x, a.y - b.y, a.width - b.width, a.height - b.height].some((by) => Math.abs(by) > 1);
    return places().flatMap((place, i) =>
      isFar(place, before[i] as DOMRect) ? [(shown[i]?.textContent ?? "").slice(0, 80)] : [],
    );
  });

interface Stop {
  name: string;
  /** Has a mark of its own when the keyboard is on it, and no part of the page lies over it. */
  isSeen: boolean;
}

/** Where the Tab key stops, until it leaves the page. */
async function tabStops(page: Page): Promise<Stop[]> {
  const stops: Stop[] = [];
  for (let n = 0; n < 400; n++) {
    await page.keyboard.press("Tab");
    const stop = await page.evaluate(() => {
      const on = document.activeElement;
      if (!(on instanceof HTMLElement) || on === document.body) return null;
      const style = getComputedStyle(on);
      const box = on.getBoundingClientRect();
      const header = document.querySelector("#observablehq-header");
      const under = header?.getBoundingClientRect().bottom ?? 0;
      const isCovered = header?.contains(on) !== true && box.bottom <= under + 2 && !on.matches(".skip");
      const isMarked = style.outlineStyle !== "none" && Number.parseFloat(style.outlineWidth) >= 2;
      on.dataset.reached = "";
      return {
        name: `${on.tagName} ${on.className} ${on.getAttribute("href") ?? ""} ${on.textContent?.slice(0, 30)}`,
        isSeen: isMarked && !isCovered,
      };
    });
    if (stop === null) return stops;
    stops.push(stop);
  }
  throw new Error("the keyboard never leaves the page");
}

/** What a keyboard and a screen reader need on every page alike. */
export function describeKeyboard(
  pages: readonly string[],
  site: () => { browser: Browser; url: string },
): void {
  describe.each(pages)("by keyboard, page /%s", (name) => {
    it("everything that acts is reached, marked and uncovered", async () => {
      const { browser, url } = site();
      const { page, close } = await visit(browser, url + name, { width: 1280, scheme: "light" });
      const stops = await tabStops(page);
      const missed = await page.$$eval("a[href], button, select, input, summary, [tabindex='0']", (list) =>
        list
          .filter(
            (one) => (one as HTMLElement).checkVisibility() && !("reached" in (one as HTMLElement).dataset),
          )
          .map((one) => one.outerHTML.slice(0, 100)),
      );
      await close();
      expect(stops[0]?.name).toContain("skip");
      expect(stops.filter(({ isSeen }) => !isSeen)).toEqual([]);
      expect(missed).toEqual([]);
    });
  });

  describe("for those who cannot see or use a mouse", () => {
    it("the skip link leads past the header, and a table opens by keyboard", async () => {
      const { browser, url } = site();
      const { page, close } = await visit(browser, url, { width: 1280, scheme: "light" });
      await page.keyboard.press("Tab");
      await page.keyboard.press("Enter");
      await page.keyboard.press("Tab");
      expect(await page.evaluate(() => document.activeElement?.closest("main") !== null)).toBe(true);
      await page.focus("#waiting summary");
      await page.keyboard.press("Enter");
      await page.waitForSelector("#waiting tbody td");
      await page.keyboard.press("Tab");
      expect(await page.evaluate(() => document.activeElement?.getAttribute("role"))).toBe("region");
      await close();
    });

    it("a choice on Themes keeps the keyboard where it was, and is said", async () => {
      const { browser, url } = site();
      const { page, close } = await visit(browser, `${url}themes?theme=refund`, {
        width: 1280,
        scheme: "light",
      });
      await page.focus("#show");
      await page.selectOption("#show", "channel:chat");
      expect(await page.evaluate(() => document.activeElement?.id)).toBe("show");
      expect(await page.textContent(".unseen[role=status]")).toMatch(/Refund.*Chat/);
      await page.waitForSelector("#quotes select");
      await page.focus("#themes button >> nth=1");
      const name = await page.evaluate(() => document.activeElement?.textContent);
      // A screen reader loses its place with what is drawn anew, and runs after a choice that comes new into the page.
      const kept = [...(await page.$$("#themes tbody button")), ...(await page.$$("#quotes select"))];
      await page.keyboard.press("Enter");
      expect(await page.evaluate(() => document.activeElement?.textContent)).toBe(name);
      expect(await page.textContent(".unseen[role=status]")).toContain(name);
      expect(kept.length).toBeGreaterThan(5);
      for (const one of kept) expect(await one.evaluate((node) => node.isConnected)).toBe(true);
      await close();
    });

    it("a figure and the smaller line below it are not read as one word", async () => {
      const { browser, url } = site();
      const { page, close } = await visit(browser, url, { width: 1280, scheme: "light" });
      await drawn(page);
      const before = await page.$$eval("td .quiet, th .quiet, .findings .quiet", (list) =>
        list
          .filter((one) => one.previousSibling !== null)
          .map((one) => one.previousElementSibling?.className),
      );
      expect(before.length).toBeGreaterThan(5);
      expect(new Set(before)).toEqual(new Set(["pause"]));
      await close();
    });

    it("nothing moves for whoever asks for less motion", async () => {
      const { browser, url } = site();
      const context = await browser.newContext({ reducedMotion: "reduce" });
      const page = await context.newPage();
      await page.goto(url);
      await page.waitForSelector(".page:not(.early) h1");
      const moving = await page.$$eval("*", (list) =>
        list
          .filter((one) => {
            const { animationName, transitionDuration, scrollBehavior } = getComputedStyle(one);
            return animationName !== "none" || transitionDuration !== "0s" || scrollBehavior === "smooth";
          })
          .map((one) => one.outerHTML.slice(0, 80)),
      );
      await context.close();
      expect(moving).toEqual([]);
    });
  });
}
