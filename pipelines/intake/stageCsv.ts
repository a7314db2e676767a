import path from "node:path";
import { type Engine, quoteString } from "../engine/engine.js";
import type { Dialect } from "./dialect.js";
import { NumberedCsv } from "./numberedCsv.js";
import type { Prepared } from "./prepare.js";
import { type CsvRules, type CsvScan, scanCsv } from "./scanCsv.js";
import type { IntakeLimits, Reject } from "./types.js";

export interface StagedRecords {
  records: number;
  rejects: Reject[];
  blankEdges: ReadonlySet<number>;
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
  await showNumbered(engine, file, { delimiter, quoted, columns: header.length }, options);
  const rejects = defects.map(({ record, reason }) => ({ record, column: null, reason }));
  return { records, rejects, blankEdges };
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

/** A view of a file whose records begin with their ordinals and end in line feeds. */
export async function showNumbered(
  engine: Engine,
  file: string,
  written: { delimiter: string; quoted: boolean; columns: number },
  options: { relation: string; ragged: boolean; limits: IntakeLimits },
): Promise<void> {
  const names = Array.from({ length: written.columns }, (_, i) => `'c${i}': 'VARCHAR'`);
  const quote = written.quoted ? quoteString('"') : "''";
  // Unless told, the reader makes its buffers 16 times the longest record, takes line ends from the first it meets,
  // inside quotes or not, and unpacks by the file's name.
  const longest = options.limits.recordBytes + 1024;
  await engine.run(
    `create or replace temp view ${options.relation} as select * from read_csv(${quoteString(file)},
      columns = {${["'record_no': 'BIGINT'", ...names].join(", ")}}, auto_detect = false, header = false,
      delim = ${quoteString(written.delimiter)}, quote = ${quote}, escape = ${quote}, comment = '', nullstr = '',
      allow_quoted_nulls = true, strict_mode = true, null_padding = ${options.ragged}, ignore_errors = false,
      parallel = ${!options.ragged}, new_line = '\\n', compression = 'none', max_line_size = ${longest},
      buffer_size = ${Math.max(2 * longest, READER_BUFFER)})`,
  );
}
