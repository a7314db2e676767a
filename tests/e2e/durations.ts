import type { Browser, Page } from "playwright-core";
import { describe, expect, it } from "vitest";
import { visit } from "./browser.js";

const plain = (text: string): string => text.replaceAll("\u00a0", " ").replaceAll("\u2060", "");

/** Whether the browser's own search finds a text, from the page's beginning on. */
const finds = (page: Page, text: string): Promise<boolean> =>
  page.evaluate((wanted) => {
    getSelection()?.removeAllRanges();
    return (window as unknown as { find(text: string): boolean }).find(wanted);
  }, text);

/** What lands in the clipboard of who copies an element. */
const copied = (page: Page, selector: string): Promise<string> =>
  page.evaluate((of) => {
    getSelection()?.selectAllChildren(document.querySelector(of) as Element);
    return getSelection()?.toString() ?? "";
  }, selector);

/** All that a screen reader is given, in one line. */
async function heard(page: Page): Promise<string> {
  const client = await page.context().newCDPSession(page);
  const { nodes } = await client.send("Accessibility.getFullAXTree");
  const said = nodes.filter(({ ignored, role }) => !ignored && role?.value === "StaticText");
  return said.map(({ name }) => String(name?.value)).join("");
}

/** A duration is seen, found, selected and copied as it is written, "17 h 47 min", and heard in full. */
export function describeDurations(at: () => { browser: Browser; url: string }): void {
  describe("a duration", () => {
    it.each([
      ["", "within 17 h 47 min, longer", "within 17 hours 47 minutes, longer"],
      ["id/", "dalam 17 jam 47 mnt, lebih", "dalam 17 jam 47 menit, lebih"],
    ])("is found and copied as it is seen, and heard in full (/%s)", async (path, seen, said) => {
      const { browser, url } = at();
      const { page, close } = await visit(browser, `${url}${path}`, { width: 1280, scheme: "light" });
      expect(plain(await copied(page, "h1"))).toContain(seen);
      expect(await finds(page, seen)).toBe(true);
      expect(await finds(page, said)).toBe(false);
      const voice = plain(await heard(page));
      expect(voice).toContain(said);
      expect(voice).not.toContain(seen);
      await close();
    });
  });
}
