import { closeSync, mkdirSync, openSync, writeSync } from "node:fs";
import path from "node:path";
import { Gzip } from "fflate";

export interface FileStyle {
  gzip?: boolean;
  encoding?: "utf8" | "utf8-bom" | "utf16le" | "latin1";
  lineEnd?: "\n" | "\r\n";
}

const BUFFER = 256 * 1024;

/**
 * One export file, written line by line with bounded memory. Compression is fflate's, because the bytes of the
 * machine's own zlib depend on its version and processor.
 */
export class ExportWriter {
  private readonly descriptor: number;
  private readonly gzip: Gzip | null;
  private readonly encoding: "utf8" | "utf16le" | "latin1";
  private readonly lineEnd: string;
  private pending = "";

  constructor(file: string, style: FileStyle = {}) {
    mkdirSync(path.dirname(file), { recursive: true });
    this.descriptor = openSync(file, "w");
    this.encoding = style.encoding === "utf8-bom" || style.encoding === undefined ? "utf8" : style.encoding;
    this.lineEnd = style.lineEnd ?? "\n";
    this.gzip = style.gzip
      ? new Gzip({ level: 6, mtime: 0 }, (chunk) => writeSync(this.descriptor, chunk))
      : null;
    if (style.encoding === "utf8-bom" || style.encoding === "utf16le") this.pending = "\ufeff";
  }

  line(text: string): void {
    this.raw(text + this.lineEnd);
  }

  /** Text as it is, for damaged lines and a last line without an end. */
  raw(text: string): void {
    this.pending += text;
    if (this.pending.length > BUFFER) this.flush(false);
  }

  close(): void {
    this.flush(true);
    closeSync(this.descriptor);
  }

  private flush(last: boolean): void {
    const bytes = Buffer.from(this.pending, this.encoding);
    this.pending = "";
    if (this.gzip !== null) this.gzip.push(bytes, last);
    else if (bytes.length > 0) writeSync(this.descriptor, bytes);
  }
}

type Cell = string | number | boolean | null;

/** A CSV record, quoted where RFC 4180 asks for it. */
export const csv = (cells: readonly Cell[], delimiter = ","): string =>
  cells
    .map((cell) => {
      const text = cell === null ? "" : String(cell);
      return /["\r\n]/.test(text) || text.includes(delimiter) ? `"${text.replaceAll('"', '""')}"` : text;
    })
    .join(delimiter);
