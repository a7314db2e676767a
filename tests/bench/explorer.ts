import type { Browser } from "playwright-core";
import { figure } from "./figure.js";
import { type RowResult, row } from "./row.js";

const CHOICES = 24;
const LIMIT = 0.1;

/**
 * Milliseconds from a click on a choice until the page has drawn its answer, two frames later. The choices go through all
 * facets and add up: values that leave much and little, and lists that open.
 */
export async function chooseInExplorer(browser: Browser, url: string): Promise<number[]> {
  const page = await browser.newPage({ viewport: { width: 1280, height: 900 } });
  try {
    await page.goto(url);
    await page.waitForSelector("#explorer [data-key]");
    const found: number[] = [];
    for (let i = 0; i < CHOICES; i++) {
      found.push(
        await page.evaluate(async (nth) => {
          const buttons = [...document.querySelectorAll<HTMLElement>("#explorer [data-key]")];
          const button = buttons[(nth * 7) % buttons.length];
          const started = performance.now();
          button?.click();
          await new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)));
          return performance.now() - started;
        }, i),
      );
    }
    return found;
  } finally {
    await page.close();
  }
}

/** Met only where the slowest choice is quick enough. */
export function explorerOf(key: string, on: string, milliseconds: readonly number[]): RowResult {
  const slowest = Math.max(...milliseconds) / 1000;
  return {
    ...row({
      key,
      what: `Themes, a choice in the explorer until it is drawn: ${on}`,
      unit: "s",
      measured: figure(milliseconds.map((one) => one / 1000)),
      target: { text: `each ≤ ${LIMIT} s`, limit: LIMIT },
      notes: [`the slowest of ${milliseconds.length} choices: ${(1000 * slowest).toFixed(0)} ms`],
    }),
    verdict: slowest <= LIMIT ? "met" : "missed",
  };
}
