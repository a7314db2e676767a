/** ClickHouse servers that tests may use: one that answers (the initiator) and its shards. */
export interface Cluster {
  /** HTTP address of the initiator. */
  url: string;
  /** HTTP addresses of all nodes, the initiator first. */
  nodeUrls: readonly string[];
  /** HTTP addresses of the shards, in the order of their numbers. */
  shardUrls: readonly string[];
  /** The cluster's name in `Distributed` and `cluster()`. */
  clusterName: string;
  user: string;
  password: string;
  /** The SUARA_CLICKHOUSE_* variables that lead Suara to it, for `readClickHouseSettings` or a process's environment. */
  environment: Readonly<Record<string, string>>;
  /** Kills one shard (counted from 0) as a crash would; resolves once it is gone. */
  stopShard(index: number): Promise<void>;
  /** Ends every node and removes their data; resolves once nothing is left. Does nothing the second time. */
  stop(): Promise<void>;
}
