import { readdirSync, readFileSync, statSync } from "node:fs";
import path from "node:path";
import { gunzipSync } from "node:zlib";
import { tableFromIPC } from "apache-arrow";
import { openDuckDb } from "../../pipelines/engine/duckdb/duckDbEngine.js";
import { quoteString } from "../../pipelines/engine/engine.js";

/** What readers of a folder could make of its files. */

function filesBelow(directory: string): string[] {
  return readdirSync(directory, { recursive: true, encoding: "utf8" })
    .map((name) => path.join(directory, name))
    .filter((file) => statSync(file).isFile());
}

/** Every file as it is and as it can be read: unzipped, Parquet and Arrow decoded, and each of those by `unwrapped`. */
export async function everythingBelow(directory: string): Promise<Map<string, Buffer>> {
  const seen = new Map<string, Buffer>();
  const engine = await openDuckDb({ path: ":memory:", allowedDirectories: [directory], timeZone: "UTC" });
  try {
    for (const file of filesBelow(directory)) {
      const bytes = readFileSync(file);
      const name = path.relative(directory, file);
      seen.set(name, bytes);
      if (/\.(woff2?|duckdb)$/.test(file)) continue;
      for (const [how, made] of unwrapped(bytes)) seen.set(`${name} ${how}`, made);
      if (bytes[0] === 0x1f && bytes[1] === 0x8b) seen.set(`${name} unzipped`, gunzipSync(bytes));
      if (file.endsWith(".parquet")) {
        const rows = await engine.rows(`select * from read_parquet(${quoteString(file)})`);
        seen.set(`${name} decoded`, Buffer.from(JSON.stringify(rows)));
      }
      if (file.endsWith(".arrow")) seen.set(`${name} decoded`, Buffer.from(arrowText(bytes)));
    }
  } finally {
    await engine.close();
  }
  return seen;
}

const arrowText = (bytes: Buffer): string =>
  JSON.stringify(
    tableFromIPC(bytes)
      .toArray()
      .map((row) => row.toJSON()),
    (_, value) => (typeof value === "bigint" ? String(value) : value),
  );

/** Bytes with their JSON escapes, their URL escapes and their base64 undone, where they hold any. */
export function unwrapped(bytes: Buffer): Map<string, Buffer> {
  const made = new Map<string, Buffer>();
  // One character a byte: nothing is lost, whatever the encoding.
  const text = bytes.toString("latin1");
  const json = text.replaceAll(/\\u([0-9a-f]{4})/gi, (_, hex) =>
    Buffer.from(String.fromCharCode(Number.parseInt(hex, 16))).toString("latin1"),
  );
  if (json !== text) made.set("JSON-decoded", Buffer.from(json, "latin1"));
  const url = text.replaceAll(/%([0-9a-f]{2})/gi, (_, hex) => String.fromCharCode(Number.parseInt(hex, 16)));
  if (url !== text) made.set("URL-decoded", Buffer.from(url, "latin1"));
  const base64 = [...text.matchAll(/[A-Za-z0-9+/_-]{16,}/g)].map(([run]) => Buffer.from(run, "base64"));
  if (base64.length > 0) made.set("base64-decoded", Buffer.concat(base64));
  return made;
}

/** Which of many needles stand in some bytes: one pass by their first four bytes, however many they are. */
export function finder(needles: readonly Buffer[]): (bytes: Buffer) => Set<number> {
  const byStart = new Map<number, number[]>();
  const may = new Uint8Array(1 << 16);
  for (const [i, needle] of needles.entries()) {
    const start = needle.readUInt32BE(0);
    byStart.set(start, [...(byStart.get(start) ?? []), i]);
    may[start & 0xffff] = 1;
  }
  return (bytes) => {
    const found = new Set<number>();
    let last = 0;
    for (let i = 0; i < bytes.length; i++) {
      last = ((last << 8) | (bytes[i] as number)) >>> 0;
      if (may[last & 0xffff] === 0 || i < 3) continue;
      for (const index of byStart.get(last) ?? []) {
        const needle = needles[index] as Buffer;
        if (
          bytes.compare(needle, 0, needle.length, i - 3, Math.min(bytes.length, i - 3 + needle.length)) === 0
        )
          found.add(index);
      }
    }
    return found;
  };
}
