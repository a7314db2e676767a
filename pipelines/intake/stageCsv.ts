import { createReadStream, createWriteStream } from "node:fs";
import path from "node:path";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { type Engine, quoteString } from "../engine/engine.js";
import { FileRefused } from "../errors.js";
import type { Dialect } from "./dialect.js";
import type { Prepared } from "./prepare.js";
import { type CsvScan, type Defect, scanCsv } from "./scanCsv.js";
import type { IntakeLimits, Reject } from "./types.js";

export interface StagedRecords {
  records: number;
  rejects: Reject[];
}

/**
 * Puts the good records of a delimited text into `relation` (record_no, c0 … cN). The scanner judges first; bad
 * records are cut out, so the reader's strict mode has nothing left to decide, and both must agree on the count.
 */
export async function stageCsv(
  engine: Engine,
  prepared: Prepared,
  dialect: Dialect,
  options: {
    ragged: boolean;
    limits: IntakeLimits;
    relation: string;
    rejectedBefore?: readonly { record: number }[];
  },
): Promise<StagedRecords> {
  const scan = await scanCsv(prepared.location, dialect.recordsStart, {
    delimiter: dialect.delimiter,
    quoted: dialect.quoted,
    columns: dialect.header.length,
    ragged: options.ragged,
    recordBytes: options.limits.recordBytes,
    checkUtf8: prepared.encoding?.hasBadBytes ?? false,
  });
  const bad = scan.defects.filter((defect) => defect.record > 0);
  const good = scan.records - bad.length;
  const source = await readableCopy(prepared, dialect, scan);
  await readText(engine, source, dialect, options);
  await numberRecords(engine, options.relation, options.rejectedBefore ?? bad);
  const found = await engine.value<number>(`select count(*) from ${options.relation}`);
  if (found !== good) {
    throw new FileRefused(
      "reconciliation",
      prepared.file.path,
      `${good} records were counted and ${found} read`,
      "please report this file: nothing of it was loaded",
    );
  }
  return {
    records: scan.records,
    rejects: bad.map(({ record, reason }) => ({ record, column: null, reason })),
  };
}

interface TextFile {
  path: string;
  hasHeader: boolean;
}

/** The export itself where every byte is fit to read, else a copy without header and bad records. */
async function readableCopy(prepared: Prepared, dialect: Dialect, scan: CsvScan): Promise<TextFile> {
  const { crlf, cr } = scan.lineEnds;
  // Only a line feed is safe to read in place: the reader misreads quoted line ends of another kind than its own.
  const isUneven = crlf > 0 || cr > 0;
  const isPlain = scan.defects.length === 0 && !isUneven;
  // A converted file has no header and is ours already.
  if (isPlain && dialect.recordsStart === 0) return { path: prepared.location, hasHeader: false };
  if (isPlain && dialect.headerFirst) return { path: prepared.location, hasHeader: true };
  const copy = path.join(prepared.temporary, "clean.csv");
  const pieces = keptPieces(dialect.recordsStart, scan.defects);
  await pipeline(
    Readable.from(bytesOf(prepared.location, pieces, isUneven ? new LineEnds(dialect.quoted) : null)),
    createWriteStream(copy),
  );
  return { path: copy, hasHeader: false };
}

const keptPieces = (from: number, defects: readonly Defect[]): [number, number][] => {
  const pieces: [number, number][] = [];
  let at = from;
  for (const { start, end } of defects) {
    if (start > at) pieces.push([at, start]);
    at = end;
  }
  pieces.push([at, Number.POSITIVE_INFINITY]);
  return pieces;
};

async function* bytesOf(
  file: string,
  pieces: readonly [number, number][],
  ends: LineEnds | null,
): AsyncGenerator<Buffer> {
  for (const [start, end] of pieces) {
    for await (const chunk of createReadStream(file, { start, end: end - 1, highWaterMark: 1024 * 1024 })) {
      yield ends?.unify(chunk as Buffer) ?? (chunk as Buffer);
    }
  }
}

/** Turns CRLF and CR outside quotes into LF; inside quotes every byte is content. */
class LineEnds {
  private readonly quoted: boolean;
  private inside = false;
  private afterReturn = false;

  constructor(quoted: boolean) {
    this.quoted = quoted;
  }

  unify(chunk: Buffer): Buffer {
    const out = Buffer.allocUnsafe(chunk.length);
    let n = 0;
    for (const byte of chunk) {
      if (this.quoted && byte === 34) this.inside = !this.inside;
      const isPair = this.afterReturn && byte === 10;
      this.afterReturn = !this.inside && byte === 13;
      if (!isPair) out[n++] = this.afterReturn ? 10 : byte;
    }
    return out.subarray(0, n);
  }
}

/** The reader's own choice for records of ordinary length. */
const READER_BUFFER = 32 * 1024 ** 2;

async function readText(
  engine: Engine,
  file: TextFile,
  dialect: Dialect,
  options: { relation: string; ragged: boolean; limits: IntakeLimits },
) {
  const columns = dialect.header.map((_, i) => `'c${i}': 'VARCHAR'`).join(", ");
  const quote = dialect.quoted ? quoteString('"') : "''";
  // Unless told, the reader makes its buffers 16 times the longest record, takes line ends from the first it meets,
  // inside quotes or not, and unpacks by the file's name.
  const longest = options.limits.recordBytes + 1024;
  await engine.run(
    `create or replace temp table ${options.relation}_text as select * from read_csv(${quoteString(file.path)},
      columns = {${columns}}, auto_detect = false, header = ${file.hasHeader}, delim = ${quoteString(dialect.delimiter)},
      quote = ${quote}, escape = ${quote}, comment = '', nullstr = '', allow_quoted_nulls = true,
      strict_mode = true, null_padding = ${options.ragged}, ignore_errors = false, parallel = ${!options.ragged},
      new_line = '\\n', compression = 'none', max_line_size = ${longest}, buffer_size = ${Math.max(2 * longest, READER_BUFFER)})`,
  );
}

/** rowid is the order in the file; each rejected record before a row moves its ordinal by one. */
async function numberRecords(
  engine: Engine,
  relation: string,
  bad: readonly { record: number }[],
): Promise<void> {
  await engine.run(`create or replace temp table ${relation}_gap (first_row bigint, shift bigint)`);
  for (let at = 0; at < bad.length; at += 1000) {
    const values = bad
      .slice(at, at + 1000)
      .map(({ record }, i) => `(${record - 1 - (at + i)}, ${at + i + 1})`);
    await engine.run(`insert into ${relation}_gap values ${values.join(", ")}`);
  }
  const shift =
    bad.length === 0
      ? `select rowid + 1 as record_no, * from ${relation}_text`
      : `select t.rowid + 1 + coalesce(g.shift, 0) as record_no, t.* from ${relation}_text as t
         asof left join (select first_row, max(shift) as shift from ${relation}_gap group by first_row) as g
           on t.rowid >= g.first_row`;
  await engine.run(`create or replace temp view ${relation} as ${shift}`);
}
