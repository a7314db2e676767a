import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { gzipSync } from "node:zlib";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import createXxhash from "xxhash-wasm";
import { ZipFile } from "yazl";
import { openDuckDb } from "../../pipelines/engine/duckdb/duckDbEngine.js";
import type { Engine } from "../../pipelines/engine/engine.js";
import { FileRefused } from "../../pipelines/errors.js";
import { dispose, prepareFile, stageFile } from "../../pipelines/intake/index.js";
import { DEFAULT_LIMITS, type IntakeLimits } from "../../pipelines/intake/types.js";

const MB = 1024 ** 2;
const EACH = 50;
const text = [
  "id,created_at,note",
  ...Array.from({ length: 900 }, (_, i) => {
    const noise = Math.imul(i + 1, 2654435761) >>> 0;
    return `T${i},2025-01-01T00:00:00Z,"customer ${noise} said ""no"", then é${noise % 97}\nand left"`;
  }),
  "",
].join("\n");

let dir = "";
let engine: Engine;
beforeAll(async () => {
  dir = mkdtempSync(path.join(os.tmpdir(), "suara-archives-"));
  engine = await openDuckDb({ path: ":memory:", allowedDirectories: [dir], timeZone: "UTC", threads: 1 });
});
afterAll(async () => {
  await engine.close();
  rmSync(dir, { recursive: true, force: true });
});

type Outcome = { refused: string } | { files: unknown[] };

/** What the whole intake makes of these bytes; any error but FileRefused goes through. */
async function outcomeOf(
  name: string,
  bytes: Buffer,
  limits: IntakeLimits = DEFAULT_LIMITS,
): Promise<Outcome> {
  mkdirSync(path.join(dir, "exports"), { recursive: true });
  writeFileSync(path.join(dir, "exports", name), bytes);
  try {
    const prepared = await prepareFile(dir, `exports/${name}`, { limits, tempDir: path.join(dir, "work") });
    const files: unknown[] = [];
    try {
      for (const one of prepared) {
        const staged = await stageFile(engine, one, {}, limits, "staged");
        const rows = await engine.rows("select * from staged order by record_no");
        const { kind, header, records, rejects } = staged;
        files.push({ path: staged.file.path, kind, header, records, rejects, rows });
      }
    } finally {
      await dispose(prepared);
    }
    return { files };
  } catch (error) {
    if (error instanceof FileRefused) {
      return { refused: error.code };
    }
    throw error;
  }
}

const zip = (members: Record<string, string | Buffer>): Promise<Buffer> =>
  new Promise((resolve, reject) => {
    const archive = new ZipFile();
    for (const [name, content] of Object.entries(members)) archive.addBuffer(Buffer.from(content), name);
    archive.end();
    const pieces: Buffer[] = [];
    archive.outputStream.on("data", (piece: Buffer) => pieces.push(piece));
    archive.outputStream.on("end", () => resolve(Buffer.concat(pieces)));
    archive.outputStream.on("error", reject);
  });

function workbook(): Promise<Buffer> {
  const schema = "http://schemas.openxmlformats.org";
  const values = [
    "id",
    "note",
    ...Array.from({ length: 300 }, (_, i) => [`T${i}`, `note ${i * 7919}`]).flat(),
  ];
  const cell = (i: number) => `<c r="${i % 2 === 0 ? "A" : "B"}${(i >> 1) + 1}" t="s"><v>${i}</v></c>`;
  const rows = Array.from(
    { length: 301 },
    (_, i) => `<row r="${i + 1}">${cell(2 * i)}${cell(2 * i + 1)}</row>`,
  ).join("");
  const strings = values.map((value) => `<si><t>${value}</t></si>`).join("");
  const type = (part: string, name: string) =>
    `<Override PartName="${part}" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.${name}+xml"/>`;
  const relations = (targets: Record<string, string>) =>
    `<Relationships xmlns="${schema}/package/2006/relationships">${Object.entries(targets)
      .map(
        ([kind, target], i) =>
          `<Relationship Id="rId${i + 1}" Type="${schema}/officeDocument/2006/relationships/${kind}" Target="${target}"/>`,
      )
      .join("")}</Relationships>`;
  return zip({
    "[Content_Types].xml": `<Types xmlns="${schema}/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>${type("/xl/workbook.xml", "sheet.main")}${type("/xl/worksheets/sheet1.xml", "worksheet")}${type("/xl/sharedStrings.xml", "sharedStrings")}</Types>`,
    "_rels/.rels": relations({ officeDocument: "xl/workbook.xml" }),
    "xl/workbook.xml": `<workbook xmlns="${schema}/spreadsheetml/2006/main" xmlns:r="${schema}/officeDocument/2006/relationships"><sheets><sheet name="A" sheetId="1" r:id="rId1"/></sheets></workbook>`,
    "xl/_rels/workbook.xml.rels": relations({
      worksheet: "worksheets/sheet1.xml",
      sharedStrings: "sharedStrings.xml",
    }),
    "xl/sharedStrings.xml": `<sst xmlns="${schema}/spreadsheetml/2006/main">${strings}</sst>`,
    "xl/worksheets/sheet1.xml": `<worksheet xmlns="${schema}/spreadsheetml/2006/main"><dimension ref="A1:B301"/><sheetData>${rows}</sheetData></worksheet>`,
  });
}

/** DuckDB's frames, with the content checksum it leaves out. */
async function zstd(content: string): Promise<Buffer> {
  const { h64Raw } = await createXxhash();
  writeFileSync(path.join(dir, "plain.csv"), content);
  await engine.run(`copy (select content from read_text('${dir}/plain.csv'))
    to '${dir}/plain.zst' (format csv, header false, quote '', escape '', delimiter '\x01', compression zstd)`);
  const blob = await engine.value<{ bytes: Uint8Array }>(`select content from read_blob('${dir}/plain.zst')`);
  const frame = Buffer.from(blob.bytes);
  frame[4] = (frame[4] as number) | 4;
  const whole = `${content}\n`;
  const sum = Buffer.alloc(4);
  sum.writeUInt32LE(Number(h64Raw(Buffer.from(whole)) & 0xffffffffn));
  return Buffer.concat([frame, sum]);
}

const offsets = (length: number): number[] =>
  Array.from({ length: EACH }, (_, i) =>
    Math.min(length - 1, Math.max(1, Math.round((i * length) / (EACH - 1)))),
  );

/** Whole, the archive loads; damaged, it is refused or the very same comes out. */
async function check(name: string, whole: Buffer): Promise<void> {
  const expected = await outcomeOf(name, whole);
  expect(expected).toHaveProperty("files");
  const wrong: string[] = [];
  let refused = 0;
  const judge = async (what: string, bytes: Buffer) => {
    const outcome = await outcomeOf(name, bytes).catch((error: unknown) => ({
      thrown: String(error).slice(0, 300),
    }));
    if ("refused" in outcome) refused++;
    else if ("thrown" in outcome) wrong.push(`${what}: ${outcome.thrown}`);
    else if (JSON.stringify(outcome) !== JSON.stringify(expected)) wrong.push(`${what}: another outcome`);
  };
  for (const at of offsets(whole.length))
    await judge(`cut at ${at} of ${whole.length}`, whole.subarray(0, at));
  for (const [i, at] of offsets(whole.length).entries()) {
    const bytes = Buffer.from(whole);
    const target = i === 0 ? 0 : at;
    bytes[target] = (bytes[target] as number) ^ (1 << ((i * 5) % 8));
    await judge(`bit ${(i * 5) % 8} of byte ${target}`, bytes);
  }
  expect(wrong).toEqual([]);
  expect(refused).toBeGreaterThanOrEqual(EACH);
}

describe("a damaged archive is refused, or nothing of its content is lost", () => {
  it("gzip of two members", async () => {
    const half = text.indexOf("\nT450,") + 1;
    await check("a.csv.gz", Buffer.concat([gzipSync(text.slice(0, half)), gzipSync(text.slice(half))]));
  });
  it("zstd", async () => {
    await check("a.csv.zst", await zstd(text));
  });
  it("zip", async () => {
    await check(
      "a.zip",
      await zip({ "march/a.csv": text, "april/b.csv": text.slice(0, text.indexOf("\nT300,") + 1) }),
    );
  });
  it("xlsx", async () => {
    await check("a.xlsx", await workbook());
  });
});

/** Frame of `blocks` run-length blocks of 128 KB zeros each, four bytes apiece. */
function zstdZeros(blocks: number): Buffer {
  const frame = Buffer.alloc(6 + 4 * blocks);
  frame.writeUInt32LE(0xfd2fb528, 0);
  frame[5] = 56;
  for (let i = 0; i < blocks; i++)
    frame.writeUInt32LE((131072 << 3) | 2 | (i === blocks - 1 ? 1 : 0), 6 + 4 * i);
  return frame;
}

describe("a bomb is refused", () => {
  it("gzip of 300 MB zeros", async () => {
    const zeros = Buffer.alloc(300 * MB);
    expect(await outcomeOf("bomb.csv.gz", gzipSync(zeros))).toEqual({ refused: "bomb" });
  });
  it("zstd of 64 GB zeros, without holding them", async () => {
    const before = process.resourceUsage().maxRSS;
    expect(await outcomeOf("bomb.csv.zst", zstdZeros(512 * 1024))).toEqual({ refused: "bomb" });
    expect(process.resourceUsage().maxRSS - before).toBeLessThan(200 * 1024);
  });
  it("zstd that asks for a window of 2 GB", async () => {
    const frame = zstdZeros(1);
    frame[5] = 168;
    expect(await outcomeOf("window.csv.zst", frame)).toEqual({ refused: "damaged_archive" });
  });
  it("zip of more members than allowed", async () => {
    const members = Object.fromEntries(Array.from({ length: 11 }, (_, i) => [`${i}.csv`, "a,b\n1,2\n"]));
    const limits = { ...DEFAULT_LIMITS, zipEntries: 10 };
    expect(await outcomeOf("many.zip", await zip(members), limits)).toEqual({ refused: "bomb" });
  });
  it("zip that says it holds more than allowed", async () => {
    const limits = { ...DEFAULT_LIMITS, unpackedBytes: 1000 };
    expect(await outcomeOf("large.zip", await zip({ "a.csv": text }), limits)).toEqual({ refused: "bomb" });
  });
});
