import { readFileSync, writeFileSync } from "node:fs";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import path from "node:path";
import { gzipSync } from "node:zlib";
import type { Browser, Page } from "playwright-core";
import sirv from "sirv";
import { listFiles } from "../../pipelines/publish/files.js";

/** A four times slower processor and a line of 10 Mbit/s down, 5 up, 40 ms away. */
const THROTTLED = { slowdown: 4, latency: 40, down: 10_000_000 / 8, up: 5_000_000 / 8 } as const;

/** Milliseconds within which a throttled page is left alone. */
const UNDISTURBED = 7000;

/** One opening of a page in a browser that has never seen it. Milliseconds from the navigation's start. */
export interface PageLoad {
  /** The headline with its figure stands there. */
  firstFigure: number;
  firstChart: number | null;
  /** The whole page has come and every chart of it is drawn. */
  complete: number;
  /** What answers to clicks stands there: of a page that is drawn before its scripts, some time later. */
  alive: number;
  largestContentfulPaint: number;
  layoutShift: number;
  longTasks: number;
  requests: number;
  /** On the line, as compressed, with headers. */
  bytes: { all: number; scriptsAndData: number };
}

/** Serves a site as a web server with gzip does, by HTTP/1.1. Writes a compressed copy beside each file. */
export async function serveCompressed(site: string): Promise<{ url: string; close(): void }> {
  for (const file of await listFiles(site)) {
    if (/\.(woff2|png|gz)$/.test(file)) continue;
    writeFileSync(path.join(site, `${file}.gz`), gzipSync(readFileSync(path.join(site, file)), { level: 6 }));
  }
  const files = sirv(site, { gzip: true, etag: true, extensions: ["html"] });
  const server = createServer((request, response) =>
    files(request, response, () => {
      response.statusCode = 404;
      response.end();
    }),
  );
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/`,
    close: () => server.close(),
  };
}

/** Opens a page in a context of its own, so that nothing is cached, and closes it. */
export async function loadPage(
  browser: Browser,
  url: string,
  options: { throttled: boolean },
): Promise<PageLoad> {
  const context = await browser.newContext({ viewport: { width: 1280, height: 900 } });
  try {
    const page = await context.newPage();
    if (options.throttled) await throttle(page);
    const seen: { kind: string; size: Promise<number> }[] = [];
    page.on("requestfinished", (request) =>
      seen.push({
        kind: request.resourceType(),
        size: request.sizes().then((sizes) => sizes.responseHeadersSize + sizes.responseBodySize),
      }),
    );
    // tsx names functions by a helper of its own, which the page lacks.
    await page.addInitScript("globalThis.__name ??= (one) => one");
    await page.addInitScript(watchPage);
    await page.goto(url, { waitUntil: "commit" });
    // To ask the page anything brings a large script into it, which would stand in the way of its own.
    if (options.throttled) await page.waitForTimeout(UNDISTURBED);
    await page.waitForFunction(() => (window as unknown as Watched).seen?.alive !== null, null, {
      timeout: 120_000,
      polling: 250,
    });
    await page.waitForTimeout(500);
    const watched = await page.evaluate(() => (window as unknown as Watched).seen);
    const sizes = await Promise.all(seen.map(async ({ kind, size }) => ({ kind, size: await size })));
    const sum = (kinds: readonly string[] | null) =>
      sizes
        .filter(({ kind }) => kinds === null || kinds.includes(kind))
        .reduce((total, { size }) => total + size, 0);
    return {
      firstFigure: watched.firstFigure ?? Number.NaN,
      firstChart: watched.firstChart,
      complete: watched.complete ?? Number.NaN,
      alive: watched.alive ?? Number.NaN,
      largestContentfulPaint: watched.largestContentfulPaint,
      layoutShift: watched.layoutShift,
      longTasks: watched.longTasks,
      requests: sizes.length,
      bytes: { all: sum(null), scriptsAndData: sum(["script", "fetch", "xhr"]) },
    };
  } finally {
    await context.close();
  }
}

async function throttle(page: Page): Promise<void> {
  const session = await page.context().newCDPSession(page);
  await session.send("Network.enable");
  await session.send("Network.emulateNetworkConditions", {
    offline: false,
    latency: THROTTLED.latency,
    downloadThroughput: THROTTLED.down,
    uploadThroughput: THROTTLED.up,
  });
  await session.send("Emulation.setCPUThrottlingRate", { rate: THROTTLED.slowdown });
}

interface Watched {
  seen: {
    firstFigure: number | null;
    firstChart: number | null;
    complete: number | null;
    alive: number | null;
    largestContentfulPaint: number;
    layoutShift: number;
    longTasks: number;
  };
}

/** Runs in the page from its start: looks at every frame what is drawn. */
function watchPage(): void {
  const seen: Watched["seen"] = {
    firstFigure: null,
    firstChart: null,
    complete: null,
    alive: null,
    largestContentfulPaint: 0,
    layoutShift: 0,
    longTasks: 0,
  };
  (window as unknown as Watched).seen = seen;
  const observe = (type: string, take: (entry: PerformanceEntry) => void) =>
    new PerformanceObserver((list) => list.getEntries().forEach(take)).observe({ type, buffered: true });
  observe("largest-contentful-paint", (entry) => {
    seen.largestContentfulPaint = entry.startTime;
  });
  observe("layout-shift", (entry) => {
    seen.layoutShift += (entry as unknown as { value: number }).value;
  });
  observe("longtask", (entry) => {
    seen.longTasks += entry.duration;
  });
  /** A frame's callbacks run before it is laid out and painted, a timer set in them after. */
  const painted = (name: "firstFigure" | "firstChart" | "complete" | "alive"): void => {
    if (isSeen.has(name)) return;
    isSeen.add(name);
    setTimeout(() => {
      seen[name] = performance.now();
    });
  };
  const isSeen = new Set<string>();
  const look = (): void => {
    if (document.querySelector(".page h1")?.textContent) painted("firstFigure");
    const charts = [...document.querySelectorAll(".chart")];
    const drawn = charts.filter((chart) => chart.querySelector("svg"));
    if (drawn.length > 0) painted("firstChart");
    // The parser is past the page that was drawn early.
    const isPast = document.querySelector(".early")?.nextElementSibling != null;
    const isWhole = drawn.length === charts.length && (document.readyState !== "loading" || isPast);
    if (isSeen.has("firstFigure") && isWhole) painted("complete");
    if (isWhole && document.querySelector(".page:not(.early) h1")) painted("alive");
    if (!isSeen.has("alive")) requestAnimationFrame(look);
  };
  requestAnimationFrame(look);
}
