import { readFile, writeFile } from "node:fs/promises";
import path from "node:path";
import { z } from "zod";

/** What stands in each file of a model, by its path below the export's folder. */
const exportedParts = z.record(z.string(), z.object({ digest: z.string(), bytes: z.number() }));
export type ExportedParts = z.infer<typeof exportedParts>;

const fileIn = (directory: string): string => path.join(directory, "marts", "parts.json");

/** Nothing where there is no list, or none that can be read: everything is then written. */
export async function readParts(directory: string): Promise<ExportedParts> {
  try {
    return exportedParts.parse(JSON.parse(await readFile(fileIn(directory), "utf8")));
  } catch {
    return {};
  }
}

export async function writeParts(directory: string, parts: ExportedParts): Promise<void> {
  await writeFile(fileIn(directory), `${JSON.stringify(parts, null, 1)}\n`);
}
