import type { Engine, LocalEngine } from "../engine/engine.js";
import { FileRefused } from "../errors.js";
import { FEEDS } from "../feeds/index.js";
import { configuredSources } from "../sources/configured.js";
import { TAXONOMY_FILE } from "../text/taxonomy.js";
import { openTextPool, type PoolOptions, type TextPool } from "../text/textPool.js";
import type { Workspace } from "../workspace/workspace.js";
import { type FileAccount, fileAccounts } from "./accounts.js";
import { LoadBatches } from "./batches.js";
import { checkMappings } from "./checkMappings.js";
import {
  forgetAbsent,
  identity,
  mappingHash,
  nextFileId,
  type PresentFile,
  prepareTables,
  recordDuplicates,
  recordFile,
  sha256,
} from "./fileRegistry.js";
import { readForgotten } from "./forgotten.js";
import { goneFilesNote, goneTableNotes, noteGoneFiles } from "./goneFiles.js";
import type { FoundFile, Intake } from "./intakePort.js";
import { type ExportJob, loadExport } from "./loadFile.js";
import { loadReference, referenceHash } from "./loadReference.js";
import type { Note } from "./note.js";
import { openIntake } from "./openIntake.js";
import { personKey } from "./personKey.js";
import { countryOf } from "./phonePlans.js";
import { writeRejectsCsv } from "./rejectsCsv.js";
import { defineTextFunctions } from "./texts.js";
import type { LoadContext } from "./typeFiles.js";
import { writeUntoldAnswers } from "./untoldAnswers.js";
import { countSuperseded } from "./versions.js";

export interface LoadOptions {
  /** Folder for temporary files, below the workspace's `out/`. */
  workDir: string;
  /** How texts are read; tests leave kinds of personal data in them, to show what the rules are for. */
  texts?: PoolOptions;
}

export interface LoadSummary {
  files: FileAccount[];
  /** Files refused whole; the run then ends with 65. */
  refused: number;
  /** Files read in this run; the others were known to the byte. */
  read: number;
  /** What is gone with files of the last run. */
  gone: Note[];
}

/** A file to load and the work of loading it. */
interface Job {
  file: FoundFile & PresentFile;
  load(context: LoadContext, batches: LoadBatches): Promise<void>;
}

/**
 * Makes `raw.*` and `ref.*` hold exactly what stands in the workspace's `exports/` and `reference/` now.
 * A file whose bytes and mapping are known keeps its rows; what is gone, changed or newly refused loses
 * them; each file goes in within one transaction, whole or not at all. A refused file is recorded with its reason and the others load.
 * Writes `out/rejects.csv`. Throws SuaraError for mappings that cannot be used (exit 64).
 */
export async function loadWorkspace(
  engine: LocalEngine,
  workspace: Workspace,
  options: LoadOptions,
  onProgress: (text: string) => void,
): Promise<LoadSummary> {
  const intake = await openIntake(engine, workspace, options.workDir);
  try {
    return await loadThrough(intake, engine, workspace, onProgress, options.texts);
  } finally {
    await intake.close();
  }
}

/** `loadWorkspace` with intake given. */
export async function loadThrough(
  intake: Intake,
  engine: LocalEngine,
  workspace: Workspace,
  onProgress: (text: string) => void,
  texts: PoolOptions = {},
): Promise<LoadSummary> {
  await checkMappings(engine, workspace);
  await prepareTables(engine);
  const pool = await openTextPool(workspace.dir, texts);
  try {
    return await loadWith(pool, intake, engine, workspace, onProgress);
  } finally {
    await pool.close();
  }
}

async function loadWith(
  pool: TextPool,
  intake: Intake,
  engine: LocalEngine,
  workspace: Workspace,
  onProgress: (text: string) => void,
): Promise<LoadSummary> {
  const key = await personKey(workspace.dir);
  const country = countryOf(workspace.config);
  defineTextFunctions(engine, pool.reader, { key, country });
  const context: LoadContext = {
    engine,
    intake,
    personKey: key,
    pool,
    persons: { country, forgotten: await readForgotten(workspace.dir) },
  };
  const jobs = await findJobs(context, workspace);
  const present = jobs.map((job) => job.file);
  const tablesGone = await goneTableNotes(engine, present);
  await noteGoneFiles(engine, present);
  const known = await forgetAbsent(engine, present, pool.reader.sha256);
  const batches = new LoadBatches(context, (file, error) => refuse(engine, file, error));
  const owners = new Set<string>();
  const repeated: PresentFile[] = [];
  let read = 0;
  for (const [i, job] of jobs.entries()) {
    const first = !owners.has(identity(job.file));
    owners.add(identity(job.file));
    if (known.has(job.file.path)) continue;
    if (!first) {
      repeated.push(job.file);
      continue;
    }
    onProgress(`loading ${job.file.path} (${i + 1} of ${jobs.length})`);
    read++;
    await loadOrRefuse(context, job, batches);
  }
  await batches.flush();
  const gone = [...(await goneFilesNote(engine)), ...tablesGone];
  // Their figures are those of the first.
  for (const file of repeated) await recordDuplicates(engine, file);
  await countSuperseded(engine);
  await writeUntoldAnswers(engine);
  await writeRejectsCsv(engine, workspace.outDir);
  const files = await fileAccounts(engine);
  return { files, read, gone, refused: files.filter((file) => file.status === "refused").length };
}

async function findJobs(
  { intake, personKey: key, persons }: LoadContext,
  workspace: Workspace,
): Promise<Job[]> {
  const { sources, time_zone: zone } = workspace.config;
  const configured = await configuredSources(workspace.dir, sources);
  const common = [sha256(`fingerprint ${key}`), sha256(JSON.stringify([FEEDS, persons]))];
  const exports = (await intake.find("exports")).map((found): Job => {
    const entry = configured.entryFor(found.path);
    const usesPath = JSON.stringify(entry ?? {}).includes('"from_path"') ? found.path : null;
    const job: ExportJob = {
      entry,
      file: { ...found, mappingSha256: mappingHash([...common, entry, usesPath, place(found)]) },
    };
    return { file: job.file, load: (context, batches) => loadExport(context, job, batches) };
  });
  const tables = (await intake.find("reference")).filter((found) => found.path !== TAXONOMY_FILE);
  const reference = tables.map((found): Job => {
    const file = {
      ...found,
      mappingSha256: mappingHash([...common, referenceHash(found.path), zone, place(found)]),
    };
    return { file, load: (context) => loadReference(context, file, zone) };
  });
  return [...exports, ...reference].sort((a, b) => (a.file.path < b.file.path ? -1 : 1));
}

/**
 * What tells apart files of the same hash: members of one archive have the archive's, and a file that
 * cannot be opened has no content to be known by.
 */
function place(found: FoundFile): string | null {
  if (found.refused !== undefined) return found.path;
  const member = found.path.lastIndexOf("!");
  return member < 0 ? null : found.path.slice(member);
}

async function loadOrRefuse(context: LoadContext, job: Job, batches: LoadBatches): Promise<void> {
  try {
    await job.load(context, batches);
  } catch (error) {
    if (!(error instanceof FileRefused)) throw error;
    await refuse(context.engine, job.file, error);
  }
}

async function refuse(
  engine: Engine,
  file: PresentFile & { bytes: number },
  error: FileRefused,
): Promise<void> {
  await recordFile(engine, {
    fileId: await nextFileId(engine),
    path: file.path,
    sha256: file.sha256,
    mappingSha256: file.mappingSha256,
    bytes: file.bytes,
    format: null,
    feeds: [],
    kind: null,
    encoding: null,
    compression: null,
    status: "refused",
    refusalCode: error.code,
    refusal: error.fix === undefined ? error.message : `${error.message}\n${error.fix}`,
    records: 0,
    accepted: 0,
    rejected: 0,
    unused: 0,
    textsSha256: null,
    ignoredColumns: [],
    tellsFirstResponse: null,
  });
}
