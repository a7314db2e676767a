import { afterAll, beforeAll, describe } from "vitest";
import type { Cluster } from "../cluster/cluster.js";
import { clusterSupport } from "../cluster/clusterSupport.js";
import { givenCluster } from "../cluster/givenCluster.js";
import { startCluster } from "../cluster/startCluster.js";

interface ClusterOptions {
  /** Shards besides the initiator. */
  shards: 1 | 2;
  /** The tests break nodes, so they need nodes of their own and never run on those of SUARA_CLICKHOUSE_URL. */
  ownNodes?: boolean;
}

/**
 * A `describe` with a ClickHouse cluster: the one of SUARA_CLICKHOUSE_URL where that is set, else one started before
 * its tests and stopped after them. Where there can be none, its tests are skipped under a name that says why.
 * `cluster()` is for tests and hooks, not for the body itself.
 */
export function describeCluster(
  name: string,
  options: ClusterOptions,
  body: (cluster: () => Cluster) => void,
): void {
  const given = givenCluster(process.env);
  const reason = given === undefined ? lackOfMachine() : lackOfGiven(given, options);
  let running: Cluster | undefined;
  const cluster = (): Cluster => {
    if (running === undefined) throw new Error("the cluster runs only while its tests and hooks do");
    return running;
  };
  if (reason !== undefined) {
    describe.skip(`${name} (skipped: ${reason})`, () => body(cluster));
    return;
  }
  describe(name, () => {
    beforeAll(async () => {
      running = given ?? (await startCluster(options));
    });
    afterAll(async () => {
      await running?.stop();
      running = undefined;
    });
    body(cluster);
  });
}

function lackOfMachine(): string | undefined {
  const support = clusterSupport();
  return support.supported ? undefined : support.reason;
}

function lackOfGiven({ clusterName, shardUrls }: Cluster, options: ClusterOptions): string | undefined {
  if (options.ownNodes) return "it stops nodes, and those of SUARA_CLICKHOUSE_URL are not ours";
  if (clusterName === "") return "SUARA_CLICKHOUSE_CLUSTER is not set";
  if (shardUrls.length !== options.shards) {
    return `it takes ${options.shards} shard(s), SUARA_CLICKHOUSE_NODES names ${shardUrls.length}`;
  }
  return undefined;
}
