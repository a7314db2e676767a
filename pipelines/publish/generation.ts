import { createHash } from "node:crypto";
import { lstat, readdir, readFile, readlink, rename, rm, symlink, writeFile } from "node:fs/promises";
import path from "node:path";
import { carryOver, readCarried } from "./carryOver.js";
import { hashFiles, listFiles, makeDir, syncPath, syncTree } from "./files.js";
import { HISTORY_FILE, type History, readHistory } from "./restatements/history.js";

const PARTS = ["marts", "reports", "site"] as const;
type Part = (typeof PARTS)[number];
const GENERATIONS = ".generations";
const CURRENT = ".current";
const SITE_SOURCE_FILE = "site-source";
const KEPT = 2;

export interface Generation {
  /** Absolute path of the generation's folder. */
  dir: string;
  hash: string;
  /** False when readers already saw exactly this. */
  changed: boolean;
}

export interface PublishOptions {
  outDir: string;
  /** Folders to publish; they are moved, not copied, and must be on the disk of outDir. A part left out stays away. */
  parts: Partial<Record<Part, string>>;
  /** Hash of what the site was built from, kept to skip a build that would change nothing. */
  siteSource?: string;
  /** The figures to compare the next publication with; they are no part of what readers see. */
  history?: History;
  /** Called between the steps; tests end the process here. */
  onStep?: (step: "staged" | "carried" | "synced" | "moved" | "swapped" | "linked" | "pruned") => void;
}

/**
 * Puts a new version before the readers in one rename of `out/.current`; `out/marts`, `out/reports` and `out/site`
 * lead through it. Killed at any instant, readers have the old or the new version, whole, and the next call cleans up.
 * Old content-hashed assets stay reachable for pages that were opened before. The caller holds the workspace's lock.
 */
export async function publishGeneration(options: PublishOptions): Promise<Generation> {
  const { outDir, parts } = options;
  const step = options.onStep ?? (() => undefined);
  const store = path.join(outDir, GENERATIONS);
  await makeDir(store);
  await removeLeftovers(outDir);
  const hash = await contentHash(parts);
  const previous = await currentGeneration(outDir);
  if (previous === hash) {
    if (options.history !== undefined) await keepHistory(path.join(store, hash), options.history);
    await linkParts(outDir, parts);
    return { dir: path.join(store, hash), hash, changed: false };
  }
  const staged = path.join(store, `.new-${hash}`);
  await makeDir(staged);
  for (const part of PARTS) {
    const source = parts[part];
    if (source !== undefined) await rename(source, path.join(staged, part));
  }
  if (options.siteSource !== undefined)
    await writeFile(path.join(staged, SITE_SOURCE_FILE), options.siteSource);
  if (options.history !== undefined) await writeHistory(path.join(staged, HISTORY_FILE), options.history);
  step("staged");
  if (previous !== null) await carryOver(path.join(store, previous), staged);
  step("carried");
  await syncTree(staged);
  step("synced");
  const target = path.join(store, hash);
  await rm(target, { recursive: true, force: true });
  await rename(staged, target);
  await syncPath(store);
  step("moved");
  await replaceLink(outDir, CURRENT, path.join(GENERATIONS, hash));
  await syncPath(outDir);
  step("swapped");
  await linkParts(outDir, parts);
  step("linked");
  await prune(store, [hash, previous]);
  step("pruned");
  return { dir: target, hash, changed: true };
}

const writeHistory = (file: string, history: History): Promise<void> =>
  writeFile(file, `${JSON.stringify(history, null, 1)}\n`);

/** Readers see what they saw, of exports that may be others: what these bring later is compared with them. */
async function keepHistory(generation: string, history: History): Promise<void> {
  const beside = path.join(generation, `.${HISTORY_FILE}`);
  await writeHistory(beside, history);
  await rename(beside, path.join(generation, HISTORY_FILE));
  await syncPath(generation);
}

/** Name of the generation that readers see; null before the first. */
async function currentGeneration(outDir: string): Promise<string | null> {
  const link = await readlink(path.join(outDir, CURRENT)).catch(() => null);
  return link === null ? null : path.basename(link);
}

/** The figures that readers saw last; null before the first publication. What `forget` kept stands in `out/` itself. */
export async function publishedHistory(outDir: string): Promise<History | null> {
  const hash = await currentGeneration(outDir);
  return readHistory(hash === null ? outDir : path.join(outDir, GENERATIONS, hash));
}

/** The published site's folder and what it was built from, to build nothing twice; null when there is none. */
export async function publishedSite(
  outDir: string,
): Promise<{ dir: string; source: string; files: string[] } | null> {
  const hash = await currentGeneration(outDir);
  if (hash === null) return null;
  const dir = path.join(outDir, GENERATIONS, hash);
  const source = await readFile(path.join(dir, SITE_SOURCE_FILE), "utf8").catch(() => null);
  if (source === null) return null;
  const carried = await readCarried(dir);
  const files = (await listFiles(path.join(dir, "site"))).filter((file) => !(file in carried));
  return { dir: path.join(dir, "site"), source, files };
}

async function contentHash(parts: PublishOptions["parts"]): Promise<string> {
  const hashes: string[] = [];
  for (const part of PARTS) {
    const dir = parts[part];
    if (dir !== undefined) hashes.push(`${part}-${await hashFiles(dir, await listFiles(dir))}`);
  }
  return createHash("sha256").update(hashes.join("\n")).digest("hex").slice(0, 16);
}

async function replaceLink(outDir: string, name: string, target: string): Promise<void> {
  const place = path.join(outDir, name);
  if ((await readlink(place).catch(() => null)) === target) return;
  const beside = path.join(outDir, `.link-${name}`);
  await rm(beside, { force: true });
  await symlink(target, beside);
  const there = await lstat(place).catch(() => null);
  if (there?.isDirectory()) await rm(place, { recursive: true });
  await rename(beside, place);
}

async function linkParts(outDir: string, parts: PublishOptions["parts"]): Promise<void> {
  for (const part of PARTS) {
    if (parts[part] === undefined) await rm(path.join(outDir, part), { recursive: true, force: true });
    else await replaceLink(outDir, part, path.join(CURRENT, part));
  }
  await syncPath(outDir);
}

/** What a killed run left: half-made generations, links not yet in place. */
async function removeLeftovers(outDir: string): Promise<void> {
  for (const name of await readdir(outDir)) {
    if (name.startsWith(".link-")) await rm(path.join(outDir, name), { force: true });
  }
  const store = path.join(outDir, GENERATIONS);
  for (const name of await readdir(store)) {
    if (name.startsWith(".new-")) await rm(path.join(store, name), { recursive: true, force: true });
  }
}

async function prune(store: string, keep: readonly (string | null)[]): Promise<void> {
  const kept = keep.slice(0, KEPT);
  for (const name of await readdir(store)) {
    if (!kept.includes(name)) await rm(path.join(store, name), { recursive: true, force: true });
  }
}
