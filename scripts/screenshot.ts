// Takes the README's picture from the published sample: npm start, then npx tsx scripts/screenshot.ts
import { fileURLToPath } from "node:url";
import { serve } from "../pipelines/publish/serve.js";
import { launchBrowser, visit } from "../tests/e2e/browser.js";

const site = fileURLToPath(new URL("../data/sample/out/site", import.meta.url));
const server = await serve(site, { port: 0, host: "127.0.0.1" });
const browser = await launchBrowser();
const { page } = await visit(browser, server.url, { width: 1280, scheme: "light" });
await page.screenshot({
  path: fileURLToPath(new URL("../docs/this-week.png", import.meta.url)),
  clip: { x: 0, y: 0, width: 1280, height: 1040 },
  fullPage: true,
});
await browser.close();
await server.close();
