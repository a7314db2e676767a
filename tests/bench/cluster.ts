import { clusterSupport } from "../cluster/clusterSupport.js";
import { givenCluster } from "../cluster/givenCluster.js";
import { startCluster } from "../cluster/startCluster.js";

/** What the bench needs of a running cluster: the SUARA_CLICKHOUSE_* variables that lead to it, and how to end it. */
interface BenchCluster {
  environment: Readonly<Record<string, string>>;
  shards: number;
  stop(): Promise<void>;
}

/** The cluster that SUARA_CLICKHOUSE_URL names, else one of two shards on this machine, else why there is none. */
export async function startBenchCluster(): Promise<BenchCluster | { unavailable: string }> {
  const given = givenCluster(process.env);
  const support = clusterSupport();
  if (given === undefined && !support.supported) return { unavailable: support.reason };
  const cluster = given ?? (await startCluster({ shards: 2 }));
  return {
    environment: cluster.environment,
    shards: cluster.shardUrls.length,
    stop: () => cluster.stop(),
  };
}
