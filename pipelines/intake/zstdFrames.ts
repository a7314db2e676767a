/**
 * Where a zstd file's frames end, found from block headers alone (RFC 8878 §3.1.1), so that a file cut short is
 * refused and each frame's checksum can be verified: decoders in plain JavaScript check neither.
 */
export interface ZstdFrame {
  start: number;
  end: number;
  /** Low 32 bits of XXH64 of the content, where the frame carries it. */
  checksum: number | null;
  skippable: boolean;
}

const MAGIC = 0xfd2fb528;

/** Throws RangeError when the bytes are no whole sequence of frames. */
export function zstdFrames(data: Buffer): ZstdFrame[] {
  const frames: ZstdFrame[] = [];
  let at = 0;
  while (at < data.length) {
    const magic = data.readUInt32LE(at);
    if ((magic & 0xfffffff0) >>> 0 === 0x184d2a50) {
      const end = at + 8 + data.readUInt32LE(at + 4);
      if (end > data.length) throw new RangeError("cut short");
      frames.push({ start: at, end, checksum: null, skippable: true });
      at = end;
      continue;
    }
    if (magic !== MAGIC) throw new RangeError("bytes that belong to no frame");
    const frame = standardFrame(data, at);
    frames.push(frame);
    at = frame.end;
  }
  return frames;
}

function standardFrame(data: Buffer, start: number): ZstdFrame {
  const descriptor = data.readUInt8(start + 4);
  const singleSegment = (descriptor >> 5) & 1;
  const sizeFlag = descriptor >> 6;
  const dictionaryBytes = [0, 1, 2, 4][descriptor & 3] as number;
  const sizeBytes = sizeFlag === 0 ? singleSegment : 1 << sizeFlag;
  let at = start + 5 + (1 - singleSegment) + dictionaryBytes + sizeBytes;
  for (let last = false; !last; ) {
    const header = data.readUIntLE(at, 3);
    last = (header & 1) === 1;
    const type = (header >> 1) & 3;
    if (type === 3) throw new RangeError("a reserved block type");
    at += 3 + (type === 1 ? 1 : header >> 3);
    if (at > data.length) throw new RangeError("cut short");
  }
  const hasChecksum = ((descriptor >> 2) & 1) === 1;
  const checksum = hasChecksum ? data.readUInt32LE(at) : null;
  return { start, end: at + (hasChecksum ? 4 : 0), checksum, skippable: false };
}
