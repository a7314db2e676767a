import { lstatSync } from "node:fs";
import path from "node:path";
import { glob } from "tinyglobby";
import { type Engine, quoteString } from "../engine/engine.js";
import { findDialect } from "./dialect.js";
import { findJsonShape } from "./jsonShape.js";
import { assertUnchanged, type Prepared } from "./prepare.js";
import { type StagedRecords, showNumbered, stageCsv } from "./stageCsv.js";
import { jsonRecords, jsonToCsv } from "./stageJson.js";
import { parquetColumns, stageParquet } from "./stageParquet.js";
import { cellText, readWorkbook, workbookToCsv } from "./stageXlsx.js";
import type { FileSample, IntakeLimits, ReadOptions, StagedTable } from "./types.js";

export { dispose, hashFile, type Prepared, prepareFile, stampOf } from "./prepare.js";
export { showNumbered } from "./stageCsv.js";

const SAMPLE = 20;

/** Export files below `directory` (relative to the workspace), sorted; links, hidden and unfinished files left out. */
export async function findExports(workspaceDir: string, directory = "exports"): Promise<string[]> {
  const files = await glob(`${directory}/**/*`, {
    cwd: workspaceDir,
    followSymbolicLinks: false,
    dot: false,
  });
  return files
    .filter(
      (file) => !/\.(part|tmp|crdownload)$/.test(file) && lstatSync(path.join(workspaceDir, file)).isFile(),
    )
    .sort();
}

/** Header and first records, for recognising; nothing is loaded. */
export async function sampleOf(
  engine: Engine,
  prepared: Prepared,
  options: ReadOptions,
  limits: IntakeLimits,
): Promise<FileSample> {
  const { file } = prepared;
  if (prepared.content === "parquet") {
    const header = (await parquetColumns(engine, prepared)).map((column) => column.column_name);
    const rows = await engine.rows(
      `select columns(*)::varchar from read_parquet(${quoteString(prepared.location)}) limit ${SAMPLE}`,
    );
    return {
      file,
      kind: "parquet",
      header,
      rows: rows.map((row) => Object.values(row) as (string | null)[]),
    };
  }
  if (prepared.content === "xlsx") {
    const { header, rows } = await readWorkbook(prepared, options, limits);
    return {
      file,
      kind: "xlsx",
      header,
      rows: rows.slice(0, SAMPLE).map((row) => header.map((_, i) => cellText(row[i]).text)),
    };
  }
  const shape = await findJsonShape(prepared, options);
  if (shape === null) {
    const dialect = await findDialect(prepared, options);
    return { file, kind: "csv", header: dialect.header, rows: dialect.sample };
  }
  const header = new Map<string, number>();
  const records: Map<string, string | null>[] = [];
  for await (const record of jsonRecords(prepared, shape, limits)) {
    if (typeof record !== "string") {
      records.push(record);
      for (const name of record.keys()) if (!header.has(name)) header.set(name, header.size);
    }
    if (records.length >= SAMPLE) break;
  }
  const names = [...header.keys()];
  return {
    file,
    kind: shape.kind,
    header: names,
    rows: records.map((record) => names.map((name) => record.get(name) ?? null)),
    ...(shape.kind === "json" ? { recordsPath: shape.list ?? "" } : {}),
    ...(shape.isEmpty === true ? { isEmpty: true } : {}),
  };
}

/** Every record of the file, in a temporary relation of text columns or in the rejects. Throws FileRefused. */
export async function stageFile(
  engine: Engine,
  prepared: Prepared,
  options: ReadOptions,
  limits: IntakeLimits,
  relation: string,
): Promise<StagedTable> {
  const staged = await stageAny(engine, prepared, options, limits, relation);
  await assertUnchanged(prepared);
  return { file: prepared.file, relation, ...staged };
}

type Staged = Omit<StagedTable, "file" | "relation">;

async function stageAny(
  engine: Engine,
  prepared: Prepared,
  options: ReadOptions,
  limits: IntakeLimits,
  relation: string,
): Promise<Staged> {
  const base = { encoding: prepared.encoding?.name ?? prepared.content, compression: prepared.compression };
  if (prepared.content === "parquet") {
    return { kind: "parquet", dialect: base, ...(await stageParquet(engine, prepared, relation)) };
  }
  const shape = prepared.content === "text" ? await findJsonShape(prepared, options) : null;
  if (shape === null && prepared.content === "text") {
    const dialect = await findDialect(prepared, options);
    const { delimiter, preamble, header } = dialect;
    const staged = await stageCsv(engine, prepared, dialect, {
      ragged: options.ragged === true,
      limits,
      relation,
    });
    return { kind: "csv", dialect: { ...base, delimiter, preamble }, header, ...staged };
  }
  const converted =
    shape === null
      ? await workbookToCsv(prepared, options, limits)
      : await jsonToCsv(prepared, shape, limits);
  return {
    kind: shape?.kind ?? "xlsx",
    dialect: base,
    ...(shape?.isEmpty === true ? { isEmpty: true } : {}),
    ...(await stageConverted(engine, converted, limits, relation)),
  };
}

interface Converted extends Omit<StagedRecords, "numbered"> {
  file: string;
  header: string[];
}

/** The canonical copy is read as every CSV is; its record numbers are those of the original. */
async function stageConverted(
  engine: Engine,
  converted: Converted,
  limits: IntakeLimits,
  relation: string,
): Promise<StagedRecords & { header: string[] }> {
  const { file, header, records, rejects, blankEdges } = converted;
  const form = { delimiter: ",", quoted: true, columns: Math.max(1, header.length), ragged: false };
  await showNumbered(engine, [file], form, { relation, limits });
  return { header, records, rejects, blankEdges, numbered: { file, ...form } };
}
