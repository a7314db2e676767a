import path from "node:path";
import { type Engine, quoteString } from "../engine/engine.js";
import type { Dialect } from "./dialect.js";
import { NumberedCsv } from "./numberedCsv.js";
import type { Prepared } from "./prepare.js";
import { type CsvRules, type CsvScan, scanCsv } from "./scanCsv.js";
import type { IntakeLimits, NumberedFile, NumberedForm, Reject } from "./types.js";

export interface StagedRecords {
  records: number;
  rejects: Reject[];
  blankEdges: ReadonlySet<number>;
  numbered: NumberedFile;
}

/**
 * Shows the good records of a delimited text as `relation` (record_no, c0 … cN). The scanner judges first and writes
 * them, each with its ordinal, to a file that the reader's strict mode then has nothing left to decide in. The
 * relation is a view: the reader's records are counted, against the scanner's, when they are typed.
 */
export async function stageCsv(
  engine: Engine,
  prepared: Prepared,
  dialect: Dialect,
  options: { ragged: boolean; limits: IntakeLimits; relation: string },
): Promise<StagedRecords> {
  const file = path.join(prepared.temporary, `${options.relation}.csv`);
  const { delimiter, quoted, header } = dialect;
  const rules = {
    delimiter,
    quoted,
    columns: header.length,
    ragged: options.ragged,
    recordBytes: options.limits.recordBytes,
    checkUtf8: prepared.encoding?.hasBadBytes ?? false,
  };
  const { records, defects, blankEdges } = await scanTo(file, prepared.location, dialect.recordsStart, rules);
  const form = { delimiter, quoted, columns: header.length, ragged: options.ragged };
  await showNumbered(engine, [file], form, options);
  const rejects = defects.map(({ record, reason }) => ({ record, column: null, reason }));
  return { records, rejects, blankEdges, numbered: { file, ...form } };
}

/** Scans a text and writes its good records, numbered, to `file`. */
async function scanTo(file: string, location: string, from: number, rules: CsvRules): Promise<CsvScan> {
  const numbered = new NumberedCsv(file, rules.delimiter);
  try {
    return await scanCsv(location, from, rules, (record, bytes, start, end) =>
      numbered.add(record, bytes, start, end),
    );
  } finally {
    numbered.close();
  }
}

/** The reader's own choice for records of ordinary length. */
const READER_BUFFER = 32 * 1024 ** 2;

/** A view (record_no, c0 … cN) of numbered records; of several files also file_no, the place in `files` from 0. */
export async function showNumbered(
  engine: Engine,
  files: readonly string[],
  form: NumberedForm,
  options: { relation: string; limits: IntakeLimits },
): Promise<void> {
  const names = Array.from({ length: form.columns }, (_, i) => `'c${i}': 'VARCHAR'`);
  const quote = form.quoted ? quoteString('"') : "''";
  // Unless told, the reader makes its buffers 16 times the longest record, takes line ends from the first it meets,
  // inside quotes or not, and unpacks by the file's name.
  const longest = options.limits.recordBytes + 1024;
  await engine.run(
    `create or replace temp view ${options.relation} as
    select ${files.length > 1 ? "file_index as file_no, " : ""}* from read_csv([${files.map(quoteString).join(", ")}],
      columns = {${["'record_no': 'BIGINT'", ...names].join(", ")}}, auto_detect = false, header = false,
      delim = ${quoteString(form.delimiter)}, quote = ${quote}, escape = ${quote}, comment = '', nullstr = '',
      allow_quoted_nulls = true, strict_mode = true, null_padding = ${form.ragged}, ignore_errors = false,
      parallel = ${!form.ragged}, new_line = '\\n', compression = 'none', max_line_size = ${longest},
      buffer_size = ${Math.max(2 * longest, READER_BUFFER)})`,
  );
}
