import { existsSync, mkdirSync, renameSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import { openDuckDb } from "../../../pipelines/engine/duckdb/duckDbEngine.js";
import type { Engine } from "../../../pipelines/engine/engine.js";
import { macros } from "./tickets.js";

/** Raised whenever what is generated changes, so that data of an older bench is not measured as if it were new. */
const GENERATOR = 6;

/** A folder of generated data, made once: `make` fills it, and a later run with the same name finds it there. */
export async function generated(
  root: string,
  name: string,
  make: (directory: string) => Promise<void>,
): Promise<string> {
  const directory = path.join(root, `data-v${GENERATOR}`, name);
  const marker = path.join(directory, ".complete");
  if (existsSync(marker)) return directory;
  const unfinished = `${directory}.unfinished`;
  rmSync(unfinished, { recursive: true, force: true });
  rmSync(directory, { recursive: true, force: true });
  mkdirSync(unfinished, { recursive: true });
  await make(unfinished);
  writeFileSync(path.join(unfinished, ".complete"), "");
  renameSync(unfinished, directory);
  return directory;
}

/** A database to generate with, allowed to write below `directory`. */
export async function withGenerator<T>(
  directory: string,
  file: string,
  seed: number,
  work: (engine: Engine) => Promise<T>,
): Promise<T> {
  const engine = await openDuckDb({
    path: file,
    allowedDirectories: [directory],
    memoryLimit: "4GB",
    tempDirectory: path.join(directory, "spill"),
    timeZone: "Asia/Jakarta",
  });
  try {
    for (const macro of macros(seed)
      .split(";")
      .filter((one) => one.trim() !== ""))
      await engine.run(macro);
    return await work(engine);
  } finally {
    await engine.close();
    rmSync(path.join(directory, "spill"), { recursive: true, force: true });
  }
}
