import type { Page } from "playwright-core";
import { expect } from "vitest";
import { atWidth } from "./browser.js";
import { collisions } from "./collisions.js";

const PHONE = 360;
const DESK = 1920;
/** In em: of a line longer than that the eye loses the next one. */
const LONGEST = 53;

/** Nothing cut, nothing over anything on a phone. */
export async function expectToLookWellOnPhone(page: Page): Promise<void> {
  await atWidth(page, PHONE);
  expect(await cutBoxes(page), "boxes to scroll on a phone").toEqual([]);
  expect(await collisions(page), "labels on a phone").toEqual([]);
  expect(await dangling(page), "lines that begin with a separator").toEqual([]);
}

/** Nor on a wide screen, and no line there is too long to read. */
export async function expectToLookWellOnWideScreen(page: Page): Promise<void> {
  await atWidth(page, DESK);
  expect(await cutBoxes(page), "boxes to scroll on a wide screen").toEqual([]);
  expect(await collisions(page), "labels on a wide screen").toEqual([]);
  expect(await longLines(page), "lines too long to read").toEqual([]);
  expect(await lonelyCards(page), "cards with a hole beside them").toEqual([]);
}

/** Tables and cards in which something lies beyond the edge. */
const cutBoxes = (page: Page): Promise<string[]> =>
  page.$$eval(".card, .body > .scroll, .body > div > .scroll", (boxes) =>
    boxes
      .filter((box) => box.getClientRects().length > 0 && box.scrollWidth > box.clientWidth + 1)
      .map((box) => `${box.closest(".card")?.id}: ${box.scrollWidth} in ${box.clientWidth}`),
  );

/** Places where a line of text breaks before the dot between two facts or before the sign of a percentage. */
const dangling = (page: Page): Promise<string[]> =>
  page.$$eval(".sub, .foot, .note, .quiet, .body p", (texts) => {
    const lettersOf = (text: Element): Range[] => {
      const walker = document.createTreeWalker(text, NodeFilter.SHOW_TEXT);
      const letters: Range[] = [];
      for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
        for (const { index } of (node.textContent ?? "").matchAll(/\S/g)) {
          const letter = document.createRange();
          letter.setStart(node, index);
          letter.setEnd(node, index + 1);
          letters.push(letter);
        }
      }
      return letters;
    };
    return texts
      .filter((text) => {
        const seen = lettersOf(text)
          .map((letter) => ({ letter: String(letter), box: letter.getBoundingClientRect() }))
          .filter(({ box }) => box.width > 0);
        return seen.some(({ letter, box }, i) => {
          const before = seen[i - 1];
          return before !== undefined && box.top >= before.box.bottom - 2 && /[·%]/.test(letter);
        });
      })
      .map((text) => text.textContent ?? "");
  });

/** Running text wider than can be read. */
const longLines = (page: Page): Promise<string[]> =>
  page.$$eval(
    ".lead, .sub, .foot, .note, .body > p, .definition, .pairs dd, h1, h2",
    (texts, longest) =>
      texts.flatMap((text) => {
        if (text.getClientRects().length === 0) return [];
        const range = document.createRange();
        range.selectNodeContents(text);
        const { width } = range.getBoundingClientRect();
        const em = width / Number.parseFloat(getComputedStyle(text).fontSize);
        return em > longest ? [`${Math.round(em)} em: ${text.textContent}`] : [];
      }),
    LONGEST,
  );

/** Cards with nothing beside them that do not take the width of the page. */
const lonelyCards = (page: Page): Promise<string[]> =>
  page.$$eval(".grid > .card", (cards) => {
    const shown = cards.filter((card) => card.getClientRects().length > 0);
    const rowOf = (card: Element) => Math.round(card.getBoundingClientRect().top);
    return shown
      .filter((card) => {
        const { width } = card.getBoundingClientRect();
        const whole = card.parentElement?.getBoundingClientRect().width ?? 0;
        const besides = [...(card.parentElement?.children ?? [])].filter(
          (other) => other !== card && rowOf(other) === rowOf(card),
        );
        return besides.length === 0 && width < whole - 2 && !card.parentElement?.querySelector(".stack");
      })
      .map((card) => card.id);
  });
