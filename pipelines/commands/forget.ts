import { readdir, rm, writeFile } from "node:fs/promises";
import path from "node:path";
import type { Engine } from "../engine/engine.js";
import { EXIT, type ExitCode, SuaraError } from "../errors.js";
import { findExports } from "../intake/index.js";
import { addForgotten, pseudonym, pseudonyms, readForgotten } from "../load/forgotten.js";
import { hasOtherSpellings, identityKey } from "../load/identity.js";
import { personKey } from "../load/personKey.js";
import { countryOf } from "../load/phonePlans.js";
import { publishedHistory } from "../publish/generation.js";
import { HISTORY_FILE } from "../publish/restatements/history.js";
import type { Stage } from "../run.js";
import { readWarehouse } from "../warehouse.js";
import { withWorkspaceLock } from "../workspace/lock.js";
import { openWorkspace, type Workspace } from "../workspace/workspace.js";
import { formatCount, type Output } from "./output.js";
import { runCommand } from "./run.js";

/**
 * `suara forget CUSTOMER`: looks for the customer in the exports as they are now, notes their pseudonym, and those of their
 * tickets, chats and feedback, in `.suara-forgotten`, erases everything generated, and runs anew without them. Exports that still hold
 * them are not changed; their records are rejected as `forgotten` from now on. Where nobody of that id is found, the id is
 * noted all the same, nothing is erased, and a SuaraError (exit 67) says what was looked for.
 */
export async function forget(
  directory: string,
  customer: string,
  options: { site: boolean; stages?: readonly Stage[] },
  output: Output,
): Promise<ExitCode> {
  const workspace = await openWorkspace(directory);
  const names: Names = { key: await personKey(workspace.dir), country: countryOf(workspace.config) };
  if (customer.trim() === "") throw noId();
  const own = pseudonyms(names.key, customer, names.country);
  const before = await readForgotten(workspace.dir);
  const isKnown = own.some((hash) => before.customer.includes(hash));
  const found = await theirs(workspace, directory, own[0] ?? "", output);
  const isFound = Object.values(found).some((list) => list.length > 0);
  const hashes = (ids: readonly string[]) => [...new Set(ids.flatMap((id) => pseudonymsOfThing(names, id)))];
  const { ticket, chat, feedback } = found;
  await withWorkspaceLock(workspace, async () => {
    await addForgotten(workspace.dir, {
      customer: isKnown ? [] : own,
      ticket: hashes(ticket),
      chat: hashes(chat),
      feedback: hashes(feedback),
    });
    // One that was forgotten before is erased again: the run after it may have been killed.
    if (isFound || isKnown) await eraseGenerated(workspace);
  });
  if (hasOtherSpellings(customer.trim(), names.country)) output.say(output.style.bad(ONE_SPELLING));
  const counts = { ticket: ticket.length, chat: chat.length, feedback: feedback.length };
  output.event({ event: "forgotten", customer: own[0] ?? "", found: isFound, ...counts });
  if (!isFound && !isKnown)
    throw nobodyFound(customer, identityKey(customer.trim(), names.country), own.length);
  output.say(
    isFound
      ? `forgotten: ${formatCount(ticket.length)} tickets, ${formatCount(chat.length)} chats and calls, ${formatCount(feedback.length)} pieces of feedback; everything is built anew without them`
      : "forgotten before, and no new record is there; everything is built anew all the same",
  );
  const { stages = ["load", "build", "publish"] } = options;
  return runCommand(directory, { stages, asOf: undefined, site: options.site, engine: "duckdb" }, output);
}

/** Half a person is left in the figures where the exports hold both. */
const ONE_SPELLING =
  "look: suara.yaml names no country (holidays:), so a number with its country's code and one without are two people, and this spelling alone was looked for; name the country, for example holidays: ID, and forget them again";

interface Names {
  key: string;
  country: string | null;
}

const noId = (): SuaraError =>
  new SuaraError("no_id", "the id of whom to forget is empty", {
    exitCode: EXIT.usage,
    fix: "give it as the exports write it: suara forget CUSTOMER",
  });

function nobodyFound(given: string, lookedFor: string, lines: number): SuaraError {
  const as = lookedFor === given ? "" : ` (looked for as "${lookedFor}")`;
  return new SuaraError(
    "nobody_found",
    `nobody of the id "${given}"${as} is in the tickets, events, chats, calls and feedback of exports/, so nothing was erased`,
    {
      exitCode: EXIT.nobodyFound,
      fix: `the id is noted, and records of it that arrive later are refused; if it was mistyped, delete the last ${lines === 1 ? "line" : `${lines} lines`} of .suara-forgotten. Letter case counts, except in mail addresses and names`,
    },
  );
}

async function eraseGenerated(workspace: Workspace): Promise<void> {
  // Deleted rows stay readable in a database's file until they are overwritten; a file that is gone does not.
  const history = await publishedHistory(workspace.outDir);
  for (const name of await readdir(workspace.outDir)) {
    if (name !== ".lock") await rm(path.join(workspace.outDir, name), { recursive: true, force: true });
  }
  // Totals of weeks that were published tell of no one; the next publication says that they changed, and why.
  if (history !== null) await writeFile(path.join(workspace.outDir, HISTORY_FILE), JSON.stringify(history));
}

const THINGS = ["ticket", "chat", "feedback"] as const;
type Found = Record<(typeof THINGS)[number] | "event", string[]>;

/** What is the customer's alone, in the exports as they are now. */
async function theirs(
  workspace: Workspace,
  directory: string,
  customer: string,
  output: Output,
): Promise<Found> {
  const found: Found = { ticket: [], chat: [], feedback: [], event: [] };
  if ((await findExports(workspace.dir)).length === 0) return found;
  const silent: Output = { ...output, say: () => undefined, event: () => undefined };
  await runCommand(directory, { stages: ["load"], asOf: undefined, site: false, engine: "duckdb" }, silent);
  return readWarehouse(workspace, async (engine) => {
    for (const thing of THINGS)
      found[thing] = await idsOf(engine, `raw.${thing}`, thing, "customer_id", customer);
    found.event = await idsOf(engine, "raw.ticket_event", "ticket", "actor_id", customer);
    return found;
  });
}

async function idsOf(
  engine: Engine,
  relation: string,
  thing: string,
  person: string,
  hash: string,
): Promise<string[]> {
  const rows = await engine.rows<{ id: string }>(
    `select distinct ${thing}_id as id from ${relation} where ${person} = $1 order by id`,
    [hash],
  );
  return rows.map((row) => row.id);
}

/** Of a ticket, chat or feedback: an id that tells of a person is stored as its pseudonym already. */
const pseudonymsOfThing = ({ key, country }: Names, id: string): string[] =>
  /^[0-9a-f]{24}$/.test(id) ? [id, pseudonym(key, id, country)] : pseudonyms(key, id, country);
