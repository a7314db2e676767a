import { createHash } from "node:crypto";
import { readdir, readFile } from "node:fs/promises";
import path from "node:path";
import { fileURLToPath } from "node:url";
import type { Engine } from "../engine/engine.js";
import { writeTable } from "../engine/writeTable.js";
import type { Estimate } from "./estimate.js";

export interface Estimated {
  /** Relation with its schema. */
  name: string;
  rows: number;
  seconds: number;
}

/**
 * Brings every estimate up to date, in order: computed anew where what it reads, or the code, is another than when its
 * table was written. In one transaction; call it when the models are built.
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
  await engine.run("create table if not exists estimates.state (name VARCHAR, fingerprint VARCHAR)");
  const done: Estimated[] = [];
  for (const estimate of estimates) {
    onProgress(`estimating ${estimate.name}`);
    const started = performance.now();
    const input = await estimate.read(engine);
    const fingerprint = createHash("sha256").update(code).update(JSON.stringify(input)).digest("hex");
    if (!(await isCurrent(engine, estimate.name, fingerprint))) {
      await writeTable(engine, estimate.name, estimate.columns, estimate.compute(input));
      await engine.run("delete from estimates.state where name = $1", [estimate.name]);
      await engine.run("insert into estimates.state values ($1, $2)", [estimate.name, fingerprint]);
    }
    const rows = await engine.value<number>(`select count(*) from ${estimate.name}`);
    done.push({ name: estimate.name, rows, seconds: Math.round(performance.now() - started) / 1000 });
  }
  return done;
}

async function isCurrent(engine: Engine, name: string, fingerprint: string): Promise<boolean> {
  return engine.value<boolean>(
    `select (select count(*) from estimates.state where name = $1 and fingerprint = $2) > 0
      and (select count(*) from information_schema.tables where table_schema || '.' || table_name = $1) > 0`,
    [name, fingerprint],
  );
}

/** Of the estimates' and the methods' own files: their figures depend on nothing else but the data. */
async function codeHash(): Promise<string> {
  const here = path.dirname(fileURLToPath(import.meta.url));
  const hash = createHash("sha256");
  for (const folder of [here, path.join(here, "../methods")]) {
    const files = (await readdir(folder, { recursive: true })).filter((file) => file.endsWith(".ts"));
    for (const file of files.sort()) hash.update(await readFile(path.join(folder, file)));
  }
  return hash.digest("hex");
}
