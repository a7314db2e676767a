import { readdirSync } from "node:fs";
import path from "node:path";
import type { Page } from "playwright-core";
import { serve } from "../../pipelines/publish/serve.js";
import { drawn, launchBrowser, visit } from "../e2e/browser.js";
import { collisions } from "../e2e/collisions.js";
import { SLIPS } from "./examine.js";

/** Opens every page of a site in a browser, each narrow or wide; what is wrong with it. */
export async function examineSite(folder: string): Promise<string[]> {
  const pages = readdirSync(folder).filter((name) => name.endsWith(".html"));
  const site = await serve(folder, { port: 0 });
  const browser = await launchBrowser();
  const troubles: string[] = [];
  try {
    for (const [i, name] of pages.sort().entries()) {
      const open = await visit(browser, `${site.url}/${path.basename(name, ".html")}`, {
        width: i % 2 === 0 ? 390 : 1280,
        scheme: i % 3 === 0 ? "dark" : "light",
      });
      troubles.push(
        ...[...open.troubles, ...(await lookAt(open.page))].map((trouble) => `${name}: ${trouble}`),
      );
      await open.close();
    }
  } finally {
    await browser.close();
    await site.close();
  }
  return troubles;
}

async function lookAt(page: Page): Promise<string[]> {
  await page.$$eval("main details", (list) => {
    for (const one of list) one.setAttribute("open", "");
  });
  await drawn(page);
  const text = await page.innerText("main");
  const slip = SLIPS.exec(text);
  const wrong = await page.$$eval("main svg *", (list) =>
    list.flatMap((one) =>
      [...one.attributes].flatMap(({ name, value }) =>
        /NaN|Infinity|undefined/.test(value) ? [`${name}=${value}`] : [],
      ),
    ),
  );
  const wide = await page.evaluate(
    () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
  );
  const meeting = await collisions(page);
  return [
    ...meeting.map((labels) => `label ${labels}`),
    ...(slip === null ? [] : [`says ${text.slice(Math.max(0, slip.index - 40), slip.index + 40)}`]),
    ...wrong.slice(0, 2).map((attribute) => `draws ${attribute}`),
    ...(wide > 0 ? [`is ${wide} px wider than the screen`] : []),
    ...(text.length < 80 ? ["is empty"] : []),
  ];
}
