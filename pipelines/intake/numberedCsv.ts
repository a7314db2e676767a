import { AROUND_RECORD, ByteWriter } from "./byteWriter.js";

const LF = 10;

/**
 * Writes good records to a file of their own, each after its ordinal and before a line feed, so that whoever reads
 * them, in whatever order, knows which they were.
 */
export class NumberedCsv {
  private readonly writer: ByteWriter;
  private readonly delimiter: number;

  constructor(path: string, delimiter: string) {
    this.writer = new ByteWriter(path);
    this.delimiter = delimiter.charCodeAt(0);
  }

  /** The record's bytes are those of `from` from `start` to `end`. */
  add(record: number, from: Buffer, start: number, end: number): void {
    const { writer } = this;
    writer.reserve(end - start + AROUND_RECORD);
    writer.ordinal(record);
    writer.byte(this.delimiter);
    from.copy(writer.out, writer.size, start, end);
    writer.size += end - start;
    writer.byte(LF);
  }

  close(): void {
    this.writer.close();
  }
}
