/** What the bench needs of a running cluster: the SUARA_CLICKHOUSE_* variables that lead to it, and how to end it. */
interface BenchCluster {
  environment: Readonly<Record<string, string>>;
  shards: number;
  stop(): Promise<void>;
}

/**
 * THE PLACE where a cluster comes into the bench: start one (or take the one SUARA_CLICKHOUSE_URL names) and return
 * it, or say why there is none. `rows/cluster.ts` prints the reason.
 */
export async function startBenchCluster(): Promise<BenchCluster | { unavailable: string }> {
  return { unavailable: "nothing here starts a ClickHouse cluster yet" };
}
