import path from "node:path";
import { ExportWriter, type FileStyle } from "./exportFile.js";

/** What a file was given: for truth.json, so that a load can be held against it. */
export interface FileTruth {
  records: number;
  /** Planted faults by the reason they are to be refused for. */
  rejects: Record<string, number>;
}

/** The export files of one sample, opened when first written to and counted as they are written. */
export class SampleFiles {
  readonly truth = new Map<string, FileTruth>();
  private readonly open = new Map<string, ExportWriter>();
  private readonly directory: string;

  constructor(directory: string) {
    this.directory = directory;
  }

  /** The file's writer; `header` is its first line. */
  writer(name: string, header: string | null, style: FileStyle = {}): ExportWriter {
    const known = this.open.get(name);
    if (known !== undefined) return known;
    const writer = new ExportWriter(path.join(this.directory, name), style);
    if (header !== null) writer.line(header);
    this.open.set(name, writer);
    this.truth.set(name, { records: 0, rejects: {} });
    return writer;
  }

  /** One record of an opened file. */
  record(name: string, text: string): void {
    const truth = this.truthOf(name);
    truth.records++;
    this.open.get(name)?.line(text);
  }

  /** A record that is to be refused for `reason`. */
  spoilt(name: string, text: string, reason: string, lineEnd = true): void {
    const truth = this.truthOf(name);
    truth.records++;
    truth.rejects[reason] = (truth.rejects[reason] ?? 0) + 1;
    if (lineEnd) this.open.get(name)?.line(text);
    else this.open.get(name)?.raw(text);
  }

  note(name: string, records: number): void {
    this.truth.set(name, { records, rejects: {} });
  }

  has(name: string): boolean {
    return this.open.has(name);
  }

  close(name: string): void {
    this.open.get(name)?.close();
    this.open.delete(name);
  }

  closeAll(): void {
    for (const name of [...this.open.keys()]) this.close(name);
  }

  private truthOf(name: string): FileTruth {
    const truth = this.truth.get(name);
    if (truth === undefined) throw new Error(`${name} was not opened`);
    return truth;
  }
}
