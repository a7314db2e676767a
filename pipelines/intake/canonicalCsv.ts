import { once } from "node:events";
import { createWriteStream } from "node:fs";
import { finished } from "node:stream/promises";

/** Writes records as CSV with every present value quoted, so that one reader serves every format. */
export class CanonicalCsv {
  private readonly stream;
  private buffer: string[] = [];
  private size = 0;
  rows = 0;

  constructor(file: string) {
    this.stream = createWriteStream(file);
  }

  /** Values in column order; null is absent. */
  async write(values: readonly (string | null)[]): Promise<void> {
    const line = values
      .map((value) => (value === null || value === "" ? "" : `"${value.replaceAll('"', '""')}"`))
      .join(",");
    // One column and no value would be a blank line, which readers skip.
    this.buffer.push(line === "" ? '""' : line);
    this.rows++;
    this.size += line.length;
    if (this.size > 1024 * 1024) await this.flush();
  }

  async close(): Promise<void> {
    await this.flush();
    this.stream.end();
    await finished(this.stream);
  }

  private async flush(): Promise<void> {
    if (this.buffer.length === 0) return;
    const text = `${this.buffer.join("\n")}\n`;
    this.buffer = [];
    this.size = 0;
    if (!this.stream.write(text)) await once(this.stream, "drain");
  }
}
