import { quoteIdentifier } from "../engine.js";
import { hostOf } from "./failures.js";
import { openSession, type Session } from "./session.js";
import type { ClickHouseSettings } from "./settings.js";
import { checkCluster } from "./tables.js";

interface ServerState {
  /** Host and port asked. */
  host: string;
  version: string;
}

interface ShardState {
  /** Its number in the cluster, from 1. */
  shard: number;
  /** Host and port by which the server reaches it. */
  address: string;
  /** Whether the server gets an answer from it. */
  answers: boolean;
}

/** Asks servers how they are, and changes nothing on them. */
export interface ClickHouseInspection {
  /** The server of SUARA_CLICKHOUSE_URL, or a node of SUARA_CLICKHOUSE_NODES. */
  server(url: string): Promise<ServerState>;
  /** The shards of the cluster `name` as the server of SUARA_CLICKHOUSE_URL sees them, by number. */
  shards(name: string): Promise<ShardState[]>;
}

/**
 * Each question fails with a SuaraError where a server does not answer within `timeoutMs`, refuses the user, or has
 * another cluster than the settings say; with QueryError where what answers is not understood.
 */
export function inspectClickHouse(settings: ClickHouseSettings, timeoutMs: number): ClickHouseInspection {
  const ask = async <T>(url: string, work: (session: Session) => Promise<T>): Promise<T> => {
    const session = openSession(url, settings, { session_timezone: "UTC" }, timeoutMs);
    try {
      return await work(session);
    } finally {
      await session.close();
    }
  };
  return {
    server: (url) =>
      ask(url, async (session) => {
        const [row] = await session.rows("select version() as version");
        return { host: hostOf(url), version: String(row?.version) };
      }),
    shards: (name) =>
      ask(settings.url, async (session) => {
        await checkCluster({ initiator: session, settings }, name);
        return shardsOf(session, name);
      }),
  };
}

async function shardsOf(session: Session, name: string): Promise<ShardState[]> {
  const listed = await session.rows(
    "select shard_num as shard, host_name, port from system.clusters where cluster = $1 order by shard_num",
    [name],
  );
  // The only question that may go on without a shard: who does not answer it is lost.
  const found = await session.rows(
    `select distinct _shard_num as shard from cluster(${quoteIdentifier(name)}, system.one) settings skip_unavailable_shards = 1`,
  );
  const answering = new Set(found.map(({ shard }) => Number(shard)));
  return listed.map(({ shard, host_name, port }) => ({
    shard: Number(shard),
    address: `${host_name}:${port}`,
    answers: answering.has(Number(shard)),
  }));
}
