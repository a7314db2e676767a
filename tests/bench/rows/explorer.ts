import { existsSync, rmSync } from "node:fs";
import path from "node:path";
import { openDuckDb } from "../../../pipelines/engine/duckdb/duckDbEngine.js";
import { launchBrowser } from "../../e2e/browser.js";
import { chooseInExplorer, explorerOf } from "../explorer.js";
import { suara } from "../measure.js";
import { serveCompressed } from "../pageLoad.js";
import type { BenchRow } from "../row.js";

/** Tickets, chats and feedback of a made-up desk with so many tickets hold a million texts with a theme. */
const FULL_TICKETS = 870_000;

/** The explorer of themes over a million pieces of feedback: a desk of that size, built once and kept. */
export const explorerRow: BenchRow = {
  key: "explorer",
  async run(context) {
    if (!context.site) return [];
    const tickets = Math.max(1_000, Math.round(FULL_TICKETS * context.scale));
    const workspace = path.join(context.dir, `explorer-${tickets}-${context.seed}`);
    const site = path.join(workspace, "out/site");
    if (existsSync(site)) {
      // With today's pages.
      context.progress("explorer: publishing it anew");
      await suara("publish", "--quiet", "--workspace", workspace);
    } else {
      rmSync(workspace, { recursive: true, force: true });
      context.progress(`explorer: a desk of ${tickets} tickets`);
      await suara(
        "sample",
        "--quiet",
        workspace,
        "--tickets",
        String(tickets),
        "--seed",
        String(context.seed),
      );
      context.progress("explorer: publishing it");
      await suara("run", "--quiet", "--workspace", workspace);
    }
    const pieces = await piecesOf(path.join(workspace, "out/suara.duckdb"));
    const server = await serveCompressed(site);
    const browser = await launchBrowser();
    try {
      context.progress("explorer: choosing");
      const choices = await chooseInExplorer(browser, `${server.url}themes`);
      return [explorerOf("explorer", `${pieces.toLocaleString("en-GB")} pieces of feedback`, choices)];
    } finally {
      await browser.close();
      server.close();
    }
  },
};

async function piecesOf(database: string): Promise<number> {
  const engine = await openDuckDb({
    path: database,
    allowedDirectories: [],
    readOnly: true,
    timeZone: "UTC",
  });
  try {
    return await engine.value<number>("select count(distinct (source, text_id)) from marts.mentions");
  } finally {
    await engine.close();
  }
}
