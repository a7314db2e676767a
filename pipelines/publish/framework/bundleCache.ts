import { createHash } from "node:crypto";
import { existsSync } from "node:fs";
import { cp, mkdtemp, readFile, rename, rm } from "node:fs/promises";
import path from "node:path";
import { PACKAGE_DIR, SCRATCH } from "./staging.js";

/** Where Framework, below a site's source, keeps what it bundled of the packages that the pages import. */
const BUNDLES = ".observablehq/cache/_node";

/**
 * Bundling the packages takes some seconds of a build and comes out the same until they change. Each build works on a copy, and the
 * first puts its bundles here by a rename, so that builds side by side never see half.
 */
async function cacheFolder(): Promise<string> {
  const lock = path.join(PACKAGE_DIR, "package-lock.json");
  const packages = existsSync(lock) ? lock : path.join(PACKAGE_DIR, "package.json");
  const hash = createHash("sha256")
    .update(await readFile(packages))
    .digest("hex");
  return path.join(SCRATCH, `bundles-${hash.slice(0, 16)}`);
}

/** Gives a staged source what an earlier build bundled; nothing is there at first. */
export async function takeBundles(root: string): Promise<void> {
  const cache = await cacheFolder();
  if (existsSync(cache)) await cp(cache, path.join(root, BUNDLES), { recursive: true });
}

/** Keeps what a build that went well has bundled, unless another has done so. What cannot be kept costs only time. */
export async function keepBundles(root: string): Promise<void> {
  const cache = await cacheFolder();
  const built = path.join(root, BUNDLES);
  if (existsSync(cache) || !existsSync(built)) return;
  const beside = await mkdtemp(path.join(SCRATCH, "bundling-"));
  await cp(built, beside, { recursive: true })
    .then(() => rename(beside, cache))
    .catch(() => rm(beside, { recursive: true, force: true }));
}
