import { createReadStream, createWriteStream } from "node:fs";
import { open } from "node:fs/promises";
import { Readable, Transform, type TransformCallback } from "node:stream";
import { pipeline } from "node:stream/promises";
import { createGunzip } from "node:zlib";
import { Decompress } from "fzstd";
import createXxhash, { type XXHash } from "xxhash-wasm";
import { FileRefused } from "../errors.js";
import type { IntakeLimits } from "./types.js";
import { type ZstdPart, zstdParts } from "./zstdFrames.js";

const RATIO_APPLIES_FROM = 100 * 1024 ** 2;

/** Passes bytes through until an archive turns out to be a bomb. */
export function boundedBy(limits: IntakeLimits, packedBytes: number, path: string): Transform {
  let out = 0;
  return new Transform({
    transform(chunk: Buffer, _encoding, done: TransformCallback) {
      out += chunk.length;
      const tooLarge = out > limits.unpackedBytes;
      if (tooLarge || (out > RATIO_APPLIES_FROM && out > packedBytes * limits.ratio)) {
        const what = tooLarge
          ? "to more than limits.unpacked allows"
          : `more than ${limits.ratio} times its size`;
        done(
          new FileRefused(
            "bomb",
            path,
            `unpacks ${what}`,
            "if the file is genuine, raise `limits` in suara.yaml",
          ),
        );
      } else done(null, chunk);
    },
  });
}

/** Gunzips the whole file, every member, checksum and length verified. */
export async function gunzipTo(
  source: string,
  target: string,
  packedBytes: number,
  path: string,
  limits: IntakeLimits,
) {
  try {
    await pipeline(
      createReadStream(source),
      createGunzip(),
      boundedBy(limits, packedBytes, path),
      createWriteStream(target),
    );
  } catch (error) {
    throw damaged(error, path, "gzip");
  }
}

/** Decodes a zstd file; the frames must be whole and each checksum right. */
export async function unzstdTo(
  source: string,
  target: string,
  packedBytes: number,
  path: string,
  limits: IntakeLimits,
) {
  try {
    await pipeline(
      Readable.from(zstdContent(source)),
      boundedBy(limits, packedBytes, path),
      createWriteStream(target),
    );
  } catch (error) {
    throw damaged(error, path, "zstd");
  }
}

async function* zstdContent(source: string): AsyncGenerator<Buffer> {
  const { create64 } = await createXxhash();
  const file = await open(source, "r");
  try {
    let frame: ZstdContent | undefined;
    for await (const part of zstdParts(file)) {
      if (part.isHeader) frame = new ZstdContent(create64(0n), part.size);
      yield* frame?.push(part) ?? [];
    }
  } finally {
    await file.close();
  }
}

/** Decodes one frame and compares its content with what the frame says of it. */
class ZstdContent {
  private readonly hash: XXHash<bigint>;
  private readonly size: number | null;
  private readonly decoder: Decompress;
  private pieces: Buffer[] = [];
  private bytes = 0;

  constructor(hash: XXHash<bigint>, size: number | null) {
    this.hash = hash;
    this.size = size;
    this.decoder = new Decompress((piece) => {
      this.hash.update(piece);
      this.bytes += piece.length;
      this.pieces.push(Buffer.from(piece));
    });
  }

  push(part: ZstdPart): Buffer[] {
    this.decoder.push(part.bytes);
    if (part.last) {
      if (this.size !== null && this.bytes !== this.size) throw new RangeError("wrong length");
      if (part.checksum !== null && Number(this.hash.digest() & 0xffffffffn) !== part.checksum) {
        throw new RangeError("wrong checksum");
      }
    }
    return this.pieces.splice(0);
  }
}

export function damaged(error: unknown, path: string, kind: string): Error {
  if (error instanceof FileRefused) return error;
  if ((error as NodeJS.ErrnoException).code === "ENOSPC") return error as Error;
  const why = error instanceof Error ? error.message : String(error);
  return new FileRefused(
    "damaged_archive",
    path,
    `the ${kind} archive is cut short or damaged (${why})`,
    "export or copy the file again; nothing of it was loaded",
    error,
  );
}
