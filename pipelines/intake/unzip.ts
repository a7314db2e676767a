import { createWriteStream } from "node:fs";
import path from "node:path";
import { Transform } from "node:stream";
import { pipeline } from "node:stream/promises";
import { crc32 } from "node:zlib";
import { type Entry, open, type ZipFile } from "yauzl";
import { FileRefused } from "../errors.js";
import type { IntakeLimits } from "./types.js";
import { boundedBy, damaged } from "./unpack.js";
import { assertDirectory } from "./zipDirectory.js";

export interface ZipMember {
  name: string;
  file: string;
  bytes: number;
}

/** Unpacks every regular member below `directory`, checksum and declared size verified. */
export async function unzipTo(
  source: string,
  directory: string,
  archive: string,
  packedBytes: number,
  limits: IntakeLimits,
): Promise<ZipMember[]> {
  try {
    const zip = await openZip(source);
    try {
      const listed = await listEntries(zip, limits, archive);
      await assertDirectory(source, zip, listed);
      const entries = listed.filter(isExport);
      const members: ZipMember[] = [];
      for (const [i, entry] of entries.entries()) {
        // Numbered, so that no name inside an archive ever names a path of ours.
        const file = path.join(directory, `member-${i}`);
        await extract(zip, entry, file, archive, packedBytes, limits);
        members.push({ name: entry.fileName, file, bytes: entry.uncompressedSize });
      }
      return members.sort((a, b) => (a.name < b.name ? -1 : 1));
    } finally {
      zip.close();
    }
  } catch (error) {
    throw damaged(error, archive, "zip");
  }
}

/** Entry names of a zip, from its central directory; null when it is no readable zip. */
export async function zipNames(
  source: string,
  limits: IntakeLimits,
  archive: string,
): Promise<Entry[] | null> {
  let zip: ZipFile;
  try {
    zip = await openZip(source);
  } catch {
    return null;
  }
  try {
    return await listEntries(zip, limits, archive);
  } catch (error) {
    throw damaged(error, archive, "zip");
  } finally {
    zip.close();
  }
}

const isExport = (entry: Entry): boolean =>
  !entry.fileName.endsWith("/") && !/(^|\/)(__MACOSX\/|\.)/.test(entry.fileName);

const openZip = (source: string): Promise<ZipFile> =>
  new Promise((resolve, reject) => {
    open(source, { lazyEntries: true, autoClose: false, strictFileNames: true }, (error, zip) =>
      error ? reject(error) : resolve(zip),
    );
  });

function listEntries(zip: ZipFile, limits: IntakeLimits, archive: string): Promise<Entry[]> {
  return new Promise((resolve, reject) => {
    const entries: Entry[] = [];
    let unpacked = 0;
    zip.on("entry", (entry: Entry) => {
      entries.push(entry);
      unpacked += entry.uncompressedSize;
      if (entries.length > limits.zipEntries || unpacked > limits.unpackedBytes) {
        reject(
          new FileRefused(
            "bomb",
            archive,
            "holds more than `limits` in suara.yaml allows",
            "unpack it by hand",
          ),
        );
      } else zip.readEntry();
    });
    zip.once("end", () => resolve(entries));
    zip.once("error", reject);
    zip.readEntry();
  });
}

async function extract(
  zip: ZipFile,
  entry: Entry,
  file: string,
  archive: string,
  packedBytes: number,
  limits: IntakeLimits,
): Promise<void> {
  const content = await new Promise<NodeJS.ReadableStream>((resolve, reject) => {
    zip.openReadStream(entry, (error, stream) => (error ? reject(error) : resolve(stream)));
  });
  let checksum = 0;
  const verify = new Transform({
    transform(chunk: Buffer, _encoding, done) {
      checksum = crc32(chunk, checksum);
      done(null, chunk);
    },
  });
  await pipeline(content, boundedBy(limits, packedBytes, archive), verify, createWriteStream(file));
  if (checksum !== entry.crc32) throw new RangeError("wrong checksum");
}
