import { randomBytes } from "node:crypto";
import { link, readFile, rm, writeFile } from "node:fs/promises";
import path from "node:path";
import { EXIT, SuaraError } from "../errors.js";

const KEY_FILE = ".suara-key";

/**
 * The workspace's secret under which persons are hashed: 64 hexadecimal digits, made at first use, readable
 * by the owner only, outside `out/` so that cleaning up never makes people strangers. Never printed.
 */
export async function personKey(workspaceDir: string): Promise<string> {
  const file = path.join(workspaceDir, KEY_FILE);
  const kept = await readKey(file);
  if (kept !== null) return kept;
  const beside = `${file}.${process.pid}.tmp`;
  await writeFile(beside, `${randomBytes(32).toString("hex")}\n`, { mode: 0o600, flag: "wx" });
  try {
    // A link fails where the file exists by now, so two first runs agree on one key.
    await link(beside, file).catch((error: NodeJS.ErrnoException) => {
      if (error.code !== "EEXIST") throw error;
    });
  } finally {
    await rm(beside, { force: true });
  }
  return (await readKey(file)) ?? "";
}

async function readKey(file: string): Promise<string | null> {
  const text = await readFile(file, "utf8").catch((error: NodeJS.ErrnoException) => {
    if (error.code === "ENOENT") return null;
    throw error;
  });
  if (text === null) return null;
  const key = text.trim();
  if (/^[0-9a-f]{64}$/.test(key)) return key;
  throw new SuaraError("bad_person_key", `${KEY_FILE} does not hold 64 hexadecimal digits`, {
    exitCode: EXIT.usage,
    fix: `restore it from a backup; or delete it, and every person gets a new pseudonym`,
  });
}
