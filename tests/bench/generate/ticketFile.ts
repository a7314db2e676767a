import { statSync } from "node:fs";
import path from "node:path";
import { type ExportFormat, writeExport } from "./exportFile.js";
import { deskAt } from "./rawDatabase.js";
import { generated, withGenerator } from "./store.js";
import { ticketVersions } from "./tickets.js";

const FULL_BYTES = 1_000_000_000;
const PROBE = 4_000;

/** One tickets file of about 1 GB x scale; returns its path. */
export async function ticketFile(
  root: string,
  format: ExportFormat,
  scale: number,
  seed: number,
): Promise<string> {
  const name = `tickets.${format}`;
  const directory = await generated(root, `${format}-${scale}-${seed}`, (made) =>
    withGenerator(made, ":memory:", seed, async (engine) => {
      const desk = deskAt(1, seed);
      const file = path.join(made, name);
      const write = (last: number) =>
        writeExport(engine, "ticket", `(${ticketVersions(desk, 0, last, false)})`, file, format);
      await write(PROBE);
      await write(Math.max(1, Math.round((FULL_BYTES * scale) / (statSync(file).size / PROBE))));
    }),
  );
  return path.join(directory, name);
}
