import { readdir, readFile } from "node:fs/promises";
import path from "node:path";
import { fileURLToPath } from "node:url";
import type { Engine } from "../engine/engine.js";
import { QueryError } from "../errors.js";
import { explainSystem } from "../systemErrors.js";

export interface CheckResult {
  /** The sentence that must hold, the file's name. */
  name: string;
  /** error: the check itself could not run. */
  status: "passed" | "failed" | "error";
  /** Rows that break the sentence. */
  rows: number;
}

const checksDirectory = path.dirname(fileURLToPath(import.meta.url));

/**
 * Runs every check after the models are built, by name. A check passes when its statement returns no rows. Throws
 * what the machine refuses.
 */
export async function runChecks(engine: Engine, directory: string = checksDirectory): Promise<CheckResult[]> {
  const files = (await readdir(directory)).filter((name) => name.endsWith(".sql")).sort();
  const results: CheckResult[] = [];
  for (const file of files) {
    const body = await readFile(path.join(directory, file), "utf8");
    results.push(await runOne(engine, file.slice(0, -".sql".length), body));
  }
  return results;
}

async function runOne(engine: Engine, name: string, body: string): Promise<CheckResult> {
  try {
    const rows = await engine.value<number>(`select count(*) from (\n${body}\n) as broken`);
    return { name, status: rows === 0 ? "passed" : "failed", rows };
  } catch (error) {
    // What the machine refuses, memory above all, says nothing of the models: the run is told, and may begin again.
    if (error instanceof QueryError && explainSystem(error) === null)
      return { name, status: "error", rows: 0 };
    throw error;
  }
}
