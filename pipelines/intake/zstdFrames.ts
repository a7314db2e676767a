import type { FileHandle } from "node:fs/promises";

/**
 * A zstd file frame by frame and block by block, found from headers alone (RFC 8878 §3.1.1), so that a file cut
 * short is refused and each frame's checksum can be verified: decoders in plain JavaScript check neither. Only one
 * block (128 KB at most) is held.
 */
export interface ZstdPart {
  /** The frame's header, or one block with its header. */
  bytes: Buffer;
  isHeader: boolean;
  /** The block is the frame's last. */
  last: boolean;
  /** With the last block: low 32 bits of XXH64 of the content, null where the frame carries none. */
  checksum: number | null;
  /** With the frame header: content size in bytes, null where it is not said. */
  size: number | null;
}

const MAGIC = 0xfd2fb528;
const BLOCK = 128 * 1024;
/** What the reference decoder allows too; the window is the memory that decoding takes. */
const WINDOW = 128 * 1024 ** 2;

/** Throws RangeError when the bytes are no whole sequence of frames. */
export async function* zstdParts(file: FileHandle): AsyncGenerator<ZstdPart> {
  const reader = new Reader(file);
  while (!(await reader.atEnd())) {
    const magic = await reader.take(4);
    const number = magic.readUInt32LE(0);
    if ((number & 0xfffffff0) >>> 0 === 0x184d2a50) {
      await reader.skip((await reader.take(4)).readUInt32LE(0));
    } else if (number === MAGIC) yield* standardFrame(reader, magic);
    else throw new RangeError("bytes that belong to no frame");
  }
}

async function* standardFrame(reader: Reader, magic: Buffer): AsyncGenerator<ZstdPart> {
  const descriptor = (await reader.take(1)).readUInt8(0);
  const singleSegment = (descriptor >> 5) & 1;
  const sizeFlag = descriptor >> 6;
  const dictionaryBytes = [0, 1, 2, 4][descriptor & 3] as number;
  const sizeBytes = sizeFlag === 0 ? singleSegment : 1 << sizeFlag;
  const rest = await reader.take(1 - singleSegment + dictionaryBytes + sizeBytes);
  const size = contentSize(rest.subarray(rest.length - sizeBytes));
  const window = singleSegment === 1 ? (size ?? 0) : windowSize(rest.readUInt8(0));
  if (window > WINDOW) throw new RangeError("a window above 128 MB");
  yield {
    bytes: Buffer.concat([magic, Buffer.of(descriptor), rest]),
    isHeader: true,
    last: false,
    checksum: null,
    size,
  };
  const hasChecksum = ((descriptor >> 2) & 1) === 1;
  for (let last = false; !last; ) {
    const header = await reader.take(3);
    const { type, length } = blockHeader(header.readUIntLE(0, 3));
    last = (header.readUInt8(0) & 1) === 1;
    const body = await reader.take(type === 1 ? 1 : length);
    const checksum = last && hasChecksum ? (await reader.take(4)).readUInt32LE(0) : null;
    yield { bytes: Buffer.concat([header, body]), isHeader: false, last, checksum, size: null };
  }
}

function blockHeader(header: number): { type: number; length: number } {
  const type = (header >> 1) & 3;
  const length = header >> 3;
  if (type === 3) throw new RangeError("a reserved block type");
  if (length > BLOCK) throw new RangeError("a block above 128 KB");
  return { type, length };
}

function windowSize(descriptor: number): number {
  const base = 2 ** (10 + (descriptor >> 3));
  return base + (base / 8) * (descriptor & 7);
}

function contentSize(field: Buffer): number | null {
  if (field.length === 0) return null;
  if (field.length === 8) return Number(field.readBigUInt64LE(0));
  // Two bytes count from 256, as one byte tells everything below.
  return field.readUIntLE(0, field.length) + (field.length === 2 ? 256 : 0);
}

/** Reads a file in order, through one buffer. */
class Reader {
  private readonly file: FileHandle;
  private buffer = Buffer.alloc(0);
  private position = 0;

  constructor(file: FileHandle) {
    this.file = file;
  }

  /** Exactly so many bytes; throws RangeError when the file ends before. */
  async take(count: number): Promise<Buffer> {
    await this.fill(count);
    if (this.buffer.length < count) throw new RangeError("cut short");
    const bytes = this.buffer.subarray(0, count);
    this.buffer = this.buffer.subarray(count);
    return bytes;
  }

  async skip(count: number): Promise<void> {
    for (let left = count; left > 0; ) left -= (await this.take(Math.min(left, BLOCK))).length;
  }

  async atEnd(): Promise<boolean> {
    await this.fill(1);
    return this.buffer.length === 0;
  }

  private async fill(count: number): Promise<void> {
    while (this.buffer.length < count) {
      const { buffer, bytesRead } = await this.file.read(
        Buffer.alloc(2 * BLOCK),
        0,
        2 * BLOCK,
        this.position,
      );
      if (bytesRead === 0) return;
      this.position += bytesRead;
      this.buffer = Buffer.concat([this.buffer, buffer.subarray(0, bytesRead)]);
    }
  }
}
