import { existsSync } from "node:fs";
import { readdir, rm, writeFile } from "node:fs/promises";
import path from "node:path";
import type { Engine } from "../engine/engine.js";
import type { ExitCode } from "../errors.js";
import { addForgotten, type Forgotten, pseudonym } from "../load/forgotten.js";
import { personKey } from "../load/personKey.js";
import { publishedHistory } from "../publish/generation.js";
import { HISTORY_FILE } from "../publish/restatements/history.js";
import type { Stage } from "../run.js";
import { databaseFile, readWarehouse } from "../warehouse.js";
import { withWorkspaceLock } from "../workspace/lock.js";
import { openWorkspace, type Workspace } from "../workspace/workspace.js";
import { formatCount, type Output } from "./output.js";
import { runCommand } from "./run.js";

/**
 * `suara forget CUSTOMER`: notes the customer's pseudonym, and those of their tickets, chats and feedback, in
 * `.suara-forgotten`, erases everything generated, and runs anew without them. Exports that still hold them are not changed;
 * their records are rejected as `forgotten` from now on.
 */
export async function forget(
  directory: string,
  customer: string,
  options: { site: boolean; stages?: readonly Stage[] },
  output: Output,
): Promise<ExitCode> {
  const workspace = await openWorkspace(directory);
  const key = await personKey(workspace.dir);
  const found = await theirs(workspace, key, pseudonym(key, customer));
  await withWorkspaceLock(workspace, async () => {
    await addForgotten(workspace.dir, found);
    // Deleted rows stay readable in a database's file until they are overwritten; a file that is gone does not.
    const history = await publishedHistory(workspace.outDir);
    for (const name of await readdir(workspace.outDir)) {
      if (name !== ".lock") await rm(path.join(workspace.outDir, name), { recursive: true, force: true });
    }
    // Totals of weeks that were published tell of no one; the next publication says that they changed, and why.
    if (history !== null) await writeFile(path.join(workspace.outDir, HISTORY_FILE), JSON.stringify(history));
  });
  const [ticket, chat, feedback] = [found.ticket.length, found.chat.length, found.feedback.length];
  output.event({ event: "forgotten", customer: found.customer[0] ?? "", ticket, chat, feedback });
  output.say(
    `forgotten: ${formatCount(ticket)} tickets, ${formatCount(chat)} chats and calls, ${formatCount(feedback)} pieces of feedback; everything is built anew without them`,
  );
  const { stages = ["load", "build", "publish"] } = options;
  return runCommand(directory, { stages, asOf: undefined, site: options.site, engine: "duckdb" }, output);
}

/** What is the customer's alone, as far as the last load knows. */
async function theirs(workspace: Workspace, key: string, customer: string): Promise<Forgotten> {
  if (!existsSync(databaseFile(workspace)))
    return { customer: [customer], ticket: [], chat: [], feedback: [] };
  return readWarehouse(workspace, async (engine) => {
    const hashed = async (feed: "ticket" | "chat" | "feedback") =>
      (await idsOf(engine, feed, customer)).map((id) => pseudonym(key, id));
    return {
      customer: [customer],
      ticket: await hashed("ticket"),
      chat: await hashed("chat"),
      feedback: await hashed("feedback"),
    };
  });
}

async function idsOf(
  engine: Engine,
  feed: "ticket" | "chat" | "feedback",
  customer: string,
): Promise<string[]> {
  const known = await engine.value<number>(
    `select count(*) from duckdb_tables() where schema_name = 'raw' and table_name = '${feed}'`,
  );
  if (known === 0) return [];
  const rows = await engine.rows<{ id: string }>(
    `select distinct ${feed}_id as id from raw.${feed} where customer_id = $1 order by id`,
    [customer],
  );
  return rows.map((row) => row.id);
}
