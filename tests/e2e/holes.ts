import type { Page } from "playwright-core";
import { expect } from "vitest";
import { LINE, NOTED_LINE } from "../../src/components/pageFrame.js";

/**
 * In pixels, of one card. The tables of the made-up site are of very unlike length; on the sample's pages the largest hole
 * has 110, where it had 182.
 */
const HOLE = 215;

/** Heights of the lines of tables on all pages of a language. */
export class LineHeights {
  readonly #heights: Record<"plain" | "noted", number[]> = { plain: [], noted: [] };

  async note(page: Page): Promise<void> {
    for (const [kind, height] of await lineHeights(page)) this.#heights[kind].push(height);
  }

  /** The heights by which cards are laid out are those of the style sheet. */
  expectAsTakenFor(): void {
    const { plain, noted } = this.#heights;
    // A line that has to wrap is higher, none is lower.
    expect(plain.length).toBeGreaterThan(9);
    expect(Math.abs(Math.min(...plain) - LINE)).toBeLessThanOrEqual(1);
    expect(noted.length).toBeGreaterThan(9);
    expect(Math.abs(Math.min(...noted) - NOTED_LINE)).toBeLessThanOrEqual(1);
  }
}

/** Cards whose content ends more than a hole above their end, with what follows it at their foot left out. */
export const holes = (page: Page): Promise<string[]> =>
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
