import { cp, lutimes, mkdir, mkdtemp, readdir } from "node:fs/promises";
import path from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";

/** The folder that holds package.json and node_modules; bare imports of the pages resolve from below it only. */
export const PACKAGE_DIR = path.resolve(path.dirname(fileURLToPath(import.meta.url)), "../../..");
export const SITE_SOURCE = path.join(PACKAGE_DIR, "src");
export const SITE_CONFIG = path.join(PACKAGE_DIR, "observablehq.config.ts");
export const METRICS = path.join(PACKAGE_DIR, "data/reference/metrics.json");
/** Of builds and what they keep; generated, never served. */
export const SCRATCH = path.join(PACKAGE_DIR, ".observablehq");

/**
 * Framework asks the public registry for the newest version of these at every build, unless a folder in its cache
 * names one. The made-up version also makes an accidental use of one fail the build.
 */
const LOOKED_UP = [
  "@observablehq/plot",
  "@observablehq/sample-datasets",
  "apache-arrow",
  "arquero",
  "d3",
  "d3-dsv",
  "echarts",
  "htl",
  "isoformat",
  "leaflet",
  "lodash",
  "mapbox-gl",
  "parquet-wasm",
  "react",
  "react-dom",
  "topojson-client",
];

/** A private copy of the site's source with the snapshot in it, ready to build; the caller removes it. */
export async function stageSite(snapshotDir: string): Promise<string> {
  await mkdir(SCRATCH, { recursive: true });
  const staging = await mkdtemp(path.join(SCRATCH, "build-"));
  const root = path.join(staging, "src");
  const skipped = new Set([path.join(SITE_SOURCE, "data"), path.join(SITE_SOURCE, ".observablehq")]);
  await cp(SITE_SOURCE, root, { recursive: true, filter: (source) => !skipped.has(source) });
  await cp(snapshotDir, path.join(root, "data"), { recursive: true });
  await cp(METRICS, path.join(root, "data/metrics.json"));
  for (const name of LOOKED_UP) {
    await mkdir(path.join(root, ".observablehq/cache/_npm", `${name}@0.0.0-offline`), { recursive: true });
  }
  await stopClock(root);
  return staging;
}

export const siteConfigUrl = (): string => pathToFileURL(SITE_CONFIG).href;

/** Framework prints files' times into the pages; fixed ones keep the pages the same from run to run. */
async function stopClock(dir: string): Promise<void> {
  const epoch = new Date(0);
  for (const entry of await readdir(dir, { withFileTypes: true, recursive: true })) {
    if (entry.isFile()) await lutimes(path.join(entry.parentPath, entry.name), epoch, epoch);
  }
}
