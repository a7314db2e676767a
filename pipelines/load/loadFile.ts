import type { Engine, LocalEngine } from "../engine/engine.js";
import type { StagedTable } from "../intake/types.js";
import type { SideList } from "../sources/source.js";
import type { TextPool } from "../text/textPool.js";
import type { SourceMapping } from "../workspace/mappingSchema.js";
import {
  type FileRow,
  type FileStatus,
  LIST_MARK,
  nextFileId,
  type PresentFile,
  recordFile,
} from "./fileRegistry.js";
import type { Forgotten } from "./forgotten.js";
import type { FoundFile, Intake } from "./intakePort.js";
import { type FilePlan, feedTables, planFile, type TableMapping } from "./plan.js";
import { planReading, type ReadingPlan } from "./planSource.js";
import { recordRejects, rejectedRecords } from "./rejects.js";
import { joinSideList } from "./sideList.js";
import type { TableSource } from "./sourceColumns.js";
import { typeRows } from "./typeRows.js";

export interface LoadContext {
  engine: LocalEngine;
  intake: Intake;
  personKey: string;
  /** Reads customers' texts. */
  pool: TextPool;
  forgotten: Forgotten;
}

/** An export file and what suara.yaml says of it. */
export interface ExportJob {
  file: FoundFile & PresentFile;
  entry: SourceMapping | null;
}

/** Reads one export and puts its rows in the feeds, in one transaction. Throws FileRefused. */
export async function loadExport(context: LoadContext, job: ExportJob): Promise<void> {
  const { intake } = context;
  if (job.file.refused !== undefined) throw job.file.refused;
  const reading = await planReading(job.entry, (options) => intake.sample(job.file, options));
  const staged = await intake.stage(job.file, reading.readOptions);
  try {
    await withSideList(context, job, reading, staged);
  } finally {
    await intake.release(staged);
  }
}

async function withSideList(context: LoadContext, job: ExportJob, reading: ReadingPlan, staged: StagedTable) {
  const { intake, engine } = context;
  const by = reading.sideList;
  const status = job.entry?.ignore === undefined ? "loaded" : "ignored";
  const main = { ...job.file, status, format: reading.format } as const;
  if (by === undefined || !(await hasList(intake, job.file, by))) {
    await engine.transaction(() => typeTable(context, main, staged, mapped(reading, staged)));
    return;
  }
  const side = await intake.stage(job.file, { ...reading.readOptions, recordsPath: by.recordsPath });
  try {
    const joined = await joinSideList(engine, staged, side, by);
    const source = joined ?? staged;
    await engine.transaction(async () => {
      await typeTable(context, main, staged, mapped(reading, source));
      await recordSideList(engine, { ...main, status: "joined" }, side, by.recordsPath, joined?.unmatched);
    });
  } finally {
    await intake.release(side);
  }
}

/** Whether the page also holds the side list. */
async function hasList(intake: Intake, file: FoundFile, by: SideList): Promise<boolean> {
  const sample = await intake.sample(file, { recordsPath: by.recordsPath });
  return sample.recordsPath === by.recordsPath && sample.header.includes(by.key);
}

interface Mapped extends Omit<TableSource, "path"> {
  tables: readonly TableMapping[];
  settings: { missing?: readonly string[]; timeZone?: string };
}

function mapped(reading: ReadingPlan, { relation, header, blankEdges }: Omit<TableSource, "path">): Mapped {
  const mapping = reading.mapping(header);
  const known = blankEdges === undefined ? {} : { blankEdges };
  return { relation, header, ...known, tables: feedTables(mapping), settings: mapping };
}

interface FileHead extends PresentFile {
  bytes: number;
  status: FileStatus;
  format: string;
}

/** Types one staged table into its targets and writes its account; call it in a transaction. */
export async function typeTable(
  context: LoadContext,
  file: FileHead,
  staged: StagedTable,
  source: Mapped,
): Promise<void> {
  const { engine } = context;
  const plan: FilePlan = planFile(
    { ...source, path: file.path },
    source.tables,
    source.settings,
    context.forgotten,
  );
  const fileId = await nextFileId(engine);
  const refusedByIntake = rejectedRecords(staged.rejects);
  const records = staged.records - refusedByIntake;
  const typed = await typeRows(engine, { fileId, path: file.path, records }, plan, context);
  await recordRejects(engine, fileId, staged.rejects);
  const rejected = refusedByIntake + typed.rejected;
  await recordFile(engine, {
    ...accountHead(file, staged),
    fileId,
    feeds: [...new Set(source.tables.map((table) => feedName(table.target.relation)))],
    accepted: staged.records - rejected,
    rejected,
    unused: typed.unused,
    textsSha256: source.tables.some(({ target }) => target.texts.length > 0)
      ? context.pool.reader.sha256
      : null,
    ignoredColumns: source.tables.length === 0 ? [] : plan.ignoredColumns,
  });
}

const feedName = (relation: string): string => relation.replace(/^raw\./, "");

function accountHead(
  file: FileHead,
  staged: StagedTable,
): Omit<FileRow, "fileId" | "feeds" | "accepted" | "rejected" | "unused" | "ignoredColumns" | "textsSha256"> {
  return {
    path: file.path,
    sha256: file.sha256,
    mappingSha256: file.mappingSha256,
    bytes: file.bytes,
    format: file.format,
    kind: staged.kind,
    encoding: staged.dialect.encoding,
    compression: staged.dialect.compression,
    status: file.status,
    refusalCode: null,
    refusal: null,
    records: staged.records,
  };
}

/** The side list's own account: what its records say is in the rows of the list they were joined to. */
async function recordSideList(
  engine: Engine,
  file: FileHead,
  side: StagedTable,
  list: string,
  unmatched: number | undefined,
): Promise<void> {
  const fileId = await nextFileId(engine);
  const rejected = rejectedRecords(side.rejects);
  const accepted = side.records - rejected;
  await recordRejects(engine, fileId, side.rejects);
  await recordFile(engine, {
    ...accountHead(file, side),
    path: `${file.path}${LIST_MARK}${list}`,
    mappingSha256: `${file.mappingSha256}${LIST_MARK}${list}`,
    fileId,
    feeds: [],
    accepted,
    rejected,
    unused: unmatched ?? accepted,
    textsSha256: null,
    ignoredColumns: [],
  });
}
