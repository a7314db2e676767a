import type { Engine, LocalEngine } from "../engine/engine.js";
import type { StagedTable } from "../intake/types.js";
import type { TextPool } from "../text/textPool.js";
import { noteDayOrder } from "./dayOrder.js";
import {
  type FileRow,
  type FileStatus,
  LIST_MARK,
  nextFileId,
  type PresentFile,
  recordFile,
} from "./fileRegistry.js";
import type { Persons } from "./forgotten.js";
import type { Intake } from "./intakePort.js";
import { planFile, type TableMapping } from "./plan.js";
import { recordRejects, rejectedRecords } from "./rejects.js";
import type { TableSource } from "./sourceColumns.js";
import { typeRows } from "./typeRows.js";

export interface LoadContext {
  engine: LocalEngine;
  intake: Intake;
  personKey: string;
  /** Reads customers' texts. */
  pool: TextPool;
  persons: Persons;
}

/** A relation of staged records and what becomes of them. */
export interface Mapped extends Omit<TableSource, "path"> {
  tables: readonly TableMapping[];
  settings: { missing?: readonly string[]; timeZone?: string };
}

export interface FileHead extends PresentFile {
  bytes: number;
  status: FileStatus;
  format: string;
}

export interface StagedExport {
  file: FileHead;
  staged: StagedTable;
}

/**
 * Types staged files into their targets and writes their accounts; call it in a transaction. `source` is the relation of
 * them all, of several files with file_no in their order. Throws FileRefused.
 */
export async function typeFiles(
  context: LoadContext,
  exports: readonly [StagedExport, ...StagedExport[]],
  source: Mapped,
): Promise<void> {
  const { engine } = context;
  const plan = planFile(
    { ...source, path: exports[0].file.path },
    source.tables,
    source.settings,
    context.persons,
  );
  const firstId = await nextFileId(engine);
  const files = exports.map(({ file, staged }) => {
    const refusedByIntake = rejectedRecords(staged.rejects);
    return { path: file.path, refusedByIntake, records: staged.records - refusedByIntake };
  });
  const typed = await typeRows(engine, { firstId, files }, plan, context);
  await noteDayOrder(engine, firstId, plan, context.personKey);
  for (const [i, { file, staged }] of exports.entries()) {
    await recordRejects(engine, firstId + i, staged.rejects);
    const rejected = (files[i]?.refusedByIntake ?? 0) + (typed[i]?.rejected ?? 0);
    await recordFile(engine, {
      ...accountHead(file, staged),
      fileId: firstId + i,
      feeds: [...new Set(source.tables.map((table) => feedName(table.target.relation)))],
      accepted: staged.records - rejected,
      rejected,
      unused: typed[i]?.unused ?? 0,
      textsSha256: source.tables.some(({ target }) => target.texts.length > 0)
        ? context.pool.reader.sha256
        : null,
      ignoredColumns: source.tables.length === 0 ? [] : plan.ignoredColumns,
      tellsFirstResponse: tellsFirstResponse(source.tables),
    });
  }
}

function tellsFirstResponse(tables: readonly TableMapping[]): boolean | null {
  const tickets = tables.filter(({ target }) => target.relation === "raw.ticket");
  if (tickets.length === 0) return null;
  return tickets.some(({ fields }) => fields.first_response_at !== undefined);
}

const feedName = (relation: string): string => relation.replace(/^raw\./, "");

function accountHead(
  file: FileHead,
  staged: StagedTable,
): Omit<
  FileRow,
  | "fileId"
  | "feeds"
  | "accepted"
  | "rejected"
  | "unused"
  | "ignoredColumns"
  | "textsSha256"
  | "tellsFirstResponse"
> {
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
export async function recordSideList(
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
    tellsFirstResponse: null,
  });
}
