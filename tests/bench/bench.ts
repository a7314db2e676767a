import { mkdirSync, writeFileSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { Command, InvalidArgumentError } from "commander";
import { machine } from "./machine.js";
import { type BenchReport, benchReportSchema } from "./report.js";
import { type BenchContext, type BenchRow, type RowResult, row } from "./row.js";
import { businessClockRow } from "./rows/businessClock.js";
import { clusterRow } from "./rows/cluster.js";
import { explorerRow } from "./rows/explorer.js";
import { growthRow } from "./rows/growth.js";
import { loadRow } from "./rows/load.js";
import { memoryRow } from "./rows/memory.js";
import { modelsRow, waitsRow } from "./rows/models.js";
import { newDayRow } from "./rows/newDay.js";
import { pagesRow } from "./rows/pages.js";
import { siteRow } from "./rows/site.js";
import { textsRow } from "./rows/texts.js";
import { textTable } from "./table.js";

/** In the order of the table. */
const ROWS: readonly BenchRow[] = [
  loadRow("csv"),
  loadRow("ndjson"),
  textsRow,
  modelsRow,
  waitsRow,
  businessClockRow,
  growthRow,
  newDayRow,
  memoryRow,
  siteRow,
  pagesRow,
  explorerRow,
  clusterRow,
];

interface Options {
  scale: number;
  only: string[];
  repeat: number;
  seed: number;
  out?: string;
  dir: string;
  site: boolean;
}

const positive = (text: string): number => {
  const value = Number(text);
  if (!(value > 0 && value <= 10)) throw new InvalidArgumentError("a number above 0, at most 10");
  return value;
};
const whole = (text: string): number => {
  if (!/^[1-9]\d{0,8}$/.test(text)) throw new InvalidArgumentError("a whole number from 1");
  return Number(text);
};
const rowKeys = (text: string): string[] => {
  const keys = text.split(",").map((key) => key.trim());
  const unknown = keys.filter((key) => !ROWS.some((one) => one.key === key));
  if (unknown.length > 0) {
    throw new InvalidArgumentError(
      `${unknown.join(", ")} is no row; there are ${ROWS.map((one) => one.key).join(", ")}`,
    );
  }
  return keys;
};

const program = new Command("bench")
  .description("Measures Suara beside its baselines on generated data, and prints a table")
  .option("--scale <factor>", "1 = the sizes of the README's table", positive, 1)
  .option("--only <rows>", `of ${ROWS.map((one) => one.key).join(", ")}`, rowKeys, [])
  .option("--repeat <n>", "repetitions of each measurement, fewer where they take many minutes", whole, 3)
  .option("--seed <n>", "another seed, other data", whole, 1)
  .option("--no-site", "leave out whatever builds the site, for a quick look")
  .option("--out <file>", "where the JSON goes (default: bench.json in the folder of the data)")
  .option("--dir <folder>", "generated data and workspaces", path.join(os.tmpdir(), "suara-bench"));

const options = program.parse().opts<Options>();
const started = performance.now();
const startedAt = new Date().toISOString();
const context: BenchContext = {
  scale: options.scale,
  seed: options.seed,
  repeat: options.repeat,
  site: options.site,
  dir: path.resolve(options.dir),
  progress: (text) =>
    process.stderr.write(`${((performance.now() - started) / 1000).toFixed(0).padStart(5)} s  ${text}\n`),
};
mkdirSync(context.dir, { recursive: true });

const out = path.resolve(options.out ?? path.join(context.dir, "bench.json"));
mkdirSync(path.dirname(out), { recursive: true });
const results: RowResult[] = [];
for (const one of ROWS) {
  if (options.only.length > 0 && !options.only.includes(one.key)) continue;
  results.push(...(await one.run(context).catch((error: unknown) => [failed(one.key, error)])));
  writeReport();
}
process.stdout.write(textTable(results));
context.progress(`finished; all figures in ${out}`);

/** A row that breaks costs the others nothing; the bench then ends with 1. */
function failed(key: string, error: unknown): RowResult {
  process.exitCode = 1;
  process.stderr.write(`${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`);
  const [message = ""] = (error instanceof Error ? error.message : String(error)).split("\n");
  return { ...row({ key, what: key, unit: "s", measured: null, notes: [message] }), verdict: "failed" };
}

/** After every row, so that what was measured is kept whatever comes. */
function writeReport(): void {
  const report: BenchReport = benchReportSchema.parse({
    version: 1,
    startedAt,
    seconds: (performance.now() - started) / 1000,
    scale: options.scale,
    seed: options.seed,
    repeat: options.repeat,
    machine: machine(),
    rows: results,
  });
  writeFileSync(out, `${JSON.stringify(report, null, 2)}\n`);
}
