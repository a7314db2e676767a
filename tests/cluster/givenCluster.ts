import { readClickHouseSettings } from "../../pipelines/engine/clickhouse/settings.js";
import type { Cluster } from "./cluster.js";

/**
 * The servers that SUARA_CLICKHOUSE_URL and the variables beside it name, or undefined where it is not set. They are
 * somebody else's: `stop` leaves them running and `stopShard` refuses. Throws what `readClickHouseSettings` throws.
 */
export function givenCluster(environment: Readonly<Record<string, string | undefined>>): Cluster | undefined {
  if ((environment.SUARA_CLICKHOUSE_URL ?? "") === "") return undefined;
  const { url, cluster, nodes, user, password } = readClickHouseSettings(environment);
  return {
    url,
    nodeUrls: [...new Set([url, ...nodes])],
    shardUrls: nodes,
    clusterName: cluster ?? "",
    user,
    password,
    environment: Object.fromEntries(
      Object.entries(environment).filter(
        (entry): entry is [string, string] =>
          entry[0].startsWith("SUARA_CLICKHOUSE_") && entry[1] !== undefined,
      ),
    ),
    stopShard: () => Promise.reject(new Error("the cluster of SUARA_CLICKHOUSE_URL is not ours to stop")),
    stop: () => Promise.resolve(),
  };
}
