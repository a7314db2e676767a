import { createHash } from "node:crypto";
import path from "node:path";
import type { FeedName } from "../../../pipelines/feeds/feed.js";
import { prepareTables } from "../../../pipelines/load/fileRegistry.js";
import { resolveAsOf } from "../../../pipelines/models/asOf.js";
import { writeSettings } from "../../../pipelines/models/settings.js";
import { benchConfig } from "../workspace.js";
import { chats, chatTurns, feedback } from "./contacts.js";
import { type Desk, sizesAt } from "./scale.js";
import { generated, withGenerator } from "./store.js";
import { ticketEvents, ticketVersions } from "./tickets.js";

const YEAR = 365;

export const deskAt = (scale: number, seed: number): Desk => ({ sizes: sizesAt(scale), days: YEAR, seed });

/** Select statements for each feed; people already keyed hashes, as a load leaves them. */
const FEED_SQL: Readonly<Record<FeedName, (desk: Desk) => string>> = {
  ticket: (desk) => ticketVersions(desk, 0, desk.sizes.tickets, false),
  ticket_event: ticketEvents,
  chat: chats,
  chat_turn: chatTurns,
  feedback,
};

/** What a load reads from a ticket's text: none in a third, else its category, often with another theme or as a sub-theme. */
const READ_FROM_TEXTS = `language as text_language, case i % 6 when 0 then '' when 1 then ''
  when 2 then category || '/other' when 3 then category || ';support_quality' else category end as themes`;

const PEOPLE: Readonly<Record<FeedName, readonly string[]>> = {
  ticket: ["customer_id", "agent_id"],
  ticket_event: ["actor_id"],
  chat: ["customer_id", "agent_id"],
  chat_turn: [],
  feedback: ["customer_id"],
};

/** A database file that holds what a load of the desk would leave: `raw.*`, `ref.*` and the settings, no model. */
export async function rawDatabase(root: string, scale: number, seed: number): Promise<string> {
  const desk = deskAt(scale, seed);
  const directory = await generated(root, `raw-${scale}-${seed}-${await tablesHash(root)}`, (made) =>
    withGenerator(made, path.join(made, "suara.duckdb"), seed, async (engine) => {
      await prepareTables(engine);
      for (const [feed, sql] of Object.entries(FEED_SQL) as [FeedName, (desk: Desk) => string][]) {
        const hashed = PEOPLE[feed].map((column) => `md5(${column}) as ${column}`);
        const columns = hashed.length === 0 ? "" : ` replace (${hashed.join(", ")})`;
        const state = feed === "ticket" ? ", state" : "";
        const read = feed === "ticket" ? `, ${READ_FROM_TEXTS}` : "";
        await engine.run(`insert into raw.${feed} by name
          select * exclude (i, export_day${state})${columns}${read}, 1 as file_id, row_number() over () as record_no,
            false as is_log_row
          from (${sql(desk)})`);
      }
      await engine.run(`insert into ref.holidays by name select 1 as file_id, 1 as record_no, date '2025-12-25' as date,
        'Natal' as name, 'public' as kind`);
      await engine.run(`insert into ref.incidents by name select 1 as file_id, 1 as record_no, 'Top-up down' as name,
        timestamp '2026-03-12 02:00' as starts_at, timestamp '2026-03-12 05:00' as ends_at, 'topup' as component`);
      await writeSettings(engine, { config: benchConfig }, await resolveAsOf(engine, undefined));
    }),
  );
  return path.join(directory, "suara.duckdb");
}

/** Tells the tables that a load makes now from those of a database generated before they were changed. */
const tablesHash = (root: string): Promise<string> =>
  withGenerator(root, ":memory:", 0, async (engine) => {
    await prepareTables(engine);
    const tables = await engine.rows("select sql from duckdb_tables() order by schema_name, table_name");
    return createHash("sha256").update(JSON.stringify(tables)).digest("hex").slice(0, 8);
  });
