import { mkdir, readdir, rm } from "node:fs/promises";
import path from "node:path";
import { SuaraError } from "../../errors.js";
import { type Engine, quoteString } from "../engine.js";
import type { ClickHouseEngine } from "./clickhouseEngine.js";
import { type Column, fromParquet } from "./columns.js";
import type { Relation } from "./tables.js";

/** Size at which DuckDB begins another file: ClickHouse holds one file at a time in memory. */
const FILE_BYTES = "128MB";

/** Columns of a DuckDB relation in order, with DuckDB's types. */
export async function columnsOf(duckDb: Engine, relation: string): Promise<Column[]> {
  return duckDb.rows<{ name: string; type: string }>(
    `select column_name as name, column_type as type from (describe ${relation})`,
  );
}

/**
 * Copies a DuckDB relation to ClickHouse, replacing what stands there. `workDirectory` is one DuckDB may write to.
 * Returns the number of rows. Throws SuaraError `rows_lost` when both sides do not count the same.
 */
export async function sendRelation(
  duckDb: Engine,
  clickHouse: ClickHouseEngine,
  { name, key }: Pick<Relation, "name" | "key">,
  workDirectory: string,
): Promise<number> {
  const directory = path.join(workDirectory, `send.${name}`);
  await rm(directory, { recursive: true, force: true });
  await mkdir(workDirectory, { recursive: true });
  try {
    const relation = { name, key, columns: await columnsOf(duckDb, name) };
    await duckDb.run(
      `copy ${name} to ${quoteString(directory)} (format parquet, compression zstd, file_size_bytes '${FILE_BYTES}')`,
    );
    const files = (await readdir(directory)).sort().map((file) => path.join(directory, file));
    return sameCount(name, await countRows(duckDb, name), await clickHouse.loadParquet(relation, files));
  } finally {
    await rm(directory, { recursive: true, force: true });
  }
}

/**
 * Copies a ClickHouse relation into DuckDB as a table of the same name, replacing it, with exactly `relation`'s
 * columns and types and its rows ordered by its key. Returns the number of rows. Throws SuaraError `rows_lost`.
 */
export async function fetchRelation(
  clickHouse: ClickHouseEngine,
  duckDb: Engine,
  relation: Relation,
  workDirectory: string,
): Promise<number> {
  const { name, columns } = relation;
  const file = path.join(workDirectory, `fetch.${name}.parquet`);
  await mkdir(workDirectory, { recursive: true });
  try {
    await clickHouse.writeParquet(relation, file);
    await duckDb.run(`create schema if not exists ${name.split(".")[0]}`);
    await duckDb.run(
      `create or replace table ${name} as select ${fromParquet(columns)} from read_parquet(${quoteString(file)})`,
    );
    return sameCount(name, await countRows(clickHouse, name), await countRows(duckDb, name));
  } finally {
    await rm(file, { force: true });
  }
}

const countRows = (engine: Engine, relation: string): Promise<number> =>
  engine.value<number>(`select count(*) from ${relation}`);

function sameCount(relation: string, from: number, to: number): number {
  if (from === to) return to;
  throw new SuaraError("rows_lost", `${relation} has ${from} rows on one engine and ${to} on the other`, {
    fix: "run again; does another run use the same SUARA_CLICKHOUSE_PREFIX?",
  });
}
