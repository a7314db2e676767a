import { mkdir, mkdtemp, open, rm } from "node:fs/promises";
import path from "node:path";
import type { Engine } from "../engine/engine.js";
import { FileRefused } from "../errors.js";
import {
  dispose,
  findExports,
  hashFile,
  type Prepared,
  prepareFile,
  sampleOf,
  showNumbered,
  stageFile,
  stampOf,
} from "../intake/index.js";
import type { ExportFile, IntakeLimits } from "../intake/types.js";
import { sizeBytes } from "../workspace/units.js";
import type { Workspace } from "../workspace/workspace.js";
import type { FoundFile, Intake } from "./intakePort.js";
import { openSeenFiles, type SeenFiles } from "./seenFiles.js";
import { unreadableIn } from "./unreadable.js";

/**
 * Intake over the files of a workspace. A file is hashed when it is found, unless it is as it was when
 * it was hashed last, and unpacked only when it is read; one archive at a time stands unpacked below `workDir`, until the next is asked for or `close`.
 */
export async function openIntake(engine: Engine, workspace: Workspace, workDir: string): Promise<Intake> {
  const { limits: told } = workspace.config;
  const limits: IntakeLimits = {
    unpackedBytes: sizeBytes(told.unpacked),
    ratio: told.ratio,
    zipEntries: told.zip_entries,
    recordBytes: sizeBytes(told.record),
  };
  await mkdir(workDir, { recursive: true });
  const shelf = new PreparedShelf(workspace.dir, workDir, limits);
  const seen = await openSeenFiles(engine, limits);
  let relations = 0;
  const folders = new Map<string, string>();
  return {
    find: (folder) => findFiles(workspace.dir, folder, shelf, seen),
    sample: async (file, options) =>
      sampleOf(engine, await shelf.prepared(file, options.encoding), options, limits),
    stage: async (file, options) => {
      const prepared = await shelf.prepared(file, options.encoding);
      const relation = `staged_${relations++}`;
      // Not with what is unpacked: that goes when the next archive is opened.
      const temporary = await mkdtemp(path.join(workDir, `${relation}-`));
      folders.set(relation, temporary);
      try {
        return await stageFile(engine, { ...prepared, temporary }, options, limits, relation);
      } catch (error) {
        await rm(temporary, { recursive: true, force: true });
        throw error;
      }
    },
    together: async (tables) => {
      const files = tables.flatMap(({ numbered }) => numbered ?? []);
      const [form] = files;
      if (form === undefined || files.length < tables.length)
        throw new Error("tables of no numbered records");
      const names = files.map(({ file }) => file);
      await showNumbered(engine, names, form, { relation: TOGETHER, limits });
      return TOGETHER;
    },
    release: async ({ relation, kind }) => {
      await engine.run(`drop view if exists ${relation}`);
      // Behind the view of a Parquet file.
      if (kind === "parquet") await engine.run(`drop table if exists ${relation}_text`);
      await rm(folders.get(relation) ?? "", { recursive: true, force: true });
      folders.delete(relation);
    },
    close: () => shelf.clear(),
  };
}

const TOGETHER = "staged_together";

async function findFiles(
  dir: string,
  folder: string,
  shelf: PreparedShelf,
  seen: SeenFiles,
): Promise<FoundFile[]> {
  const found = await unreadableIn(dir, folder);
  const closed = new Set(found.map((one) => one.path));
  for (const file of await findExports(dir, folder)) {
    const name = file.split(path.sep).join("/");
    if (closed.has(name)) continue;
    const stamp = stampOf(path.join(dir, file));
    const known = seen.at(name, stamp);
    if (known !== undefined) {
      found.push(...known);
      continue;
    }
    const whole: FoundFile = { path: name, stamp, ...(await hashFile(path.join(dir, file))) };
    try {
      const files = (await isZip(path.join(dir, file))) ? await shelf.members(whole) : [whole];
      seen.note(name, stamp, files);
      found.push(...files);
    } catch (error) {
      if (!(error instanceof FileRefused)) throw error;
      found.push({ ...whole, refused: error });
    }
  }
  await seen.save(folder);
  return found;
}

/** Holds the unpacked files of one export, the last that was asked for. */
class PreparedShelf {
  readonly #dir: string;
  readonly #workDir: string;
  readonly #limits: IntakeLimits;
  #key = "";
  #held: Prepared[] = [];

  constructor(dir: string, workDir: string, limits: IntakeLimits) {
    this.#dir = dir;
    this.#workDir = workDir;
    this.#limits = limits;
  }

  /** Throws FileRefused when the file cannot be trusted or is no longer the one that was found. */
  async prepared(file: ExportFile, encoding?: string): Promise<Prepared> {
    await this.#hold(archiveOf(file.path), encoding, file);
    const one = this.#held.find((held) => held.file.path === file.path);
    if (one?.file.sha256 === file.sha256) return one;
    throw new FileRefused(
      "changed_while_reading",
      file.path,
      "changed while the load was running",
      "copy exports under another name and rename them into exports/ when they are whole",
    );
  }

  /** The exports in a file: itself, or the members of an archive. */
  async members(file: ExportFile): Promise<ExportFile[]> {
    await this.#hold(file.path, undefined, file);
    return this.#held.map((held) => held.file);
  }

  async clear(): Promise<void> {
    await dispose(this.#held);
    this.#held = [];
    this.#key = "";
  }

  async #hold(relativePath: string, encoding: string | undefined, known: ExportFile): Promise<void> {
    const key = `${encoding ?? ""}:${relativePath}`;
    if (key === this.#key) return;
    await this.clear();
    this.#held = await prepareFile(this.#dir, relativePath, {
      limits: this.#limits,
      tempDir: this.#workDir,
      known,
      ...(encoding === undefined ? {} : { encoding }),
    });
    this.#key = key;
  }
}

/** `exports/all.zip` of `exports/all.zip!march/tickets.csv`. */
const archiveOf = (file: string): string => {
  const at = file.toLowerCase().indexOf(".zip!");
  return at < 0 ? file : file.slice(0, at + 4);
};

const ZIP_MAGIC = 0x04034b50;

async function isZip(file: string): Promise<boolean> {
  const handle = await open(file, "r");
  try {
    const { buffer, bytesRead } = await handle.read(Buffer.alloc(4), 0, 4, 0);
    return bytesRead === 4 && buffer.readUInt32LE(0) === ZIP_MAGIC;
  } finally {
    await handle.close();
  }
}
