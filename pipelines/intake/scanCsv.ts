import { isUtf8 } from "node:buffer";
import { open } from "node:fs/promises";
import { isBlankAt, isBlankBefore } from "./blanks.js";

/**
 * The judge of a CSV file's structure and the independent counter of its records (RFC 4180). It shares no code
 * with the reader: it finds where each record ends, how many fields it has and what is wrong with it, so that
 * the reader only ever sees whole, even records.
 */
export interface CsvRules {
  delimiter: string;
  /** false: a quote is a character like any other. */
  quoted: boolean;
  /** Fields a record must have. */
  columns: number;
  /** Shorter records are allowed (a log with a varying tail). */
  ragged: boolean;
  recordBytes: number;
  /** The file is known to hold bytes that are not UTF-8: find the records that do. */
  checkUtf8: boolean;
}

interface Defect {
  /** 1-based ordinal of the record. */
  record: number;
  reason: string;
}

export interface CsvScan {
  records: number;
  defects: Defect[];
  /** Columns, from 0, in which a value may begin or end with a blank or an invisible mark. */
  blankEdges: Set<number>;
}

/** Takes a good record: its ordinal and where its bytes stand, without the line end. Called in the order of the file. */
export type RecordSink = (record: number, bytes: Buffer, start: number, end: number) => void;

const LF = 10;
const CR = 13;
const QUOTE = 34;
const WINDOW = 4 * 1024 * 1024;

/** Where a byte stands: at a field's beginning, in a bare or quoted one, after its closing quote, in a record given up. */
const START = 0;
const BARE = 1;
const QUOTED = 2;
const CLOSED = 3;
const SKIP = 4;

/** Scans the UTF-8 file from byte `from` (the end of its header) to its end, holding a window and the record it cuts. */
export async function scanCsv(
  path: string,
  from: number,
  rules: CsvRules,
  sink: RecordSink,
  window = WINDOW,
): Promise<CsvScan> {
  const file = await open(path, "r");
  try {
    const scanner = new Scanner(rules, sink);
    let held: Buffer = Buffer.allocUnsafe(2 * window);
    let filled = 0;
    let position = from;
    for (;;) {
      const { bytesRead } = await file.read(held, filled, window, position);
      filled += bytesRead;
      position += bytesRead;
      if (bytesRead === 0) {
        scanner.finish(held.subarray(0, filled));
        return scanner.scan;
      }
      // A carriage return at the edge waits for the next window, where its line feed may stand.
      scanner.consume(held.subarray(0, held[filled - 1] === CR ? filled - 1 : filled));
      const cut = scanner.forget();
      held.copyWithin(0, cut, filled);
      filled -= cut;
      if (filled + window > held.length) held = grown(held);
    }
  } finally {
    await file.close();
  }
}

function grown(held: Buffer): Buffer {
  const larger = Buffer.allocUnsafe(2 * held.length);
  held.copy(larger);
  return larger;
}

class Scanner {
  readonly scan: CsvScan = { records: 0, defects: [], blankEdges: new Set() };
  private readonly rules: CsvRules;
  private readonly sink: RecordSink;
  private readonly delimiter: number;
  private state = START;
  /** Offsets in the held bytes: the next to look at, the beginnings of the record and of the field it is in. */
  private at = 0;
  private recordStart = 0;
  private fieldStart = 0;
  /** End of the record's first physical line, once a quoted line end was seen; else -1. */
  private firstLineEnd = -1;
  private fields = 1;
  private reason: string | null = null;

  constructor(rules: CsvRules, sink: RecordSink) {
    this.rules = rules;
    this.sink = sink;
    this.delimiter = rules.delimiter.charCodeAt(0);
  }

  /** Reads on to the end of the held bytes. */
  // biome-ignore lint/complexity/noExcessiveCognitiveComplexity: one loop over every byte; a call for each state would cost most of the speed
  consume(held: Buffer): void {
    const { delimiter } = this;
    const { quoted } = this.rules;
    let { state, at: i } = this;
    nextRecord: while (i < held.length) {
      const stop = this.limit(state, held.length);
      for (; i < stop; i++) {
        const byte = held[i] as number;
        if (byte === 0) this.reason ??= "nul_byte";
        if (state === QUOTED) {
          if (byte === QUOTE) state = CLOSED;
          else if ((byte === LF || byte === CR) && this.firstLineEnd < 0) {
            this.firstLineEnd = i + lineEndWidth(held, i);
          }
        } else if (byte === LF || byte === CR) {
          i = this.endLine(held, i, state);
          state = START;
          continue nextRecord;
        } else if (state === SKIP) {
          // Whatever it holds, its end is the next line end.
        } else if (byte === delimiter) {
          if (state !== START) this.endField(held, i, state);
          this.fields++;
          this.fieldStart = i + 1;
          state = START;
        } else if (byte === QUOTE && quoted) {
          if (state !== BARE) state = QUOTED;
          else {
            this.reason = "stray_quote";
            state = SKIP;
          }
        } else if (state === CLOSED) {
          if (this.firstLineEnd >= 0) {
            i = this.loseLine(held);
            state = START;
            continue nextRecord;
          }
          this.reason = "text_after_quote";
          state = SKIP;
        } else state = BARE;
      }
      if (i >= held.length) break;
      if (state === SKIP) continue;
      // The longest a record may be: its line ends here, or it is given up.
      const byte = held[i];
      if (state !== QUOTED && (byte === LF || byte === CR)) {
        i = this.endLine(held, i, state);
        state = START;
      } else if (this.firstLineEnd >= 0) {
        i = this.loseLine(held);
        state = START;
      } else {
        this.reason = "record_too_long";
        state = SKIP;
      }
    }
    this.state = state;
    this.at = i;
  }

  /** End of file: what is left is a record too or, after a quote that never closed, several. */
  finish(held: Buffer): void {
    this.consume(held);
    while (this.state === QUOTED && this.firstLineEnd >= 0 && this.firstLineEnd < held.length) {
      this.at = this.loseLine(held);
      this.state = START;
      this.consume(held);
    }
    if (this.state === QUOTED) this.reason = "unterminated_quote";
    if (held.length > this.recordStart || this.reason !== null) {
      if (this.state === BARE || this.state === CLOSED) this.endField(held, held.length, this.state);
      this.endRecord(held, held.length, held.length);
    }
  }

  /** How many of the held bytes are done with; those of the next call begin after them. */
  forget(): number {
    const cut = this.state === SKIP ? this.at : this.recordStart;
    this.at -= cut;
    this.recordStart = 0;
    this.fieldStart -= cut;
    if (this.firstLineEnd >= 0) this.firstLineEnd -= cut;
    return cut;
  }

  private limit(state: number, filled: number): number {
    return state === SKIP ? filled : Math.min(filled, this.recordStart + this.rules.recordBytes);
  }

  private endLine(held: Buffer, at: number, state: number): number {
    if (state === BARE || state === CLOSED) this.endField(held, at, state);
    const next = at + lineEndWidth(held, at);
    // A blank line is no record.
    if (at > this.recordStart || state === SKIP) this.endRecord(held, at, next);
    else this.recordStart = this.fieldStart = next;
    return next;
  }

  /** The quote never closed where it should: one line is lost, reading goes on at the next. */
  private loseLine(held: Buffer): number {
    const next = this.firstLineEnd;
    this.reason = "unterminated_quote";
    this.endRecord(held, next, next);
    return next;
  }

  private endField(held: Buffer, at: number, state: number): void {
    const quote = state === CLOSED ? 1 : 0;
    const first = this.fieldStart + quote;
    const end = at - quote;
    if (first >= end) return;
    if (isBlankAt(held, first) || isBlankBefore(held, end)) this.scan.blankEdges.add(this.fields - 1);
  }

  private endRecord(held: Buffer, end: number, next: number): void {
    const { columns, ragged, checkUtf8 } = this.rules;
    const start = this.recordStart;
    const record = ++this.scan.records;
    if (checkUtf8 && !isUtf8(held.subarray(start, end))) this.reason ??= "invalid_encoding";
    if (this.fields > columns) this.reason ??= "too_many_columns";
    if (this.fields < columns && !ragged) this.reason ??= "too_few_columns";
    if (this.reason === null) this.sink(record, held, start, end);
    else this.scan.defects.push({ record, reason: this.reason });
    this.recordStart = next;
    this.fieldStart = next;
    this.firstLineEnd = -1;
    this.fields = 1;
    this.reason = null;
  }
}

const lineEndWidth = (held: Buffer, at: number): number => (held[at] === CR && held[at + 1] === LF ? 2 : 1);
