import { createHash } from "node:crypto";
import { readdir, readFile } from "node:fs/promises";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { type Engine, quoteIdentifier } from "../engine/engine.js";
import { appendRows, writeTable } from "../engine/writeTable.js";
import { type Estimate, type Reader, readingOnce } from "./estimate.js";
import { createMemory, remembering } from "./remembering.js";
import { Resting } from "./resting.js";

export interface Estimated {
  /** Relation with its schema. */
  name: string;
  rows: number;
  seconds: number;
}

/**
 * Brings every estimate up to date, in order: computed anew where what it reads, or the code, is another than when its
 * table was written, part by part where it has parts; not even read where the models tell that nothing of that has changed.
 * In one transaction; call it when the models are built.
 */
export async function updateEstimates(
  engine: Engine,
  estimates: readonly Estimate[],
  onProgress: (text: string) => void = () => undefined,
): Promise<Estimated[]> {
  const code = await codeHash();
  return engine.transaction(() => inOrder(engine, estimates, code, onProgress));
}

async function inOrder(
  engine: Engine,
  estimates: readonly Estimate[],
  code: string,
  onProgress: (text: string) => void,
): Promise<Estimated[]> {
  await engine.run("create schema if not exists estimates");
  await engine.run(
    "create table if not exists estimates.fingerprints (name VARCHAR, part VARCHAR, fingerprint VARCHAR)",
  );
  await createMemory(engine);
  // Of before there were parts.
  await engine.run("drop table if exists estimates.state");
  const resting = await Resting.read(engine, estimates, code);
  const due = estimates.filter((estimate) => !resting.rests(estimate));
  const seconds = await computeInOrder(engine, due, code, onProgress);
  await resting.write(engine);
  const done: Estimated[] = [];
  for (const { name } of estimates) {
    const rows = await engine.value<number>(`select count(*) from ${name}`);
    done.push({ name, rows, seconds: seconds.get(name) ?? 0 });
  }
  return done;
}

/** So many are read for before their turn: all that is read stands in memory until then. */
const READ_AHEAD = 3;

/** Wall time of each by name, rounded to milliseconds. */
async function computeInOrder(
  engine: Engine,
  due: readonly Estimate[],
  code: string,
  onProgress: (text: string) => void,
): Promise<ReadonlyMap<string, number>> {
  const seconds = new Map<string, number>();
  // What several of them read stands in loaded tables, marts and reports, which they leave alone.
  const reader = readingOnce(engine);
  const begun = new Map<Estimate, Promise<Parts>>();
  const there = await tablesThere(engine);
  const begin = (estimate: Estimate): Promise<Parts> => {
    const parts = begun.get(estimate) ?? partsOf(estimate, reader, code);
    begun.set(estimate, parts);
    return parts;
  };
  try {
    for (const [i, estimate] of due.entries()) {
      onProgress(`estimating ${estimate.name}`);
      const started = performance.now();
      const parts = await begin(estimate);
      // The engine reads for the next ones while this one is computed, if they do not read what is yet to be written.
      for (const [k, next] of due.slice(i + 1, i + 1 + READ_AHEAD).entries()) {
        const unwritten = due.slice(i, i + 1 + k).map(({ name }) => name);
        // What fails of it is told when its turn comes.
        if (!next.inputs.some((input) => unwritten.includes(input as Estimate["name"])))
          begin(next).catch(() => undefined);
      }
      await updateParts(engine, estimate, { parts, isThere: there.has(estimate.name) }, code);
      begun.delete(estimate);
      seconds.set(estimate.name, Math.round(performance.now() - started) / 1000);
    }
  } finally {
    // Where one failed: the connection may be closed next.
    await Promise.allSettled(begun.values());
  }
  return seconds;
}

/** The one part of an estimate that has none. */
const WHOLE = "";

/** What an estimate is computed from, by part, and what tells whether a part is as it was. */
interface Parts {
  fingerprints: ReadonlyMap<string, string>;
  /** In their order; a part that has nothing to be computed from may be left out. */
  inputs(parts: readonly string[]): Promise<unknown[]>;
}

async function partsOf(estimate: Estimate, reader: Reader, code: string): Promise<Parts> {
  const { parts } = estimate;
  const marked = (digests: Iterable<readonly [part: string, digest: string]>): Parts["fingerprints"] =>
    new Map(
      Array.from(digests, ([part, digest]) => [
        part,
        createHash("sha256").update(code).update(digest).digest("hex"),
      ]),
    );
  if (parts?.digests !== undefined) {
    return {
      fingerprints: marked(await parts.digests(reader)),
      inputs: async (some) =>
        some.length === 0 ? [] : [...parts.of(await estimate.read(reader, some)).values()],
    };
  }
  const input = await estimate.read(reader);
  const inputs = parts?.of(input) ?? new Map([[WHOLE, input]]);
  return {
    fingerprints: marked(Array.from(inputs, ([part, one]) => [part, JSON.stringify(one)] as const)),
    inputs: async (some) => some.map((part) => inputs.get(part)),
  };
}

async function updateParts(
  engine: Engine,
  estimate: Estimate,
  { parts, isThere }: { parts: Parts; isThere: boolean },
  code: string,
): Promise<void> {
  const { name, columns } = estimate;
  const { fingerprints } = parts;
  const known = isThere ? await knownParts(engine, name) : null;
  const stale = [...fingerprints.keys()].filter((part) => known?.get(part) !== fingerprints.get(part));
  const gone = [...(known?.keys() ?? [])].filter((part) => !fingerprints.has(part));
  if (known !== null && stale.length === 0 && gone.length === 0) return;
  const inputs = await parts.inputs(stale);
  const rows = await remembering(engine, name, code, () =>
    inputs.flatMap((input) => estimate.compute(input)),
  );
  // Also when nothing is left of it.
  if (known === null || stale.length === fingerprints.size) await writeTable(engine, name, columns, rows);
  else {
    const replaced = [...stale, ...gone];
    await engine.run(
      `delete from ${name} where list_contains($1::json::varchar[], cast(${quoteIdentifier(estimate.parts?.column ?? "")} as varchar))`,
      [JSON.stringify(replaced)],
    );
    await appendRows(engine, name, columns, rows);
  }
  await engine.run("delete from estimates.fingerprints where name = $1", [name]);
  const rowsOfState = [...fingerprints].map(([part, fingerprint]) => ({ name, part, fingerprint }));
  await appendRows(engine, "estimates.fingerprints", STATE, rowsOfState);
}

const STATE = { name: "VARCHAR", part: "VARCHAR", fingerprint: "VARCHAR" };

/** Asked once for all of them: among hundreds of tables each answer takes milliseconds. */
async function tablesThere(engine: Engine): Promise<ReadonlySet<string>> {
  const rows = await engine.rows<{ name: string }>(
    "select table_schema || '.' || table_name as name from information_schema.tables where table_schema = 'estimates'",
  );
  return new Set(rows.map(({ name }) => name));
}

/** Fingerprints by part of what stands in the estimate's table. */
async function knownParts(engine: Engine, name: string): Promise<ReadonlyMap<string, string>> {
  const rows = await engine.rows<{ part: string; fingerprint: string }>(
    "select part, fingerprint from estimates.fingerprints where name = $1",
    [name],
  );
  return new Map(rows.map(({ part, fingerprint }) => [part, fingerprint]));
}

/**
 * All that the figures depend on beside the data, from this folder: the estimates themselves, what they call, and the lists of words
 * and rules that are shipped.
 */
export const CODE = [".", "../methods", "../text", "../workspace", "../../data/reference"] as const;

async function codeHash(): Promise<string> {
  const here = path.dirname(fileURLToPath(import.meta.url));
  const hash = createHash("sha256");
  for (const folder of CODE) {
    const files = await readdir(path.join(here, folder), { recursive: true });
    for (const file of files.filter((name) => /\.(ts|yaml)$/.test(name)).sort()) {
      hash.update(await readFile(path.join(here, folder, file)));
    }
  }
  return hash.digest("hex");
}
