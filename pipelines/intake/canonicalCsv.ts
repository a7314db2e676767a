import { AROUND_RECORD, ByteWriter } from "./byteWriter.js";

/** Writes records as CSV, each after its ordinal and with every text quoted, so that one reader serves every format. */
export class CanonicalCsv {
  readonly writer: ByteWriter;
  /** Columns, from 0, in which a value may begin or end with a blank or an invisible mark. */
  readonly blankEdges = new Set<number>();

  constructor(file: string) {
    this.writer = new ByteWriter(file);
  }

  /** Values in column order; null is absent. */
  write(record: number, values: readonly (string | null)[]): void {
    // A record has a column, if only an empty one.
    let line = values.length === 0 ? "," : "";
    for (let i = 0; i < values.length; i++) {
      const value = values[i] ?? "";
      if (value === "") line += ",";
      else {
        if (hasBlankEdge(value)) this.blankEdges.add(i);
        line += `,"${value.replaceAll('"', '""')}"`;
      }
    }
    this.writer.reserve(AROUND_RECORD);
    this.writer.ordinal(record);
    this.writer.text(`${line}\n`);
  }

  close(): void {
    this.writer.close();
  }
}

const isBlank = (unit: number): boolean => unit <= 32 || unit === 0xa0 || unit === 0x3000 || unit === 0xfeff;
const hasBlankEdge = (value: string): boolean =>
  isBlank(value.charCodeAt(0)) || isBlank(value.charCodeAt(value.length - 1));
