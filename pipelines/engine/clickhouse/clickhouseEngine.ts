import { createReadStream, createWriteStream } from "node:fs";
import { readFile } from "node:fs/promises";
import { pipeline } from "node:stream/promises";
import { type Engine, quoteIdentifier, type Row } from "../engine.js";
import { SCHEMAS, tableName } from "./names.js";
import { checkColumnNames, checkText, explainModel } from "./portability.js";
import { openSession } from "./session.js";
import type { ClickHouseSettings } from "./settings.js";
import {
  type Cluster,
  createDatabases,
  createTable,
  defaultShardKey,
  dropTable,
  everywhere,
  type Relation,
} from "./tables.js";

export interface ClickHouseOptions {
  settings: ClickHouseSettings;
  /** IANA zone the reports speak in; sent with every query, so desks in several zones can share a server. */
  timeZone: string;
  /** For tests: another spread of the rows, which must change no answer. */
  shardBy?: (relation: Relation) => readonly string[];
  /** For tests only: 'local' shows that a comparison would notice rows that a shard alone cannot find. */
  distributedProductMode?: "global" | "local";
}

/**
 * ClickHouse behind the same door as DuckDB. Statements use the project's names (`marts.tickets`). Booleans that a
 * query computes come as 0 or 1; columns of tables come as they were declared.
 */
export interface ClickHouseEngine extends Engine {
  /** Runs `work` as it is: ClickHouse has no transactions, and what was written before an error stays. */
  transaction<T>(work: () => Promise<T>): Promise<T>;
  /** The databases of every schema, on all shards. Throws SuaraError when the cluster is not as the settings say. */
  createDatabases(): Promise<void>;
  /** Replaces a relation by the rows of `body`, one select statement. Returns the number of rows. */
  materialise(relation: Relation, body: string): Promise<number>;
  /** Replaces a relation by the rows of Parquet files with its columns. Returns the number of rows. */
  loadParquet(relation: Relation, files: readonly string[]): Promise<number>;
  /** Writes a relation's rows, ordered by its key, to a Parquet file; instants are marked as UTC in it. */
  writeParquet(relation: Relation, file: string): Promise<void>;
  /** Every relation that stands in the project's databases, `marts.tickets`, by name. */
  relations(): Promise<string[]>;
  /** Drops a relation wherever it lies; none is no error. */
  drop(relation: string): Promise<void>;
}

/** Connects and installs the macros. Throws SuaraError when the server does not answer or refuses the user. */
export async function openClickHouse(options: ClickHouseOptions): Promise<ClickHouseEngine> {
  const { settings, timeZone, shardBy, distributedProductMode } = options;
  const querySettings = {
    session_timezone: timeZone,
    ...(distributedProductMode === undefined ? {} : { distributed_product_mode: distributedProductMode }),
  };
  const open = (url: string) => openSession(url, settings, querySettings);
  const cluster: Cluster = {
    settings,
    initiator: open(settings.url),
    nodes: settings.nodes.map(open),
    shardBy: shardBy ?? defaultShardKey,
  };
  const prelude = await readFile(new URL("./prelude.sql", import.meta.url), "utf8");
  const engine = engineOf(cluster, prelude);
  try {
    await installMacros(cluster, prelude);
  } catch (error) {
    await engine.close();
    throw error;
  }
  return engine;
}

function engineOf(cluster: Cluster, prelude: string): ClickHouseEngine {
  const { initiator, nodes } = cluster;
  const engine: ClickHouseEngine = {
    name: "clickhouse",
    prelude,
    run: (sql, values) => initiator.command(sql, values),
    rows: <T extends Row>(sql: string, values?: Parameters<Engine["rows"]>[1]) =>
      initiator.rows(sql, values) as Promise<T[]>,
    async value<T>(sql: string, values?: Parameters<Engine["value"]>[1]) {
      const [row] = await initiator.rows(sql, values);
      return (row === undefined ? null : Object.values(row)[0]) as T;
    },
    transaction: (work) => work(),
    createDatabases: () => createDatabases(cluster),
    materialise: (relation, body) => materialise(cluster, relation, body),
    loadParquet: (relation, files) => loadParquet(cluster, relation, files),
    writeParquet: (relation, file) => writeParquet(cluster, relation, file),
    relations: () => relations(cluster),
    drop: (relation) => dropTable(cluster, relation),
    async close() {
      await Promise.all([initiator, ...nodes].map((session) => session.close()));
    },
  };
  return engine;
}

async function materialise(cluster: Cluster, relation: Relation, body: string): Promise<number> {
  const { initiator, settings } = cluster;
  checkText(relation.name, body);
  try {
    const found = await initiator.rows(`describe table (\n${body}\n)`);
    const wanted = relation.columns.map((column) => column.name);
    checkColumnNames(
      relation.name,
      wanted,
      found.map((column) => String(column.name)),
    );
    await createTable(cluster, relation);
    await initiator.command(`insert into ${tableName(relation.name, settings.prefix).whole}\n${body}`);
  } catch (error) {
    throw explainModel(relation.name, error);
  }
  return countRows(cluster, relation);
}

async function loadParquet(cluster: Cluster, relation: Relation, files: readonly string[]): Promise<number> {
  await createTable(cluster, relation);
  const { whole } = tableName(relation.name, cluster.settings.prefix);
  const columns = relation.columns.map((column) => quoteIdentifier(column.name)).join(", ");
  for (const file of files) {
    await cluster.initiator.send(`insert into ${whole} (${columns}) format Parquet`, createReadStream(file));
  }
  return countRows(cluster, relation);
}

async function writeParquet(cluster: Cluster, relation: Relation, file: string): Promise<void> {
  const { whole } = tableName(relation.name, cluster.settings.prefix);
  const columns = relation.columns.map((column) => quoteIdentifier(column.name)).join(", ");
  const order = relation.key.map((column) => `${quoteIdentifier(column)} asc nulls last`).join(", ");
  const sorted = order === "" ? "" : ` order by ${order}`;
  const bytes = await cluster.initiator.receive(`select ${columns} from ${whole}${sorted} format Parquet`);
  await pipeline(bytes, createWriteStream(file));
}

async function relations({ initiator, settings }: Cluster): Promise<string[]> {
  const found = await initiator.rows(
    "select database, name from system.tables where startsWith(database, $1) and not endsWith(name, '_local') order by database, name",
    [settings.prefix],
  );
  return found
    .map(({ database, name }) => `${String(database).slice(settings.prefix.length)}.${name}`)
    .filter((name) => (SCHEMAS as readonly string[]).includes(name.split(".")[0] ?? ""));
}

async function countRows(cluster: Cluster, relation: Relation): Promise<number> {
  const [row] = await cluster.initiator.rows(`select count() as n from ${relation.name}`);
  return Number(row?.n);
}

/** The functions live on the server that plans a query; shards get them expanded. */
async function installMacros(cluster: Cluster, prelude: string): Promise<void> {
  const statements = prelude
    .replaceAll(/^--.*$/gm, "")
    .split(";")
    .map((statement) => statement.trim())
    .filter((statement) => statement !== "");
  for (const statement of statements) {
    if (cluster.settings.ddl === "on_cluster") {
      await everywhere(cluster, (on) => statement.replace(/^(create or replace function \w+)/, `$1${on}`));
    }
    await cluster.initiator.command(statement);
  }
}
