import { type BenchRow, row } from "../row.js";

/** All models on a ClickHouse cluster of two shards, beside DuckDB on the same data: rows per second each. */
export const clusterRow: BenchRow = {
  key: "cluster",
  async run() {
    return [
      row({
        key: "cluster",
        what: "build all models on a cluster",
        unit: "s",
        measured: null,
        notes: ["not available on this machine: no cluster can be started"],
      }),
    ];
  },
};
