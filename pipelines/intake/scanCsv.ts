import { open } from "node:fs/promises";

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

export interface Defect {
  /** 1-based ordinal of the record; 0 for a blank line, which is no record. */
  record: number;
  reason: string;
  /** Bytes [start, end) of the record with its line end. */
  start: number;
  end: number;
}

export interface CsvScan {
  records: number;
  defects: Defect[];
  /** Line ends outside quotes, by kind. */
  lineEnds: { lf: number; crlf: number; cr: number };
}

const LF = 10;
const CR = 13;
const QUOTE = 34;
const WINDOW = 4 * 1024 * 1024;

type State = "start" | "bare" | "quoted" | "closed" | "skip";

/** Scans the UTF-8 file from byte `from` (the end of its header) to its end, in windows of 4 MB. */
export async function scanCsv(path: string, from: number, rules: CsvRules): Promise<CsvScan> {
  const file = await open(path, "r");
  try {
    const scanner = new Scanner(rules, from);
    const window = Buffer.allocUnsafe(WINDOW);
    let position = from;
    for (;;) {
      const { bytesRead } = await file.read(window, 0, WINDOW, position);
      if (bytesRead === 0) {
        const rewound = scanner.finish(position);
        if (rewound === null) return scanner.scan;
        position = rewound;
      } else {
        // A carriage return at the edge waits for the next window, where its line feed may stand.
        const edge = bytesRead > 1 && window[bytesRead - 1] === CR ? bytesRead - 1 : bytesRead;
        position = scanner.consume(window.subarray(0, edge), position);
      }
    }
  } finally {
    await file.close();
  }
}

class Scanner {
  readonly scan: CsvScan = { records: 0, defects: [], lineEnds: { lf: 0, crlf: 0, cr: 0 } };
  private readonly rules: CsvRules;
  private readonly delimiter: number;
  private state: State = "start";
  private recordStart: number;
  private fields = 1;
  /** End of the record's first physical line, once a quoted line end was seen; else -1. */
  private firstLineEnd = -1;
  private reason: string | null = null;
  private continuation = 0;
  /** What the next byte of a sequence may be. */
  private lowest = 0x80;
  private highest = 0xbf;

  constructor(rules: CsvRules, from: number) {
    this.rules = rules;
    this.delimiter = rules.delimiter.charCodeAt(0);
    this.recordStart = from;
  }

  /** Takes a window that begins at file offset `base`; returns the offset to read on from. */
  // biome-ignore lint/complexity/noExcessiveCognitiveComplexity: one loop over every byte; a call for each state would cost most of the speed
  consume(window: Buffer, base: number): number {
    const { quoted, checkUtf8, recordBytes } = this.rules;
    const n = window.length;
    for (let i = 0; i < n; i++) {
      const byte = window[i] as number;
      if (byte === 0) this.reason ??= "nul_byte";
      if (checkUtf8) this.followUtf8(byte);
      if (this.state === "quoted") {
        if (byte === QUOTE) this.state = "closed";
        else if ((byte === LF || byte === CR) && this.firstLineEnd < 0) {
          this.firstLineEnd = base + i + (byte === CR && window[i + 1] === LF ? 2 : 1);
        }
      } else if (byte === LF || byte === CR) {
        const width = byte === CR && window[i + 1] === LF ? 2 : 1;
        if (width === 2) this.scan.lineEnds.crlf++;
        else if (byte === LF) this.scan.lineEnds.lf++;
        else this.scan.lineEnds.cr++;
        i += width - 1;
        this.endRecord(base + i + 1, width);
        continue;
      } else if (this.state !== "skip") {
        if (byte === this.delimiter) {
          this.fields++;
          this.state = "start";
        } else if (byte === QUOTE && quoted) {
          if (this.state === "start") this.state = "quoted";
          else if (this.state === "closed") this.state = "quoted";
          else this.spoil("stray_quote");
        } else if (this.state === "closed") {
          if (this.firstLineEnd >= 0) return this.rewind();
          this.spoil("text_after_quote");
        } else this.state = "bare";
      }
      if (base + i - this.recordStart >= recordBytes && this.state !== "skip") {
        if (this.firstLineEnd >= 0) return this.rewind();
        this.spoil("record_too_long");
      }
    }
    return base + n;
  }

  /** End of file; returns an offset to go back to, or null when all is told. */
  finish(end: number): number | null {
    if (this.state === "quoted") {
      if (this.firstLineEnd >= 0 && this.firstLineEnd < end) return this.rewind();
      this.reason = "unterminated_quote";
    }
    if (this.continuation > 0) this.reason ??= "invalid_encoding";
    if (end > this.recordStart) this.endRecord(end, 0);
    return null;
  }

  private spoil(reason: string): void {
    this.reason = reason;
    this.state = "skip";
  }

  /** The quote never closed where it should: one line is lost, reading goes on at the next. */
  private rewind(): number {
    const next = this.firstLineEnd;
    this.reason = "unterminated_quote";
    this.endRecord(next, 0);
    return next;
  }

  private endRecord(end: number, lineEndBytes: number): void {
    const { columns, ragged } = this.rules;
    if (end - this.recordStart === lineEndBytes) {
      // The reader takes a blank line of a one-column file for a record, so it has to go.
      if (columns === 1) this.scan.defects.push({ record: 0, reason: "blank", start: this.recordStart, end });
    } else {
      const record = ++this.scan.records;
      if (this.fields > columns) this.reason ??= "too_many_columns";
      if (this.fields < columns && !ragged) this.reason ??= "too_few_columns";
      if (this.reason !== null)
        this.scan.defects.push({ record, reason: this.reason, start: this.recordStart, end });
    }
    this.recordStart = end;
    this.state = "start";
    this.fields = 1;
    this.firstLineEnd = -1;
    this.reason = null;
    this.continuation = 0;
    this.lowest = 0x80;
    this.highest = 0xbf;
  }

  /** Marks the record when its bytes stop being UTF-8: overlong forms, surrogates and cut sequences too. */
  private followUtf8(byte: number): void {
    if (this.continuation > 0) {
      if (byte >= this.lowest && byte <= this.highest) this.continuation--;
      else this.spoilUtf8();
      this.lowest = 0x80;
      this.highest = 0xbf;
    } else if (byte >= 0x80) this.beginUtf8(byte);
  }

  private beginUtf8(lead: number): void {
    if (lead < 0xc2 || lead > 0xf4) {
      this.spoilUtf8();
      return;
    }
    this.continuation = lead >= 0xf0 ? 3 : lead >= 0xe0 ? 2 : 1;
    if (lead === 0xe0) this.lowest = 0xa0;
    else if (lead === 0xf0) this.lowest = 0x90;
    else if (lead === 0xed) this.highest = 0x9f;
    else if (lead === 0xf4) this.highest = 0x8f;
  }

  private spoilUtf8(): void {
    this.reason ??= "invalid_encoding";
    this.continuation = 0;
  }
}
