import { accessSync, constants } from "node:fs";
import { createRequire } from "node:module";
import path from "node:path";

export type ClusterSupport = { supported: true } | { supported: false; reason: string };

const LIBRARY = "@chdb/lib-linux-x64-gnu";
const BUN = "@oven/bun-linux-x64";

/** Can this machine start a cluster of its own? If not, the first thing that it lacks. */
export function clusterSupport(): ClusterSupport {
  const reason = firstMissing();
  return reason === undefined ? { supported: true } : { supported: false, reason };
}

/** Paths of what a node is made of. Throws where `clusterSupport` says no. */
export function clusterParts(): { library: string; bun: string; script: string; setpriv: string } {
  const reason = firstMissing();
  if (reason !== undefined) throw new Error(`no ClickHouse cluster can be started here: ${reason}`);
  return {
    library: inPackage(LIBRARY, "libchdb.so") ?? "",
    bun: inPackage(BUN, "bin/bun") ?? "",
    script: onPath("script") ?? "",
    setpriv: onPath("setpriv") ?? "",
  };
}

function firstMissing(): string | undefined {
  const { platform, arch } = process;
  if (platform !== "linux" || arch !== "x64") return `it takes Linux on x64, this is ${platform} on ${arch}`;
  const { header } = process.report.getReport() as { header: { glibcVersionRuntime?: string } };
  if (header.glibcVersionRuntime === undefined) return "it takes glibc, this Linux has another C library";
  if (inPackage(LIBRARY, "libchdb.so") === undefined) return `package ${LIBRARY} is not installed`;
  if (inPackage(BUN, "bin/bun") === undefined) return `package ${BUN} is not installed`;
  if (onPath("script") === undefined) return "util-linux's `script` is not on the PATH";
  if (onPath("setpriv") === undefined) return "util-linux's `setpriv` is not on the PATH";
  return undefined;
}

function inPackage(name: string, file: string): string | undefined {
  try {
    const manifest = createRequire(import.meta.url).resolve(`${name}/package.json`);
    return accessible(path.join(path.dirname(manifest), file), constants.R_OK);
  } catch {
    return undefined;
  }
}

function onPath(program: string): string | undefined {
  const folders = (process.env.PATH ?? "").split(path.delimiter).filter((folder) => folder !== "");
  for (const folder of folders) {
    const found = accessible(path.join(folder, program), constants.X_OK);
    if (found !== undefined) return found;
  }
  return undefined;
}

function accessible(file: string, mode: number): string | undefined {
  try {
    accessSync(file, mode);
    return file;
  } catch {
    return undefined;
  }
}
