import { isUtf8 } from "node:buffer";
import { createReadStream, createWriteStream } from "node:fs";
import { open } from "node:fs/promises";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { FileRefused } from "../errors.js";
import { BINARY_FIX, binaryKind } from "./binaries.js";

/**
 * What a file's bytes are. `utf-8 with bad bytes`: UTF-8 but for a few sequences, whose records are rejected
 * rather than the whole file read in another encoding.
 */
export interface Encoding {
  name: "utf-8" | "utf-16le" | "utf-16be" | "windows-1252" | "gb18030";
  /** Bytes of a byte order mark to skip. */
  bom: number;
  hasBadBytes: boolean;
}

const HEAD = 64 * 1024;
const DECLARABLE = new Map<string, Encoding["name"]>([
  ["utf-8", "utf-8"],
  ["utf8", "utf-8"],
  ["utf-16", "utf-16le"],
  ["utf-16le", "utf-16le"],
  ["utf-16be", "utf-16be"],
  ["windows-1252", "windows-1252"],
  ["cp1252", "windows-1252"],
  ["latin-1", "windows-1252"],
  ["iso-8859-1", "windows-1252"],
  ["gb18030", "gb18030"],
  ["gbk", "gb18030"],
  ["gb2312", "gb18030"],
]);

/** Finds the encoding by byte order mark, zero bytes and strict UTF-8, or takes the declared one. */
export async function detectEncoding(file: string, path: string, declared?: string): Promise<Encoding> {
  const head = await readHead(file);
  if (declared !== undefined) {
    const name = DECLARABLE.get(declared.toLowerCase());
    if (name === undefined) {
      throw new FileRefused(
        "encoding_unknown",
        path,
        `encoding "${declared}" is not one Suara reads`,
        `one of ${[...new Set(DECLARABLE.values())].join(", ")}`,
      );
    }
    return {
      name,
      bom: bomOf(head, name),
      hasBadBytes: name === "utf-8" && (await utf8Faults(file)).bad > 0,
    };
  }
  if (head[0] === 0xff && head[1] === 0xfe) return { name: "utf-16le", bom: 2, hasBadBytes: false };
  if (head[0] === 0xfe && head[1] === 0xff) return { name: "utf-16be", bom: 2, hasBadBytes: false };
  const bom = bomOf(head, "utf-8");
  const zeros = zeroPattern(head);
  if (bom === 0 && zeros !== null) return { name: zeros, bom: 0, hasBadBytes: false };
  const { good, bad, firstBad } = await utf8Faults(file);
  if (bad === 0) return { name: "utf-8", bom, hasBadBytes: false };
  if (bom > 0 || good >= 99 * bad) return { name: "utf-8", bom, hasBadBytes: true };
  const kind = binaryKind(head);
  if (kind !== null) throw new FileRefused("not_a_table", path, `is ${kind}, not an export`, BINARY_FIX);
  throw new FileRefused(
    "encoding_unknown",
    path,
    `is not UTF-8 (first at byte ${firstBad}), and nothing in it says which encoding it is`,
    "declare it in suara.yaml under sources: { files: …, encoding: windows-1252 } (or gb18030, utf-16le, …)",
  );
}

async function readHead(file: string): Promise<Buffer> {
  const handle = await open(file, "r");
  try {
    const { buffer, bytesRead } = await handle.read(Buffer.alloc(HEAD), 0, HEAD, 0);
    return buffer.subarray(0, bytesRead);
  } finally {
    await handle.close();
  }
}

const bomOf = (head: Buffer, name: Encoding["name"]): number => {
  if (name === "utf-8") return head[0] === 0xef && head[1] === 0xbb && head[2] === 0xbf ? 3 : 0;
  if (name === "utf-16le") return head[0] === 0xff && head[1] === 0xfe ? 2 : 0;
  if (name === "utf-16be") return head[0] === 0xfe && head[1] === 0xff ? 2 : 0;
  return 0;
};

/** UTF-16 without a mark: in text with Latin parts every other byte is zero, always on the same side. */
function zeroPattern(head: Buffer): "utf-16le" | "utf-16be" | null {
  let even = 0;
  let odd = 0;
  for (let i = 0; i + 1 < head.length; i += 2) {
    if (head[i] === 0) even++;
    if (head[i + 1] === 0) odd++;
  }
  const pairs = head.length / 2;
  if (pairs < 4) return null;
  if (odd > 0.2 * pairs && even < 0.01 * pairs) return "utf-16le";
  if (even > 0.2 * pairs && odd < 0.01 * pairs) return "utf-16be";
  return null;
}

/** Counts well-formed and malformed multi-byte sequences. Whole windows that are fine cost next to nothing. */
async function utf8Faults(file: string): Promise<{ good: number; bad: number; firstBad: number }> {
  const faults = { good: 0, bad: 0, firstBad: -1 };
  let carry = Buffer.alloc(0);
  let base = 0;
  for await (const chunk of createReadStream(file, { highWaterMark: 4 * 1024 * 1024 })) {
    const window = carry.length === 0 ? (chunk as Buffer) : Buffer.concat([carry, chunk as Buffer]);
    const edge = completeLength(window);
    const whole = window.subarray(0, edge);
    if (isUtf8(whole)) faults.good += 1;
    else countFaults(whole, base, faults);
    carry = Buffer.from(window.subarray(edge));
    base += edge;
  }
  if (carry.length > 0) {
    faults.bad++;
    if (faults.firstBad < 0) faults.firstBad = base;
  }
  return faults;
}

/** Length without a multi-byte sequence that the window cuts. */
function completeLength(window: Buffer): number {
  for (let back = 1; back <= Math.min(3, window.length); back++) {
    const byte = window[window.length - back] as number;
    if (byte < 0x80) return window.length;
    if (byte >= 0xc0) {
      const needs = byte >= 0xf0 ? 4 : byte >= 0xe0 ? 3 : 2;
      return needs > back ? window.length - back : window.length;
    }
  }
  return window.length;
}

function countFaults(
  window: Buffer,
  base: number,
  faults: { good: number; bad: number; firstBad: number },
): void {
  for (let i = 0; i < window.length; ) {
    const byte = window[i] as number;
    if (byte < 0x80) {
      i++;
      continue;
    }
    const length = byte >= 0xf0 ? 4 : byte >= 0xe0 ? 3 : 2;
    if (byte >= 0xc2 && isUtf8(window.subarray(i, i + length))) {
      faults.good++;
      i += length;
    } else {
      faults.bad++;
      if (faults.firstBad < 0) faults.firstBad = base + i;
      i++;
    }
  }
}

/** Decodes strictly to UTF-8. Throws FileRefused where the bytes are not what they were taken for. */
export async function transcode(
  source: string,
  target: string,
  encoding: Encoding,
  path: string,
): Promise<void> {
  const decoder = new TextDecoder(encoding.name, { fatal: true });
  async function* decoded(): AsyncGenerator<string> {
    for await (const chunk of createReadStream(source))
      yield decoder.decode(chunk as Buffer, { stream: true });
    yield decoder.decode();
  }
  try {
    await pipeline(Readable.from(decoded()), createWriteStream(target));
  } catch (error) {
    if (!(error instanceof TypeError)) throw error;
    throw new FileRefused(
      "wrong_encoding",
      path,
      `is not valid ${encoding.name}`,
      "declare the encoding it is in, or export it again",
      error,
    );
  }
}
