import { existsSync } from "node:fs";
import { link, readFile, writeFile } from "node:fs/promises";
import path from "node:path";
import { listFiles, makeDir } from "./files.js";

const CARRIED_FILE = "carried.json";
/** A page opened this many publications ago still finds its parts. */
const LASTS = 8;
/** Names that hold a hash of the content, so an old one can never stand in for a new one. */
const HASHED = /^_(?:file|import|node|npm|observablehq|fonts)\/.*\.[0-9a-f]{8}\.[a-z0-9]+$/;

/**
 * Hard-links the previous site's content-hashed assets into the new one where it has none of that name, so that a
 * page opened before the swap never meets a missing part. They are listed beside the site, because they are no part of
 * its content.
 */
export async function carryOver(previous: string, next: string): Promise<void> {
  const from = path.join(previous, "site");
  const to = path.join(next, "site");
  if (!existsSync(to)) return;
  const ages = await readCarried(previous);
  const carried: Record<string, number> = {};
  for (const file of await listFiles(from)) {
    const age = (ages[file] ?? 0) + 1;
    if (!HASHED.test(file) || age > LASTS || existsSync(path.join(to, file))) continue;
    await makeDir(path.dirname(path.join(to, file)));
    await link(path.join(from, file), path.join(to, file));
    carried[file] = age;
  }
  await writeFile(path.join(next, CARRIED_FILE), `${JSON.stringify(carried, null, 1)}\n`);
}

/** Carried assets of a generation, with the number of publications since they were part of the site. */
export async function readCarried(generation: string): Promise<Record<string, number>> {
  const text = await readFile(path.join(generation, CARRIED_FILE), "utf8").catch(() => "{}");
  return JSON.parse(text) as Record<string, number>;
}
