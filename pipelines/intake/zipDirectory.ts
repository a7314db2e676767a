import { type FileHandle, open } from "node:fs/promises";
import type { Entry, ZipFile } from "yauzl";

const UNKNOWN_SIZE = 0xffffffff;

/**
 * Verifies what a zip's checksums leave out: the directory lists every member (its count and its size agree), and
 * each member stands where and under the name that the directory says. Throws RangeError.
 */
export async function assertDirectory(
  source: string,
  zip: ZipFile,
  entries: readonly Entry[],
): Promise<void> {
  const file = await open(source, "r");
  try {
    const end = await bytesAt(file, zip.fileSize - 22 - Buffer.byteLength(zip.comment), 22);
    const told = end.readUInt32LE(12);
    const listed = entries.reduce(
      (sum, entry) => sum + 46 + entry.fileNameLength + entry.extraFieldLength + entry.fileCommentLength,
      0,
    );
    if (told !== UNKNOWN_SIZE && told !== listed) throw new RangeError("its directory is not whole");
    for (const entry of entries) await assertName(file, entry as Entry & { fileNameRaw: Buffer });
  } finally {
    await file.close();
  }
}

async function assertName(file: FileHandle, entry: Entry & { fileNameRaw: Buffer }): Promise<void> {
  const at = entry.relativeOffsetOfLocalHeader;
  const length = (await bytesAt(file, at + 26, 2)).readUInt16LE(0);
  const name = await bytesAt(file, at + 30, length);
  if (!name.equals(entry.fileNameRaw)) throw new RangeError("a member's name differs from its directory");
}

async function bytesAt(file: FileHandle, position: number, count: number): Promise<Buffer> {
  if (position < 0) throw new RangeError("cut short");
  const { buffer, bytesRead } = await file.read(Buffer.alloc(count), 0, count, position);
  if (bytesRead < count) throw new RangeError("cut short");
  return buffer;
}
