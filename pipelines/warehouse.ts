import { existsSync } from "node:fs";
import { mkdir, readdir, rm, stat, writeFile } from "node:fs/promises";
import path from "node:path";
import { openDuckDb } from "./engine/duckdb/duckDbEngine.js";
import { rewriteDatabase } from "./engine/duckdb/rewriteDatabase.js";
import type { Engine, LocalEngine } from "./engine/engine.js";
import { EXIT, QueryError, SuaraError } from "./errors.js";
import { STANDING_TABLES } from "./models/relations.js";
import { explainSystem, MEMORY_SHORT } from "./systemErrors.js";
import { sizeBytes } from "./workspace/units.js";
import type { Workspace } from "./workspace/workspace.js";

export const databaseFile = (workspace: Workspace): string => path.join(workspace.outDir, "suara.duckdb");
export const workDirectory = (workspace: Workspace): string => path.join(workspace.outDir, ".work");

/**
 * The share of `engine.memory_limit` that the database may count as its own. The rest is for what it does not count
 * (reader buffers, hash tables being resized, freed pages not yet given back) and for Node; measured on loads of 5 GB and
 * on models over 5 million tickets, the process then stays below the limit + 300 MB.
 */
const DATABASE_SHARE = 0.55;

const databaseMemory = (limit: string): string => `${Math.floor(sizeBytes(limit) * DATABASE_SHARE)}B`;

/** Below this much in exports the hundred and more small statements of a run wait longer for a second thread than it saves. */
const SMALL_DESK_BYTES = 32 * 1024 ** 2;

/** The threads asked for; else one for a small desk, and null, every core, for others. The figures do not depend on it. */
async function threadsOf(workspace: Workspace): Promise<number | null> {
  const { threads } = workspace.config.engine;
  if (threads !== null) return threads;
  let bytes = 0;
  // A folder that cannot be listed is met again by the load, which says so.
  const entries = await readdir(workspace.dir, { withFileTypes: true, recursive: true }).catch(() => []);
  for (const entry of entries) {
    const file = path.join(entry.parentPath, entry.name);
    if (!entry.isFile() || file.startsWith(workspace.outDir + path.sep)) continue;
    bytes += await stat(file).then(
      ({ size }) => size,
      () => 0,
    );
    if (bytes > SMALL_DESK_BYTES) return null;
  }
  return 1;
}

/** Opens the workspace's database for work, closed to every path but the workspace, and closes it after. */
export async function withWarehouse<T>(
  workspace: Workspace,
  work: (engine: LocalEngine) => Promise<T>,
): Promise<T> {
  return withThreads(workspace, await threadsOf(workspace), work);
}

/**
 * The same; where `engine.memory_limit` is too little for what several threads do at once, the work begins anew with one, as it
 * and `onAgain` are told. What the work writes must be in transactions, or nothing that doing it twice would change.
 */
export async function withSparingWarehouse<T>(
  workspace: Workspace,
  work: (engine: LocalEngine, isAgain: boolean) => Promise<T>,
  onAgain: () => void,
): Promise<T> {
  const threads = await threadsOf(workspace);
  try {
    return await withThreads(workspace, threads, (engine) => work(engine, false));
  } catch (error) {
    if (threads === 1 || explainSystem(error)?.code !== MEMORY_SHORT) throw error;
    onAgain();
    return withThreads(workspace, 1, (engine) => work(engine, true));
  }
}

async function withThreads<T>(
  workspace: Workspace,
  threads: number | null,
  work: (engine: LocalEngine) => Promise<T>,
): Promise<T> {
  const { memory_limit } = workspace.config.engine;
  await mkdir(workDirectory(workspace), { recursive: true });
  const engine = await openDuckDb({
    path: databaseFile(workspace),
    allowedDirectories: [workspace.dir, workspace.outDir],
    memoryLimit: databaseMemory(memory_limit),
    ...(threads === null ? {} : { threads }),
    tempDirectory: path.join(workDirectory(workspace), "spill"),
    timeZone: workspace.config.time_zone,
  }).catch((error: unknown) => {
    throw explainOpen(error);
  });
  try {
    await clearWork(workspace);
    return await work(engine);
  } catch (error) {
    throw isDamageMet(error) ? damaged(error) : error;
  } finally {
    await engine.close();
  }
}

/** A run that was killed may have left texts as the exports hold them. Who has the database open works here alone. */
async function clearWork(workspace: Workspace): Promise<void> {
  await rm(workDirectory(workspace), { recursive: true, force: true });
  await mkdir(workDirectory(workspace), { recursive: true });
}

const droppedNote = (workspace: Workspace): string => path.join(workspace.outDir, ".dropped-texts");

/** Notes that texts leave the database, until `eraseDropped`: a run that is killed in between leaves the note. */
export const noteDropped = (workspace: Workspace): Promise<void> => writeFile(droppedNote(workspace), "");

/** Writes the database anew where texts left it, so that none stays in its free blocks. Call it with the database closed. */
export async function eraseDropped(workspace: Workspace): Promise<void> {
  const note = droppedNote(workspace);
  if (!existsSync(note)) return;
  const memory = databaseMemory(workspace.config.engine.memory_limit);
  await rewriteDatabase(databaseFile(workspace), workDirectory(workspace), memory);
  await rm(note);
}

/** Opens what the last run left, for looking only. Throws SuaraError (exit 64) when there is nothing yet. */
export async function readWarehouse<T>(
  workspace: Workspace,
  work: (engine: LocalEngine) => Promise<T>,
): Promise<T> {
  if (!existsSync(databaseFile(workspace))) throw nothingLoaded();
  return withWarehouse(workspace, async (engine) => {
    if (!(await holdsLoad(engine))) throw nothingLoaded();
    return work(engine);
  });
}

/** Whether a load has ever ended here: a run that found no exports leaves a database too. */
export async function holdsLoad(engine: Engine): Promise<boolean> {
  const tables = await engine.value<number>(
    "select count(*) from information_schema.tables where table_schema = 'raw' and table_name = 'files'",
  );
  return tables > 0;
}

export const nothingLoaded = (): SuaraError =>
  new SuaraError("no_database", "nothing has been loaded in this workspace yet", {
    exitCode: EXIT.usage,
    fix: "put exports into its exports/, then: suara run",
  });

/** Throws SuaraError (exit 64) where models have not been built from what is loaded. */
export async function requireModels(engine: Engine): Promise<void> {
  const built = await engine.value<number>(
    `select count(*) from (${STANDING_TABLES}) where table_schema = 'reports'`,
  );
  if (built > 0) return;
  throw new SuaraError("nothing_built", "exports are loaded, but nothing has been computed from them yet", {
    exitCode: EXIT.usage,
    fix: "run: suara build, or suara run for everything",
  });
}

function explainOpen(error: unknown): unknown {
  const message = error instanceof Error ? error.message : String(error);
  if (/could not set lock/i.test(message)) {
    return new SuaraError("locked", "another program has this workspace's database open", {
      exitCode: EXIT.locked,
      fix: "wait for the other run to end, or close the program that reads out/suara.duckdb",
    });
  }
  if (error instanceof QueryError || explainSystem(error) !== null) return error;
  // A path may hold any word.
  return OPENING_DAMAGE.test(message.replaceAll(/"[^"]*"/g, "")) ? damaged(error) : error;
}

/** What DuckDB says of a file that is cut, changed, another program's or another version's. */
const OPENING_DAMAGE =
  /serializ|corrupt|\bWAL\b|checksum|not a valid duckdb|enough bytes|version number|extension/i;

/** Whether a statement met a part of the database that is not as it was written. */
const isDamageMet = (error: unknown): boolean =>
  error instanceof QueryError && /^IO Error: Corrupt database file/.test(error.message);

const damaged = (cause: unknown): SuaraError =>
  new SuaraError("database_damaged", "out/suara.duckdb is damaged or not Suara's own: it cannot be opened", {
    fix: "delete out/suara.duckdb, then: suara run (it holds nothing that the exports cannot rebuild)",
    cause,
  });
