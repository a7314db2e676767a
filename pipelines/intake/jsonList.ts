import { createReadStream } from "node:fs";

/**
 * Splits a JSON document into the texts of the elements of one list, without holding the document: the top-level
 * array, or the list under `property` of a top-level object (several objects one after the other are read alike).
 * Throws SyntaxError when the brackets do not close.
 */
export async function* jsonListElements(
  file: string,
  start: number,
  property: string | null,
): AsyncGenerator<string> {
  const splitter = new ListSplitter(property);
  for await (const chunk of createReadStream(file, { start, highWaterMark: 1024 * 1024 })) {
    yield* splitter.push(chunk as Buffer);
  }
  splitter.finish();
}

const BYTE = {
  quote: 34,
  backslash: 92,
  open: 91,
  close: 93,
  brace: 123,
  unbrace: 125,
  comma: 44,
  colon: 58,
};

class ListSplitter {
  private readonly property: string | null;
  private depth = 0;
  /** Depth of the list's elements, 0 outside it. */
  private listDepth = 0;
  private inString = false;
  private escaped = false;
  private text: Buffer[] = [];
  private key: Buffer[] = [];
  private lastKey = "";

  constructor(property: string | null) {
    this.property = property;
  }

  // biome-ignore lint/complexity/noExcessiveCognitiveComplexity: one loop over every byte; a call for each state would cost most of the speed
  *push(chunk: Buffer): Generator<string> {
    let from = 0;
    let keyFrom = this.inString ? 0 : -1;
    for (let i = 0; i < chunk.length; i++) {
      const byte = chunk[i] as number;
      if (this.inString) {
        if (this.escaped) this.escaped = false;
        else if (byte === BYTE.backslash) this.escaped = true;
        else if (byte === BYTE.quote) {
          this.inString = false;
          if (this.depth === 1) this.endKey(chunk.subarray(Math.max(keyFrom, 0), i));
        }
        continue;
      }
      if (byte === BYTE.quote) {
        this.inString = true;
        keyFrom = i + 1;
        this.key = [];
        continue;
      }
      const inList = this.listDepth > 0 && this.depth === this.listDepth;
      if (inList && (byte === BYTE.comma || byte === BYTE.close)) {
        const element = this.take(chunk.subarray(from, i));
        if (element !== "") yield element;
        else if (byte === BYTE.comma) throw new SyntaxError("an empty element");
        from = i + 1;
      }
      if (byte === BYTE.open || byte === BYTE.brace) {
        this.depth++;
        if (byte === BYTE.open && this.listDepth === 0 && this.startsList()) {
          this.listDepth = this.depth;
          from = i + 1;
        }
      } else if (byte === BYTE.close || byte === BYTE.unbrace) {
        if (this.depth === this.listDepth) this.listDepth = 0;
        this.depth--;
        if (this.depth < 0) throw new SyntaxError("a bracket too many");
      }
    }
    if (this.listDepth > 0) this.text.push(Buffer.from(chunk.subarray(from)));
    else if (this.inString && this.depth === 1)
      this.key.push(Buffer.from(chunk.subarray(Math.max(keyFrom, 0))));
  }

  finish(): void {
    if (this.depth !== 0 || this.inString) throw new SyntaxError("the document ends in the middle");
  }

  private startsList(): boolean {
    return this.property === null ? this.depth === 1 : this.depth === 2 && this.lastKey === this.property;
  }

  private endKey(rest: Buffer): void {
    if (this.listDepth === 0) this.lastKey = Buffer.concat([...this.key, rest]).toString("utf8");
  }

  private take(rest: Buffer): string {
    const text = Buffer.concat([...this.text, rest])
      .toString("utf8")
      .trim();
    this.text = [];
    return text;
  }
}
