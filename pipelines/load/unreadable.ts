import { createHash } from "node:crypto";
import { existsSync } from "node:fs";
import { access, constants, readdir } from "node:fs/promises";
import path from "node:path";
import { FileRefused } from "../errors.js";
import { findExports } from "../intake/index.js";
import { refusalOf } from "../systemErrors.js";
import type { FoundFile } from "./intakePort.js";

/** Export files and folders that cannot be read, and links. */
export async function unreadableIn(dir: string, folder: string): Promise<FoundFile[]> {
  const found: FoundFile[] = [];
  for (const file of await findExports(dir, folder)) {
    const name = file.split(path.sep).join("/");
    const why = await whyUnreadable(path.join(dir, file));
    if (why !== null) found.push(unreadable(name, "file", why));
  }
  const folders = await closedFolders(dir, folder);
  const closed = folders.map((name) => unreadable(name, "folder", "permission denied"));
  return [...found, ...closed, ...(await linksIn(dir, folder))];
}

/** Links below: no folder of another place is read for one of the workspace's, and none is left out without a word. */
async function linksIn(dir: string, folder: string): Promise<FoundFile[]> {
  // A folder that cannot be listed is told of by itself.
  const entries = await readdir(path.join(dir, folder), { withFileTypes: true }).catch(() => []);
  const found: FoundFile[] = [];
  for (const entry of entries.filter(({ name }) => !name.startsWith("."))) {
    const name = path.posix.join(folder, entry.name);
    if (entry.isSymbolicLink()) found.push(link(name, existsSync(path.join(dir, name))));
    else if (entry.isDirectory()) found.push(...(await linksIn(dir, name)));
  }
  return found;
}

const link = (name: string, leads: boolean): FoundFile => ({
  path: name,
  sha256: createHash("sha256").update(`link ${name} ${leads}`).digest("hex"),
  bytes: 0,
  stamp: "",
  refused: new FileRefused(
    "link",
    name,
    leads
      ? "is a link, and links are not followed: what it leads to is not read"
      : "is a link that leads nowhere: what it led to is gone",
    "put the file itself there, or move the link away",
  ),
});

/** Why a file cannot be opened, null when it can. */
async function whyUnreadable(file: string): Promise<string | null> {
  try {
    await access(file, constants.R_OK);
    return null;
  } catch (error) {
    const why = refusalOf(error);
    if (why === null) throw error;
    return why;
  }
}

/** Folders below that cannot be listed; what is in them would be missing without a word. */
async function closedFolders(dir: string, folder: string): Promise<string[]> {
  try {
    const entries = await readdir(path.join(dir, folder), { withFileTypes: true });
    const folders = entries.filter((entry) => entry.isDirectory() && !entry.name.startsWith("."));
    const below = await Promise.all(
      folders.map(({ name }) => closedFolders(dir, path.posix.join(folder, name))),
    );
    return below.flat();
  } catch (error) {
    // No folder at all is nothing that was closed.
    return (error as NodeJS.ErrnoException).code === "EACCES" ? [folder] : [];
  }
}

/** Nothing is known of its bytes, so its path stands for them. */
const unreadable = (name: string, kind: "file" | "folder", why: string): FoundFile => ({
  path: name,
  sha256: createHash("sha256").update(`unreadable ${name}`).digest("hex"),
  bytes: 0,
  stamp: "",
  refused: new FileRefused(
    "unreadable",
    name,
    `this ${kind} cannot be read: ${why}`,
    "let the user who runs Suara read it, for example: chmod -R u+rX exports",
  ),
});
