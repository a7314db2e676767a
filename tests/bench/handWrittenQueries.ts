import { readdir, readFile } from "node:fs/promises";
import path from "node:path";
import { fileURLToPath } from "node:url";

/** Where the hand-written reports are put, out of the way of the product's own schemas. */
export const HAND_WRITTEN_SCHEMA = "hand_written";

const directory = path.join(path.dirname(fileURLToPath(import.meta.url)), "handWritten");

/** One query a report, by the report's name. */
export async function handWrittenQueries(): Promise<{ name: string; sql: string }[]> {
  const files = (await readdir(directory)).filter((file) => file.endsWith(".sql")).sort();
  return Promise.all(
    files.map(async (file) => ({
      name: file.slice(0, -".sql".length),
      sql: await readFile(path.join(directory, file), "utf8"),
    })),
  );
}
