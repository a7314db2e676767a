import { closeSync, openSync, writeSync } from "node:fs";

const SIZE = 4 * 1024 * 1024;
const ZERO = 48;
/** The longest ordinal. */
const DIGITS = 16;

/**
 * Bytes on their way to a file, written when the buffer is full. Writes are synchronous: there is nothing else to do
 * meanwhile, and waiting for each would cost more than they do.
 */
export class ByteWriter {
  /** Whoever writes here keeps `size`, after asking for room. */
  out: Buffer = Buffer.allocUnsafe(SIZE);
  size = 0;
  private readonly file: number;

  constructor(path: string) {
    this.file = openSync(path, "w");
  }

  /** Makes room for so many more bytes. */
  reserve(bytes: number): void {
    if (this.size + bytes <= this.out.length) return;
    this.flush();
    if (bytes > this.out.length) this.out = Buffer.allocUnsafe(bytes);
  }

  byte(value: number): void {
    this.out[this.size++] = value;
  }

  /** A whole number from 0 in decimal digits. */
  ordinal(value: number): void {
    let end = this.size + 1;
    for (let rest = value; rest >= 10; rest = Math.floor(rest / 10)) end++;
    let rest = value;
    for (let i = end - 1; i >= this.size; i--) {
      this.out[i] = ZERO + (rest % 10);
      rest = Math.floor(rest / 10);
    }
    this.size = end;
  }

  text(value: string): void {
    // A UTF-16 unit is at most three bytes.
    this.reserve(3 * value.length);
    this.size += this.out.write(value, this.size);
  }

  close(): void {
    this.flush();
    closeSync(this.file);
  }

  private flush(): void {
    for (let at = 0; at < this.size; ) at += writeSync(this.file, this.out, at, this.size - at);
    this.size = 0;
  }
}

/** Bytes an ordinal, the sign after it and a line feed take at most. */
export const AROUND_RECORD = DIGITS + 2;
