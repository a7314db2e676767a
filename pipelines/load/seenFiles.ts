import { createHash } from "node:crypto";
import type { Engine } from "../engine/engine.js";
import type { ExportFile, IntakeLimits } from "../intake/types.js";

/** What was found in files, by their state, so that a year of files is not hashed again for one more day. */
export interface SeenFiles {
  /** The exports in the file, if it is as it was when they were found. */
  at(path: string, stamp: string): readonly ExportFile[] | undefined;
  note(path: string, stamp: string, found: readonly ExportFile[]): void;
  /** Keeps what was asked for or noted below `folder`, and forgets the other files there. */
  save(folder: string): Promise<void>;
}

/** A file that was changed so shortly before it was hashed may be changed again within the same tick of the clock. */
const SETTLED_MS = 2000;

interface SeenRow {
  path: string;
  stamp: string;
  found: string;
}

/** Opens the book in `raw.seen`. Answers found under other limits are not taken for these. `now` in epoch milliseconds. */
export async function openSeenFiles(
  engine: Engine,
  limits: IntakeLimits,
  now: () => number = Date.now,
): Promise<SeenFiles> {
  await engine.run("create schema if not exists raw");
  await engine.run("create table if not exists raw.seen (path VARCHAR, stamp VARCHAR, found VARCHAR)");
  const rows = await engine.rows<SeenRow & Record<string, unknown>>(
    "select path, stamp, found from raw.seen",
  );
  const known = new Map(rows.map((row) => [row.path, row]));
  const rules = createHash("sha256").update(JSON.stringify(limits)).digest("hex").slice(0, 16);
  const used = new Set<string>();
  const noted: SeenRow[] = [];
  return {
    at(path, stamp) {
      const row = known.get(path);
      if (row?.stamp !== `${rules} ${stamp}`) return undefined;
      used.add(path);
      return JSON.parse(row.found) as ExportFile[];
    },
    note(path, stamp, found) {
      const changedMs = Number(BigInt(stamp.split(" ").at(-1) ?? "0") / 1_000_000n);
      if (changedMs < now() - SETTLED_MS)
        noted.push({ path, stamp: `${rules} ${stamp}`, found: JSON.stringify(found) });
    },
    async save(folder) {
      const gone = [...known.keys()].filter((path) => path.startsWith(`${folder}/`) && !used.has(path));
      await engine.transaction(async () => {
        for (const paths of batches(gone)) {
          const list = paths.map((_, i) => `$${i + 1}`).join(", ");
          await engine.run(`delete from raw.seen where path in (${list})`, paths);
        }
        for (const rows of batches(noted.splice(0))) {
          const list = rows.map((_, i) => `($${3 * i + 1}, $${3 * i + 2}, $${3 * i + 3})`).join(", ");
          await engine.run(
            `insert into raw.seen values ${list}`,
            rows.flatMap(({ path, stamp, found }) => [path, stamp, found]),
          );
        }
      });
    },
  };
}

const BATCH = 500;

function* batches<T>(items: readonly T[]): Generator<T[]> {
  for (let at = 0; at < items.length; at += BATCH) yield items.slice(at, at + BATCH);
}
