import { startCluster } from "./startCluster.js";

/** Starts a cluster, says its addresses in one line of JSON and waits to be killed. */
const cluster = await startCluster({ shards: 2 });
process.stdout.write(`${JSON.stringify(cluster.nodeUrls)}\n`);
