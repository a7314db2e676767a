import { linkSync, mkdirSync, rmSync, statSync } from "node:fs";
import path from "node:path";
import { figure, interleaved } from "../figure.js";
import { sizeText } from "../files.js";
import type { ExportFormat } from "../generate/exportFile.js";
import { ticketFile } from "../generate/ticketFile.js";
import { child, suara } from "../measure.js";
import { type BenchContext, type BenchRow, row } from "../row.js";
import { readRunJson } from "../runJson.js";
import { MEMORY_LIMIT, writeWorkspace } from "../workspace.js";

const BUDGET_SECONDS = 420;

const NAMES = { csv: "load-csv", ndjson: "load-ndjson" } as const;
const READERS = { csv: "read_csv", ndjson: "read_ndjson" } as const;

/** `suara load` of one file of tickets against DuckDB's own typed reading of it. */
export const loadRow = (format: ExportFormat): BenchRow => ({
  key: NAMES[format],
  async run(context) {
    context.progress(`${NAMES[format]}: generating`);
    const file = await ticketFile(context.dir, format, context.scale, context.seed);
    const bytes = statSync(file).size;
    const counted = { product: 0, baseline: 0 };
    const peaks: number[] = [];
    const { product, baseline } = await interleaved(
      { times: context.repeat, budgetSeconds: BUDGET_SECONDS },
      {
        product: async () => {
          const cost = await load(context, format, file);
          counted.product = cost.rows;
          peaks.push(cost.peakMb ?? Number.NaN);
          return cost.seconds;
        },
        baseline: async () => {
          const cost = await typedRead(context, format, file);
          counted.baseline = cost.rows;
          return cost.seconds;
        },
      },
    );
    if (counted.product !== counted.baseline) {
      throw new Error(
        `${NAMES[format]}: ${counted.product} rows loaded, the baseline read ${counted.baseline}`,
      );
    }
    return [
      row({
        key: NAMES[format],
        what: `load ${sizeText(bytes)} of tickets in ${format.toUpperCase()}`,
        unit: "s",
        measured: product,
        baseline: { what: `DuckDB's typed ${READERS[format]}`, figure: baseline },
        target: { text: "≤ 1.2 ×", limit: 1.2 },
        details: {
          bytes,
          rows: counted.product,
          rowsPerSecond: counted.product / product.median,
          peakMb: figure(peaks),
        },
      }),
    ];
  },
});

async function load(context: BenchContext, format: ExportFormat, file: string) {
  context.progress(`${NAMES[format]}: suara load`);
  const workspace = path.join(context.dir, `work-${NAMES[format]}`);
  rmSync(workspace, { recursive: true, force: true });
  writeWorkspace(workspace);
  linkSync(file, path.join(workspace, "exports", path.basename(file)));
  const cost = await suara("load", "--workspace", workspace);
  const [account] = readRunJson(workspace).files;
  if (account === undefined || account.rejected > 0)
    throw new Error(`${NAMES[format]}: the load lost records`);
  rmSync(workspace, { recursive: true, force: true });
  return { ...cost, rows: account.accepted };
}

async function typedRead(context: BenchContext, format: ExportFormat, file: string) {
  context.progress(`${NAMES[format]}: baseline`);
  const directory = path.join(context.dir, `work-${NAMES[format]}-baseline`);
  rmSync(directory, { recursive: true, force: true });
  mkdirSync(directory, { recursive: true });
  const database = path.join(directory, "baseline.duckdb");
  const cost = await child("typedReadChild.ts", { file, format, database, memoryLimit: MEMORY_LIMIT });
  rmSync(directory, { recursive: true, force: true });
  return { ...cost, rows: (JSON.parse(cost.stdout) as { rows: number }).rows };
}
