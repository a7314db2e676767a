import { createHash } from "node:crypto";
import { createReadStream } from "node:fs";
import { mkdir, open, readdir, stat } from "node:fs/promises";
import path from "node:path";

/** Relative paths, with "/", of every file below a folder, in code-unit order; none when it does not exist. */
export async function listFiles(dir: string): Promise<string[]> {
  const entries = await readdir(dir, { withFileTypes: true, recursive: true }).catch(() => []);
  return entries
    .filter((entry) => entry.isFile())
    .map((entry) => path.relative(dir, path.join(entry.parentPath, entry.name)).split(path.sep).join("/"))
    .sort();
}

/** SHA-256 over the names and contents of the files named. */
export async function hashFiles(dir: string, files: readonly string[]): Promise<string> {
  const hash = createHash("sha256");
  for (const file of files) hash.update(`${file}\0${await hashFile(path.join(dir, file))}\n`);
  return hash.digest("hex");
}

async function hashFile(file: string): Promise<string> {
  const hash = createHash("sha256");
  for await (const chunk of createReadStream(file)) hash.update(chunk as Buffer);
  return hash.digest("hex");
}

/** Makes a tree survive a power cut: each file and each folder reaches the disk. */
export async function syncTree(dir: string): Promise<void> {
  const folders = new Set([dir]);
  for (const file of await listFiles(dir)) {
    await syncPath(path.join(dir, file));
    folders.add(path.dirname(path.join(dir, file)));
  }
  for (const folder of folders) await syncPath(folder);
}

export async function syncPath(file: string): Promise<void> {
  const handle = await open(file, "r");
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}

export async function totalBytes(dir: string, files: readonly string[]): Promise<number> {
  let bytes = 0;
  for (const file of files) bytes += (await stat(path.join(dir, file))).size;
  return bytes;
}

export const makeDir = (dir: string): Promise<string | undefined> => mkdir(dir, { recursive: true });
