import { rm } from "node:fs/promises";
import type { LocalEngine } from "./engine/engine.js";
import { EXIT, type ExitCode, SuaraError } from "./errors.js";
import { ESTIMATES } from "./estimates/index.js";
import { updateEstimates } from "./estimates/updateEstimates.js";
import { findExports } from "./intake/index.js";
import { fileAccounts } from "./load/accounts.js";
import { isBad } from "./load/badFiles.js";
import { dropOldTexts } from "./load/dropOldTexts.js";
import { isLoadedByAnother } from "./load/fileRegistry.js";
import { loadNotes } from "./load/loadNotes.js";
import { loadWorkspace } from "./load/loadWorkspace.js";
import type { Note } from "./load/note.js";
import { settingsNotes } from "./load/settingsNotes.js";
import { whyNothingLoaded } from "./load/whyNothing.js";
import { type EngineName, withModelEngine } from "./modelEngine.js";
import { aheadNote } from "./models/aheadOfClock.js";
import { latestAsOf, refuseBeforeRecords, resolveAsOf } from "./models/asOf.js";
import { forgetBuilt } from "./models/changes.js";
import { writeSettings } from "./models/settings.js";
import { publishWorkspace } from "./publish/publishWorkspace.js";
import { errorRecord, type RunJson, writeRunJson } from "./runJson.js";
import { explainSystem } from "./systemErrors.js";
import {
  eraseDropped,
  holdsLoad,
  noteDropped,
  nothingLoaded,
  requireModels,
  withSparingWarehouse,
  workDirectory,
} from "./warehouse.js";
import { withWorkspaceLock } from "./workspace/lock.js";
import type { Workspace } from "./workspace/workspace.js";

export type Stage = "load" | "build" | "publish";

export interface RunOptions {
  stages: readonly Stage[];
  /** UTC instant, ISO 8601; undefined = the latest in the exports. */
  asOf?: string | undefined;
  /** false: publish the tables only. */
  site: boolean;
  /** Where models are built. */
  engine: EngineName;
  version: string;
}

export interface RunResult {
  exitCode: ExitCode;
  run: RunJson;
  /** What must be said of what was loaded, lest its figures be believed. */
  notes: readonly Note[];
}

export type Progress = (text: string) => void;

/**
 * The stages in order: load, build, check, publish. A failed check publishes nothing; a refused file does not stop
 * the others. `out/run.json` is written whatever happens. Throws only what kept it from starting (exit 75, 64).
 */
export async function runStages(
  workspace: Workspace,
  options: RunOptions,
  progress: Progress,
): Promise<RunResult> {
  return withWorkspaceLock(workspace, async () => {
    const run = emptyRun(options.engine);
    let exitCode: ExitCode = EXIT.failure;
    const notes: Note[] = [];
    let failed: { error: unknown } | null = null;
    try {
      await withSparingWarehouse(
        workspace,
        async (engine, isAgain) => {
          notes.length = 0;
          // Rows that an update took away cost memory wherever a table is read, until it is built anew: all of them are.
          if (isAgain && options.stages.includes("build")) await forgetBuilt(engine);
          exitCode = await inOrder(engine, workspace, options, { run, notes }, progress);
        },
        () => progress(AGAIN),
      );
      if (options.stages.includes("build") && published(exitCode)) await eraseDropped(workspace);
    } catch (thrown) {
      const error = explainSystem(thrown) ?? thrown;
      exitCode = error instanceof SuaraError ? error.exitCode : EXIT.failure;
      run.error = errorRecord(error);
      failed = { error };
    }
    run.exitCode = exitCode;
    run.notes = notes.map(({ text, facts }) => ({ text, facts }));
    run.finishedAt = new Date().toISOString();
    // What keeps run.json from being written, as a full disk, is often what failed before: the first error is told.
    const unwritten = await endRun(workspace, run);
    if (failed !== null) throw failed.error;
    if (unwritten !== null) throw unwritten;
    return { exitCode, run, notes };
  });
}

/** Writes run.json and clears up; what kept it from being written, null where nothing did. */
async function endRun(workspace: Workspace, run: RunJson): Promise<unknown> {
  let unwritten: unknown = null;
  try {
    await writeRunJson(workspace.outDir, run);
  } catch (error) {
    unwritten = explainUnwritten(error);
  }
  await rm(workDirectory(workspace), { recursive: true, force: true }).catch(() => undefined);
  return unwritten;
}

function explainUnwritten(error: unknown): unknown {
  const refusal = explainSystem(error);
  if (refusal === null) return error;
  return new SuaraError("run_unrecorded", `the run is done, but not noted in run.json: ${refusal.message}`, {
    ...(refusal.fix === undefined ? {} : { fix: refusal.fix }),
    cause: error,
  });
}

const published = (exitCode: ExitCode): boolean => exitCode === EXIT.ok || exitCode === EXIT.badData;

async function inOrder(
  engine: LocalEngine,
  workspace: Workspace,
  options: RunOptions,
  { run, notes }: { run: RunJson; notes: Note[] },
  progress: Progress,
): Promise<ExitCode> {
  const wants = (stage: Stage): boolean => options.stages.includes(stage);
  if (wants("load") && (await findExports(workspace.dir)).length === 0) throw noExports();
  if (!wants("load")) await requireStages(engine, options.stages);
  if (wants("load")) {
    const { gone } = await loadWorkspace(engine, workspace, { workDir: workDirectory(workspace) }, progress);
    notes.push(...gone);
  }
  const asked = await asOfAsked(engine, workspace, options.asOf);
  const standing = [
    ...asked.notes,
    ...(await loadNotes(engine)),
    ...(await settingsNotes(engine, workspace)),
  ];
  notes.push(...standing);
  run.files = await fileAccounts(engine);
  run.asOf = asked.asOf;
  if (run.asOf === null && wants("publish")) throw await whyNothingLoaded(engine);
  if (wants("load")) {
    const days = workspace.config.retention.text_days;
    await dropOldTexts(engine, days, run.asOf, () => noteDropped(workspace));
  }
  if (wants("build") || wants("publish")) {
    if (wants("build")) await writeSettings(engine, workspace, run.asOf);
    await withModelEngine(options.engine, engine, workspace, async (models) => {
      if (wants("build")) run.models = await models.build(progress);
      progress("checking");
      run.checks = await models.check();
    });
    if (run.checks.some((check) => check.status !== "passed")) return EXIT.checkFailed;
    run.models.push(...(await updateEstimates(engine, ESTIMATES, progress)));
  }
  if (wants("publish")) {
    run.published = await publishWorkspace(
      engine,
      {
        workspace,
        files: run.files,
        checks: run.checks,
        asOf: run.asOf,
        isAsOfAsked: options.asOf !== undefined,
        notes: standing.map(({ facts }) => facts),
        onNote: (note) => notes.push(note),
        version: options.version,
        site: options.site,
      },
      progress,
    );
  }
  return run.files.some(isBad) ? EXIT.badData : EXIT.ok;
}

async function asOfAsked(
  engine: LocalEngine,
  { config }: Workspace,
  given: string | undefined,
): Promise<{ asOf: string | null; notes: Note[] }> {
  if (given === undefined) {
    const { asOf, ahead } = await latestAsOf(engine, { country: config.holidays });
    return { asOf, notes: ahead === null ? [] : [aheadNote(ahead)] };
  }
  const asOf = await resolveAsOf(engine, given);
  if (asOf !== null) await refuseBeforeRecords(engine, asOf, given);
  return { asOf, notes: [] };
}

/** What the stages that are left out must have done before. */
async function requireStages(engine: LocalEngine, stages: readonly Stage[]): Promise<void> {
  if (!(await holdsLoad(engine))) throw nothingLoaded();
  if (await isLoadedByAnother(engine)) throw loadedByAnother();
  if (!stages.includes("build")) await requireModels(engine);
}

const loadedByAnother = (): SuaraError =>
  new SuaraError("loaded_by_another", "what is loaded was read by another version of Suara", {
    exitCode: EXIT.usage,
    fix: "run: suara run (the exports are read again)",
  });

/** What run.json says before anything has happened. */
const emptyRun = (engine: string): RunJson => ({
  version: 1,
  asOf: null,
  engine,
  startedAt: new Date().toISOString(),
  finishedAt: "",
  exitCode: EXIT.failure,
  error: null,
  files: [],
  models: [],
  checks: [],
  notes: [],
  published: null,
});

const AGAIN =
  "beginning again with one thread, everything anew: engine.memory_limit is too little (more of it is quicker)";

/** Nothing to read is the caller's mistake, not an empty success that would wipe what was loaded before. */
const noExports = (): SuaraError =>
  new SuaraError("no_exports", "the workspace's exports/ holds no file", {
    exitCode: EXIT.usage,
    fix: "put your tools' exports there, then run again",
  });
