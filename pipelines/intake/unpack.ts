import { createReadStream, createWriteStream } from "node:fs";
import { readFile } from "node:fs/promises";
import { Readable, Transform, type TransformCallback } from "node:stream";
import { pipeline } from "node:stream/promises";
import { createGunzip } from "node:zlib";
import { Decompress } from "fzstd";
import createXxhash from "xxhash-wasm";
import { FileRefused } from "../errors.js";
import type { IntakeLimits } from "./types.js";
import { zstdFrames } from "./zstdFrames.js";

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
    const data = await readFile(source);
    await pipeline(
      Readable.from(zstdContent(data)),
      boundedBy(limits, packedBytes, path),
      createWriteStream(target),
    );
  } catch (error) {
    throw damaged(error, path, "zstd");
  }
}

const SLICE = 64 * 1024;

async function* zstdContent(data: Buffer): AsyncGenerator<Buffer> {
  const { create64 } = await createXxhash();
  for (const frame of zstdFrames(data)) {
    if (frame.skippable) continue;
    const hash = create64(0n);
    const pieces: Buffer[] = [];
    const decoder = new Decompress((piece) => {
      hash.update(piece);
      pieces.push(Buffer.from(piece));
    });
    for (let at = frame.start; at < frame.end; at += SLICE) {
      const end = Math.min(at + SLICE, frame.end);
      decoder.push(data.subarray(at, end), end === frame.end);
      yield* pieces.splice(0);
    }
    if (frame.checksum !== null && Number(hash.digest() & 0xffffffffn) !== frame.checksum) {
      throw new RangeError("wrong checksum");
    }
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
