import { existsSync } from "node:fs";
import { type Browser, type BrowserContext, chromium, type Page } from "playwright-core";

const SYSTEM = "/usr/bin/chromium";
const ARGUMENTS = [
  "--headless",
  "--no-sandbox",
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
];

/** $SUARA_CHROMIUM (a path, or "package"), else Debian's Chromium, else the one that comes as an npm package; says which. */
export async function launchBrowser(): Promise<Browser> {
  const named = process.env.SUARA_CHROMIUM ?? (existsSync(SYSTEM) ? SYSTEM : undefined);
  if (named !== undefined && named !== "package") {
    process.stdout.write(`browser: ${named}\n`);
    return chromium.launch({ executablePath: named, args: ARGUMENTS });
  }
  const { default: packaged } = await import("@sparticuz/chromium");
  process.stdout.write("browser: @sparticuz/chromium\n");
  // Not its own arguments: they run everything in one process, which a closed page takes down, and open web security.
  return chromium.launch({ executablePath: await packaged.executablePath(), args: ARGUMENTS });
}

export interface Visit {
  page: Page;
  /** Everything that went wrong: foreign requests, failed ones, console errors and warnings, uncaught errors. */
  troubles: string[];
  close(): Promise<void>;
}

/** Opens a page in a context of its own and waits until its figures are drawn. */
export async function visit(
  browser: Browser,
  url: string,
  options: {
    width: number;
    scheme: "light" | "dark";
    prepare?: (context: BrowserContext) => Promise<unknown>;
  },
): Promise<Visit> {
  const context = await browser.newContext({
    viewport: { width: options.width, height: 900 },
    colorScheme: options.scheme,
    timezoneId: "America/St_Johns",
    acceptDownloads: true,
  });
  const troubles: string[] = [];
  watch(context, new URL(url).origin, troubles);
  await options.prepare?.(context);
  const page = await context.newPage();
  await page.goto(url, { waitUntil: "load" });
  await drawn(page);
  return { page, troubles, close: () => context.close() };
}

/** One tab that goes from page to page: what a browser keeps of one serves the next, as for a reader. */
export interface Tab {
  page: Page;
  /** Since the page it stands on was asked for. */
  troubles: readonly string[];
  open(url: string): Promise<void>;
  close(): Promise<void>;
}

export async function openTab(
  browser: Browser,
  url: string,
  options: {
    width: number;
    scheme: "light" | "dark";
    prepare?: (context: BrowserContext) => Promise<unknown>;
  },
): Promise<Tab> {
  const context = await browser.newContext({
    viewport: { width: options.width, height: 900 },
    colorScheme: options.scheme,
    timezoneId: "America/St_Johns",
  });
  const troubles: string[] = [];
  watch(context, new URL(url).origin, troubles);
  await options.prepare?.(context);
  const page = await context.newPage();
  return {
    page,
    troubles,
    async open(next) {
      // Nothing of the page before may be taken for one of this.
      await page.goto("about:blank");
      troubles.length = 0;
      await page.emulateMedia({ colorScheme: options.scheme, reducedMotion: "no-preference" });
      await page.setViewportSize({ width: options.width, height: 900 });
      await page.goto(next, { waitUntil: "load" });
      await drawn(page);
    },
    close: () => context.close(),
  };
}

/** The page at another width, drawn anew for it, with nothing that moves. */
export async function atWidth(page: Page, width: number): Promise<void> {
  await page.emulateMedia({ reducedMotion: "reduce" });
  await page.setViewportSize({ width, height: 900 });
  // Charts are drawn in the frame in which their place has changed.
  await page.evaluate(async () => {
    for (let frame = 0; frame < 2; frame++) await new Promise(requestAnimationFrame);
  });
  await drawn(page);
}

/** Said where the letters have come and the busy machine has not drawn with them yet. */
const SLOW = /was preloaded using link preload but not used within a few seconds/;

/** Writes down what goes wrong in a context: foreign requests, failed ones, console errors and warnings, uncaught errors. */
export function watch(context: BrowserContext, origin: string, troubles: string[]): void {
  context.on("request", (request) => {
    if (!request.url().startsWith(`${origin}/`) && !/^(data|blob):/.test(request.url()))
      troubles.push(`request off the origin: ${request.url()}`);
  });
  context.on("requestfailed", (request) => troubles.push(`failed: ${request.url()}`));
  context.on("response", (response) => {
    if (response.status() >= 400) troubles.push(`${response.status()} ${response.url()}`);
  });
  context.on("console", (message) => {
    if (["error", "warning"].includes(message.type()) && !SLOW.test(message.text()))
      troubles.push(`console ${message.type()}: ${message.text()}`);
  });
  context.on("weberror", (error) => troubles.push(`uncaught: ${error.error().message}`));
}

/** Waits until a page's figures are drawn. */
export async function drawn(page: Page): Promise<void> {
  await page.waitForSelector(".page:not(.early) h1", { timeout: 20_000 });
  await page.waitForFunction(() =>
    [...document.querySelectorAll(".chart")].every((chart) => chart.querySelector("svg")),
  );
  await page.evaluate(() => document.fonts.ready);
}
