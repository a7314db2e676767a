import { mkdir } from "node:fs/promises";
import path from "node:path";
import { lock } from "proper-lockfile";
import { EXIT, SuaraError } from "../errors.js";
import type { Workspace } from "./workspace.js";

/**
 * One run at a time per workspace. The lock of a killed run goes stale after 20 s (its owner refreshes it
 * every 5 s), so nobody has to remove it by hand. Throws SuaraError (exit 75) while another run holds it.
 */
export async function withWorkspaceLock<T>(workspace: Workspace, work: () => Promise<T>): Promise<T> {
  await mkdir(workspace.outDir, { recursive: true });
  let release: () => Promise<void>;
  try {
    const lockfilePath = path.join(workspace.outDir, ".lock");
    release = await lock(workspace.outDir, { lockfilePath, stale: 20_000, update: 5_000, retries: 0 });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "ELOCKED") throw error;
    throw new SuaraError("locked", "another run is working on this workspace", {
      exitCode: EXIT.locked,
      fix: "wait for it to end; if it was killed, its lock expires within 20 seconds",
    });
  }
  try {
    return await work();
  } finally {
    await release();
  }
}
