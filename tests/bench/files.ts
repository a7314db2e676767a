import { createHash } from "node:crypto";
import { cpSync, linkSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync } from "node:fs";
import path from "node:path";

/** Every file below, by its path from there, but for hidden ones. */
export const filesBelow = (directory: string): string[] =>
  readdirSync(directory, { recursive: true, encoding: "utf8" })
    .filter((name) => !path.basename(name).startsWith(".") && statSync(path.join(directory, name)).isFile())
    .sort();

/** Puts every file below `from` into `to` without copying a byte: Suara never changes an export. */
export function linkTree(from: string, to: string): void {
  for (const name of filesBelow(from)) {
    mkdirSync(path.dirname(path.join(to, name)), { recursive: true });
    linkSync(path.join(from, name), path.join(to, name));
  }
}

/** Makes `to` a copy of `from`, whatever it held; links stay as they are written, else those of the copy lead into `from`. */
export function replaceTree(from: string, to: string): void {
  rmSync(to, { recursive: true, force: true });
  cpSync(from, to, { recursive: true, preserveTimestamps: true, verbatimSymlinks: true });
}

export const bytesBelow = (directory: string): number =>
  filesBelow(directory).reduce((sum, name) => sum + statSync(path.join(directory, name)).size, 0);

/** What was published before is part of it: who has published nothing yet restates nothing. */
const OF_HISTORY = ["reports/restatements.parquet"];

/** One hash of the tables that a run published, names and bytes, without those that tell what runs before it published. */
export function hashTables(workspace: string): string {
  const hash = createHash("sha256");
  for (const layer of ["marts", "reports"]) {
    const directory = path.join(workspace, "out", layer);
    for (const name of filesBelow(directory)) {
      if (OF_HISTORY.includes(`${layer}/${name}`)) continue;
      hash.update(`${layer}/${name}\0`).update(readFileSync(path.join(directory, name)));
    }
  }
  return hash.digest("hex");
}

/** 20.0 MB, 1.05 GB. */
export const sizeText = (bytes: number): string =>
  bytes < 1e9 ? `${(bytes / 1e6).toFixed(1)} MB` : `${(bytes / 1e9).toFixed(2)} GB`;
