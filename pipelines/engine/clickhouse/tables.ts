import { EXIT, SuaraError } from "../../errors.js";
import { quoteIdentifier, quoteString } from "../engine.js";
import { type Column, columnList } from "./columns.js";
import { hostOf } from "./failures.js";
import { SCHEMAS, tableName } from "./names.js";
import type { Session } from "./session.js";
import type { ClickHouseSettings } from "./settings.js";

/** A relation as the project names it, `marts.tickets`, with the columns that identify a row. */
export interface Relation {
  name: string;
  columns: readonly Column[];
  key: readonly string[];
}

/** The server that answers and, for a cluster without ON CLUSTER, each shard. */
export interface Cluster {
  settings: ClickHouseSettings;
  initiator: Session;
  nodes: readonly Session[];
  /** Columns whose hash decides a row's shard. */
  shardBy: (relation: Relation) => readonly string[];
}

/** A ticket's or a chat's rows stay on one shard; else the whole key spreads them. */
export const defaultShardKey = ({ key }: Relation): readonly string[] => {
  const [first] = key;
  return first?.endsWith("_id") === true ? [first] : key;
};

/** One database a schema, on the server and on every shard. Throws SuaraError `clickhouse_cluster` or `clickhouse_nodes`. */
export async function createDatabases(cluster: Cluster): Promise<void> {
  if (cluster.settings.cluster !== undefined) await checkCluster(cluster, cluster.settings.cluster);
  for (const schema of SCHEMAS) {
    const database = `${cluster.settings.prefix}${schema}`;
    await everywhere(cluster, (on) => `create database if not exists ${quoteIdentifier(database)}${on}`);
    await cluster.initiator.command(`create database if not exists ${quoteIdentifier(database)}`);
  }
  if (cluster.settings.cluster !== undefined) await checkNodes(cluster, cluster.settings.cluster);
}

/** An empty table: on a cluster each shard's own part, and on the server the table that stands for all of them. */
export async function createTable(cluster: Cluster, relation: Relation): Promise<void> {
  const { prefix, cluster: clusterName } = cluster.settings;
  const { database, table, whole, local } = tableName(relation.name, prefix);
  const columns = columnList(relation.name, relation.columns);
  const key = relation.key.map(quoteIdentifier).join(", ");
  const engine = `(${columns}) engine = MergeTree order by (${key === "" ? "tuple()" : key}) settings allow_nullable_key = 1`;
  await dropTable(cluster, relation.name);
  if (clusterName === undefined) {
    await cluster.initiator.command(`create table ${whole} ${engine}`);
    return;
  }
  const shardColumns = cluster.shardBy(relation).map(quoteIdentifier).join(", ");
  const shard = shardColumns === "" ? "rand()" : `sipHash64(tuple(${shardColumns}))`;
  const parts = [clusterName, database, `${table}_local`].map(quoteString).join(", ");
  await everywhere(cluster, (on) => `create table ${local}${on} ${engine}`);
  // On the shards too: of a cross join, whose right side is not sent along, a shard reads the whole itself.
  const distributed = (on: string): string =>
    `create table if not exists ${whole}${on} (${columns}) engine = Distributed(${parts}, ${shard})`;
  await everywhere(cluster, distributed);
  await cluster.initiator.command(distributed(""));
}

export async function dropTable(cluster: Cluster, relation: string): Promise<void> {
  const { whole, local } = tableName(relation, cluster.settings.prefix);
  if (cluster.settings.cluster !== undefined) {
    await everywhere(cluster, (on) => `drop table if exists ${local}${on} sync`);
    await everywhere(cluster, (on) => `drop table if exists ${whole}${on} sync`);
  }
  await cluster.initiator.command(`drop table if exists ${whole} sync`);
}

/** Runs a definition on every shard: one statement with ON CLUSTER, or one a node. */
export async function everywhere(cluster: Cluster, statement: (onCluster: string) => string): Promise<void> {
  const { cluster: name, ddl } = cluster.settings;
  if (name === undefined) return;
  if (ddl === "on_cluster") {
    await cluster.initiator.command(statement(` on cluster ${quoteIdentifier(name)}`));
    return;
  }
  await Promise.all(cluster.nodes.map((node) => node.command(statement(""))));
}

/** Throws SuaraError `clickhouse_cluster` when the server does not know the cluster as the settings describe it. */
export async function checkCluster(
  { initiator, settings }: Pick<Cluster, "initiator" | "settings">,
  name: string,
): Promise<void> {
  const [found] = await initiator.rows(
    "select count(distinct shard_num) as shards, max(replica_num) as replicas from system.clusters where cluster = $1",
    [name],
  );
  const shards = Number(found?.shards ?? 0);
  if (shards === 0) {
    throw clusterError(
      `ClickHouse at ${hostOf(settings.url)} knows no cluster ${name}`,
      "correct SUARA_CLICKHOUSE_CLUSTER; system.clusters lists the names",
    );
  }
  if (Number(found?.replicas) > 1) {
    throw clusterError(
      `the cluster ${name} keeps several copies of a shard, and Suara's tables are not copied`,
      "name a cluster with one replica a shard",
    );
  }
  if (settings.ddl === "per_node" && settings.nodes.length !== shards) {
    throw clusterError(
      `the cluster ${name} has ${shards} shards, and SUARA_CLICKHOUSE_NODES names ${settings.nodes.length}`,
      "name the HTTP address of each shard once",
    );
  }
}

/** The addresses given might be those of other servers: then a shard lacks the database. */
async function checkNodes({ initiator, settings }: Cluster, name: string): Promise<void> {
  const [found] = await initiator.rows(
    `select count() as shards, countIf(has) as ready from (
       select hostName(), tcpPort(), max(name = $1) as has from clusterAllReplicas(${quoteIdentifier(name)}, system.databases) group by all)`,
    [`${settings.prefix}raw`],
  );
  if (found?.shards !== found?.ready) {
    throw clusterError(
      `SUARA_CLICKHOUSE_NODES names servers that are not the shards of ${name}`,
      "name the HTTP address of each shard once",
    );
  }
}

const clusterError = (message: string, fix: string): SuaraError =>
  new SuaraError("clickhouse_cluster", message, { exitCode: EXIT.usage, fix });
