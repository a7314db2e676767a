import { createHash, randomUUID } from "node:crypto";
import { createReadStream, statSync } from "node:fs";
import { mkdir, open, rm, stat } from "node:fs/promises";
import path from "node:path";
import { FileRefused } from "../errors.js";
import { detectEncoding, type Encoding, transcode } from "./encoding.js";
import type { ExportFile, IntakeLimits } from "./types.js";
import { gunzipTo, unzstdTo } from "./unpack.js";
import { unzipTo, zipNames } from "./unzip.js";

/** A file whose bytes are whole: unpacked, and text decoded to UTF-8. */
export interface Prepared {
  file: ExportFile;
  compression: "none" | "gzip" | "zstd" | "zip";
  content: "text" | "parquet" | "xlsx";
  encoding: Encoding | null;
  /** Where the checked bytes stand: the export itself, or a temporary copy. */
  location: string;
  /** First byte of the text after a byte order mark. */
  textStart: number;
  /** State of the export when it was hashed, to notice a change while it is read. */
  stamp: string;
  source: string;
  temporary: string;
}

export interface PrepareOptions {
  limits: IntakeLimits;
  tempDir: string;
  encoding?: string;
  /** What is known of the stored file: while its state is the same, it is not hashed again. */
  known?: Pick<ExportFile, "sha256" | "stamp">;
}

/** One export file as one prepared file, a zip as one for each member. Throws FileRefused. */
export async function prepareFile(
  workspaceDir: string,
  relativePath: string,
  options: PrepareOptions,
): Promise<Prepared[]> {
  const source = path.join(workspaceDir, relativePath);
  const stamp = stampOf(source);
  const temporary = path.join(options.tempDir, randomUUID());
  await mkdir(temporary, { recursive: true });
  try {
    const { known } = options;
    const { sha256, bytes } =
      known?.stamp === stamp
        ? { sha256: known.sha256, bytes: (await stat(source)).size }
        : await hashFile(source);
    const file: ExportFile = { path: relativePath.split(path.sep).join("/"), sha256, bytes, stamp };
    const base = { file, stamp, source, temporary };
    return await unpackAny(base, options);
  } catch (error) {
    await rm(temporary, { recursive: true, force: true });
    throw error;
  }
}

type Base = Pick<Prepared, "file" | "stamp" | "source" | "temporary">;

async function unpackAny(base: Base, options: PrepareOptions): Promise<Prepared[]> {
  const { file, source, temporary } = base;
  const magic = await firstBytes(source, 8);
  const unpacked = path.join(temporary, "unpacked");
  if (magic[0] === 0x1f && magic[1] === 0x8b) {
    await gunzipTo(source, unpacked, file.bytes, file.path, options.limits);
    return [await asContent(base, "gzip", unpacked, options)];
  }
  if (magic.length >= 4 && magic.readUInt32LE(0) === 0xfd2fb528) {
    await unzstdTo(source, unpacked, file.bytes, file.path, options.limits);
    return [await asContent(base, "zstd", unpacked, options)];
  }
  const isZip = magic.length >= 4 && magic.readUInt32LE(0) === 0x04034b50;
  if (!isZip) await refuseBroken(source, file);
  if (!isZip || (await isWorkbook(source, file.path, options.limits)))
    return [await asContent(base, "none", source, options)];
  const members = await unzipTo(source, temporary, file.path, file.bytes, options.limits);
  const prepared: Prepared[] = [];
  for (const member of members) {
    const inner = { ...base, file: { ...file, path: `${file.path}!${member.name}`, bytes: member.bytes } };
    prepared.push(await asContent(inner, "zip", member.file, options));
  }
  return prepared;
}

async function asContent(
  base: Base,
  compression: Prepared["compression"],
  location: string,
  options: PrepareOptions,
): Promise<Prepared> {
  const magic = await firstBytes(location, 4);
  const common = { ...base, compression, textStart: 0, encoding: null };
  if (magic.toString("latin1") === "PAR1") return { ...common, content: "parquet", location };
  if (magic.length >= 4 && magic.readUInt32LE(0) === 0x04034b50)
    return { ...common, content: "xlsx", location };
  const encoding = await detectEncoding(location, base.file.path, options.encoding);
  if (encoding.name === "utf-8")
    return { ...common, content: "text", encoding, location, textStart: encoding.bom };
  const decoded = `${path.join(base.temporary, path.basename(location))}.utf8`;
  await transcode(location, decoded, encoding, base.file.path);
  // The decoder drops the mark.
  return { ...common, content: "text", encoding, location: decoded };
}

/** No whole archive is shorter than the end record of an empty zip. */
const SHORTEST_ARCHIVE = 22;

/** An archive by name whose beginning is lost must not pass for text; text that kept such a name may. */
async function refuseBroken(source: string, file: ExportFile): Promise<void> {
  if (!/\.(gz|gzip|zst|zstd|zip|xlsx)$/i.test(file.path)) return;
  const head = (await firstBytes(source, 512)).toString("latin1");
  // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what tells an archive from text
  if (head.length >= SHORTEST_ARCHIVE && !/[\0-\x08\x0e-\x1f]/.test(head)) return;
  throw new FileRefused(
    "damaged_archive",
    file.path,
    "has the name of an archive and does not begin like one",
    "export or copy the file again; nothing of it was loaded",
  );
}

/** Removes what `prepareFile` wrote. */
export async function dispose(prepared: readonly Prepared[]): Promise<void> {
  for (const one of prepared) await rm(one.temporary, { recursive: true, force: true });
}

/** Throws FileRefused when the export is no longer what was hashed. */
export async function assertUnchanged(prepared: Prepared): Promise<void> {
  if (stampOf(prepared.source) === prepared.stamp) return;
  throw new FileRefused(
    "changed_while_reading",
    prepared.file.path,
    "changed while it was being read",
    "copy exports to another name first and rename them into exports/ when they are whole",
  );
}

/**
 * The state of a file by which a change is noticed without reading it. The change time is the file system's own: who
 * puts other bytes in a file can set its size and modification time back, but not that.
 */
export function stampOf(file: string): string {
  const { dev, ino, size, mtimeNs, ctimeNs } = statSync(file, { bigint: true });
  return `${dev} ${ino} ${size} ${mtimeNs} ${ctimeNs}`;
}

/** SHA-256 of a file's bytes, and how many they are. */
export async function hashFile(file: string): Promise<{ sha256: string; bytes: number }> {
  const hash = createHash("sha256");
  let bytes = 0;
  for await (const chunk of createReadStream(file, { highWaterMark: 1024 * 1024 })) {
    hash.update(chunk as Buffer);
    bytes += (chunk as Buffer).length;
  }
  return { sha256: hash.digest("hex"), bytes };
}

async function firstBytes(file: string, count: number): Promise<Buffer> {
  const handle = await open(file, "r");
  try {
    const { buffer, bytesRead } = await handle.read(Buffer.alloc(count), 0, count, 0);
    return buffer.subarray(0, bytesRead);
  } finally {
    await handle.close();
  }
}

async function isWorkbook(file: string, name: string, limits: IntakeLimits): Promise<boolean> {
  const entries = await zipNames(file, limits, name);
  return entries?.some((entry) => entry.fileName === "xl/workbook.xml") ?? false;
}
