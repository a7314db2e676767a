import { createHash } from "node:crypto";
import { readdir, readFile } from "node:fs/promises";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { type Engine, quoteIdentifier } from "../engine/engine.js";
import { appendRows, writeTable } from "../engine/writeTable.js";
import type { Estimate } from "./estimate.js";

export interface Estimated {
  /** Relation with its schema. */
  name: string;
  rows: number;
  seconds: number;
}

/**
 * Brings every estimate up to date, in order: computed anew where what it reads, or the code, is another than when its
 * table was written, part by part where it has parts. In one transaction; call it when the models are built.
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
  // Of before there were parts.
  await engine.run("drop table if exists estimates.state");
  const done: Estimated[] = [];
  for (const estimate of estimates) {
    onProgress(`estimating ${estimate.name}`);
    const started = performance.now();
    const input = await estimate.read(engine);
    await updateParts(engine, estimate, estimate.parts?.of(input) ?? new Map([[WHOLE, input]]), code);
    const rows = await engine.value<number>(`select count(*) from ${estimate.name}`);
    done.push({ name: estimate.name, rows, seconds: Math.round(performance.now() - started) / 1000 });
  }
  return done;
}

/** The one part of an estimate that has none. */
const WHOLE = "";

async function updateParts(
  engine: Engine,
  estimate: Estimate,
  parts: ReadonlyMap<string, unknown>,
  code: string,
): Promise<void> {
  const { name, columns } = estimate;
  const fingerprints = new Map<string, string>();
  for (const [part, input] of parts) {
    fingerprints.set(part, createHash("sha256").update(code).update(JSON.stringify(input)).digest("hex"));
  }
  const known = await knownParts(engine, name);
  const stale = [...parts].filter(([part]) => known?.get(part) !== fingerprints.get(part));
  const gone = [...(known?.keys() ?? [])].filter((part) => !parts.has(part));
  if (known !== null && stale.length === 0 && gone.length === 0) return;
  const rows = stale.flatMap(([, input]) => estimate.compute(input));
  // Also when nothing is left of it.
  if (known === null || stale.length === parts.size) await writeTable(engine, name, columns, rows);
  else {
    const replaced = [...stale.map(([part]) => part), ...gone];
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

/** Fingerprints by part of what stands in the estimate's table; null where there is none. */
async function knownParts(engine: Engine, name: string): Promise<ReadonlyMap<string, string> | null> {
  const isThere = await engine.value<boolean>(
    "select count(*) > 0 from information_schema.tables where table_schema || '.' || table_name = $1",
    [name],
  );
  if (!isThere) return null;
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
