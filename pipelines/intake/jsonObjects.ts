import { createReadStream } from "node:fs";

/**
 * Splits a text of JSON objects one after the other, each over as many lines as it takes, into the texts of them; null for one of more
 * than `limit` bytes. Throws SyntaxError when the brackets do not close or something else stands between.
 */
export async function* jsonObjects(
  file: string,
  start: number,
  limit: number,
): AsyncGenerator<string | null> {
  const splitter = new ObjectSplitter(limit);
  for await (const chunk of createReadStream(file, { start, highWaterMark: 1024 * 1024 })) {
    yield* splitter.push(chunk as Buffer);
  }
  splitter.finish();
}

const QUOTE = 34;
const BACKSLASH = 92;
const BLANK = 32;
const COMMA = 44;
const OPENS = new Set([91, 123]);
const CLOSES = new Set([93, 125]);
const BRACE = 123;

class ObjectSplitter {
  private readonly limit: number;
  private depth = 0;
  private inString = false;
  private escaped = false;
  private text: Buffer[] = [];
  private size = 0;

  constructor(limit: number) {
    this.limit = limit;
  }

  *push(chunk: Buffer): Generator<string | null> {
    let from = 0;
    for (let i = 0; i < chunk.length; i++) {
      const byte = chunk[i] as number;
      if (this.inString) this.withinString(byte);
      else if (this.depth > 0) {
        this.withinObject(byte);
        if (this.depth === 0) yield this.take(chunk.subarray(from, i + 1));
      } else if (byte === BRACE) {
        this.depth = 1;
        from = i;
        // Between objects may stand blanks and, as some tools write them, commas.
      } else if (byte > BLANK && byte !== COMMA)
        throw new SyntaxError("something stands between the objects");
    }
    if (this.depth > 0) this.hold(chunk.subarray(from));
  }

  finish(): void {
    if (this.depth !== 0) throw new SyntaxError("the document ends in the middle");
  }

  private withinString(byte: number): void {
    if (this.escaped) this.escaped = false;
    else if (byte === BACKSLASH) this.escaped = true;
    else if (byte === QUOTE) this.inString = false;
  }

  private withinObject(byte: number): void {
    if (byte === QUOTE) this.inString = true;
    else if (OPENS.has(byte)) this.depth++;
    else if (CLOSES.has(byte)) this.depth--;
  }

  private hold(piece: Buffer): void {
    this.size += piece.length;
    if (this.size <= this.limit) this.text.push(Buffer.from(piece));
  }

  private take(rest: Buffer): string | null {
    this.hold(rest);
    const whole = this.size > this.limit ? null : Buffer.concat(this.text).toString("utf8");
    this.text = [];
    this.size = 0;
    return whole;
  }
}
