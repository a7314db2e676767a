import { mkdirSync, rmSync, statSync } from "node:fs";
import path from "node:path";
import type { Engine } from "../../../pipelines/engine/engine.js";
import type { FeedName } from "../../../pipelines/feeds/feed.js";
import { chats, chatTurns, feedback } from "./contacts.js";
import { type ExportFormat, writeExport } from "./exportFile.js";
import { type Desk, dayName } from "./scale.js";
import { generated, withGenerator } from "./store.js";
import { ticketEvents, ticketVersions } from "./tickets.js";

interface Export {
  feed: FeedName;
  format: ExportFormat;
  /** `daily`: a ticket appears on the day it came and again on the day of its last change. */
  sql(desk: Desk, daily: boolean): string;
}

const EXPORTS: readonly Export[] = [
  {
    feed: "ticket",
    format: "csv",
    sql: (desk, daily) => ticketVersions(desk, 0, desk.sizes.tickets, daily),
  },
  { feed: "ticket_event", format: "ndjson", sql: ticketEvents },
  { feed: "chat", format: "csv", sql: chats },
  { feed: "chat_turn", format: "csv", sql: chatTurns },
  { feed: "feedback", format: "ndjson", sql: feedback },
];

const nameOf = (desk: Desk): string => `${desk.sizes.tickets}-${desk.days}-${desk.seed}`;

/** A desk's exports as one file a feed; returns their folder. */
export const wholeDesk = (root: string, desk: Desk): Promise<string> =>
  generated(root, `desk-whole-${nameOf(desk)}`, (made) =>
    withGenerator(made, ":memory:", desk.seed, async (engine) => {
      for (const { feed, format, sql } of EXPORTS) {
        await writeExport(
          engine,
          feed,
          `(${sql(desk, false)})`,
          path.join(made, `${feed}.${format}`),
          format,
        );
      }
    }),
  );

/** A desk's exports as one folder a day, named by its date and five files in each; returns the folder of folders. */
export const dailyDesk = (root: string, desk: Desk): Promise<string> =>
  generated(root, `desk-daily-${nameOf(desk)}`, async (made) => {
    const scratch = path.join(made, "scratch.duckdb");
    await withGenerator(made, scratch, desk.seed, async (engine) => {
      for (const one of EXPORTS) await writeDays(engine, made, desk, one);
    });
    rmSync(scratch, { force: true });
  });

async function writeDays(engine: Engine, directory: string, desk: Desk, one: Export): Promise<void> {
  await engine.run(`create table rows_by_day as from (${one.sql(desk, true)}) order by export_day, i`);
  for (let day = 0; day < desk.days; day++) {
    const folder = path.join(directory, dayName(day));
    mkdirSync(folder, { recursive: true });
    const file = path.join(folder, `${one.feed}.${one.format}`);
    await writeExport(engine, one.feed, `rows_by_day where export_day = ${day}`, file, one.format);
    // A day without a row: a tool leaves no file, and a file of nothing is one that Suara refuses.
    if (statSync(file).size === 0) rmSync(file);
  }
  await engine.run("drop table rows_by_day");
}
