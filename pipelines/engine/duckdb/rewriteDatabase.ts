import { existsSync } from "node:fs";
import { mkdir, rename, rm } from "node:fs/promises";
import path from "node:path";
import { DuckDBInstance } from "@duckdb/node-api";
import { quoteString } from "../engine.js";

/**
 * Writes a database anew and puts it in the place of the old file at once: what was deleted or updated stays readable in a
 * file's free blocks until they are overwritten, and the new file has none. Nobody may have it open; takes its size again
 * below `workDir`. A process that is killed leaves the old file.
 */
export async function rewriteDatabase(file: string, workDir: string, memoryLimit: string): Promise<void> {
  const beside = path.join(workDir, "rewritten.duckdb");
  await mkdir(workDir, { recursive: true });
  await rm(beside, { force: true });
  const instance = await DuckDBInstance.create(":memory:", {
    autoinstall_known_extensions: "false",
    autoload_known_extensions: "false",
    memory_limit: memoryLimit,
    preserve_insertion_order: "true",
    temp_directory: path.join(workDir, "spill"),
  });
  const connection = await instance.connect();
  try {
    await connection.run(`attach ${quoteString(file)} as worn`);
    await connection.run(`attach ${quoteString(beside)} as fresh`);
    await connection.run("copy from database worn to fresh");
    await connection.run("detach fresh");
    await connection.run("detach worn");
  } finally {
    connection.closeSync();
    instance.closeSync();
  }
  // A log beside the old file would be replayed on the new one.
  if (existsSync(`${file}.wal`) || existsSync(`${beside}.wal`)) throw new Error("a log was left");
  await rename(beside, file);
}
