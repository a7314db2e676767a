import { startBenchCluster } from "../cluster.js";
import { sizesText } from "../generate/scale.js";
import { type BenchRow, row } from "../row.js";

/** All models on a ClickHouse cluster of two shards, beside DuckDB on the same data: seconds, and rows per second each. */
export const clusterRow: BenchRow = {
  key: "cluster",
  async run(context) {
    const cluster = await startBenchCluster();
    if (!("unavailable" in cluster)) {
      await cluster.stop();
      throw new Error("the row cluster can start a cluster and does not measure it yet");
    }
    return [
      row({
        key: "cluster",
        what: `build all models on a cluster, on ${sizesText(context.scale)}`,
        unit: "s",
        measured: null,
        notes: [`not available on this machine: ${cluster.unavailable}`],
      }),
    ];
  },
};
