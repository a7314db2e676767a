import os from "node:os";
import { version } from "@duckdb/node-api";

/** The machine and the versions that the figures belong to. */
interface Machine {
  cores: number;
  processor: string;
  memoryGb: number;
  platform: string;
  node: string;
  duckdb: string;
}

export function machine(): Machine {
  return {
    cores: os.availableParallelism(),
    processor: os.cpus()[0]?.model ?? "unknown",
    memoryGb: Math.round(os.totalmem() / 1e8) / 10,
    platform: `${os.platform()} ${os.arch()}`,
    node: process.versions.node,
    duckdb: version(),
  };
}
