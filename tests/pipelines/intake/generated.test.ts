import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openDuckDb } from "../../../pipelines/engine/duckdb/duckDbEngine.js";
import type { Engine } from "../../../pipelines/engine/engine.js";
import { dispose, prepareFile, stageFile } from "../../../pipelines/intake/index.js";
import { DEFAULT_LIMITS } from "../../../pipelines/intake/types.js";

const CSV_FILES = 700;
const NDJSON_FILES = 300;

let dir = "";
let engine: Engine;
beforeAll(async () => {
  dir = mkdtempSync(path.join(os.tmpdir(), "suara-generated-"));
  engine = await openDuckDb({ path: ":memory:", allowedDirectories: [dir], timeZone: "UTC", threads: 2 });
});
afterAll(async () => {
  await engine.close();
  rmSync(dir, { recursive: true, force: true });
});

/** Mulberry32. */
class Random {
  private state: number;
  constructor(seed: number) {
    this.state = Math.imul(seed + 1, 0x9e3779b1);
  }
  below(limit: number): number {
    this.state = (this.state + 0x6d2b79f5) | 0;
    let t = Math.imul(this.state ^ (this.state >>> 15), 1 | this.state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return Math.floor((((t ^ (t >>> 14)) >>> 0) / 2 ** 32) * limit);
  }
  pick<T>(list: readonly T[]): T {
    return list[this.below(list.length)] as T;
  }
  chance(share: number): boolean {
    return this.below(1_000_000) < share * 1_000_000;
  }
}

type Value = string | null;

/** One record as bytes, and what intake must make of it. */
interface Made {
  bytes: Buffer;
  row?: Value[];
  reason?: string;
}

interface GeneratedFile {
  bytes: Buffer;
  header: string[];
  records: Made[];
  encoding?: string;
}

const WORDS = [
  "halo",
  "saldo",
  "x1",
  "0042",
  "-7.50",
  "é",
  "客服",
  "😀",
  "don't",
  "a b",
  "2025-01-01",
  "NULL",
  "Ω~#",
];
const DELIMITERS = [",", ";", "\t", "|"];

/** Text that begins and ends with a letter, so that no quote inside can be taken for the end of a field. */
const richText = (random: Random): string => {
  const middle = Array.from({ length: random.below(5) }, () =>
    random.pick([...WORDS, ...DELIMITERS, '"', "\n", "\r\n", "\n\n", '""', " "]),
  ).join("");
  return `q${middle}z`;
};

/** A field as written, and its value. */
function field(random: Random, alwaysQuoted: boolean): { written: string; value: Value } {
  const kind = random.below(10);
  if (kind === 0) return { written: alwaysQuoted ? '""' : "", value: null };
  const value = kind < 4 ? richText(random) : random.pick(WORDS);
  const isQuoted = alwaysQuoted || kind < 5;
  return { written: isQuoted ? `"${value.replaceAll('"', '""')}"` : value, value };
}

const BAD_BYTES = [
  [0xff],
  [0x80],
  [0xc3],
  [0xc0, 0x80],
  [0xe2, 0x82],
  [0xe0, 0x80, 0x80],
  [0xed, 0xa0, 0x80],
  [0xf0, 0x80, 0x80, 0x80],
  [0xf4, 0x90, 0x80, 0x80],
  [0xf0, 0x9f, 0x98],
];

const CSV_DEFECTS = ["short", "long", "stray", "after", "open", "nul", "utf8"] as const;
type CsvDefect = (typeof CSV_DEFECTS)[number];

function badRecord(random: Random, columns: number, delimiter: string, defect: CsvDefect): Made {
  const words = (count: number) => Array.from({ length: count }, () => random.pick(WORDS));
  const at = random.below(columns);
  const spoilt = (written: string, reason: string): Made => {
    const fields = words(columns);
    fields[at] = written;
    return { bytes: Buffer.from(fields.join(delimiter)), reason };
  };
  switch (defect) {
    case "short":
      return { bytes: Buffer.from(words(columns - 1).join(delimiter)), reason: "too_few_columns" };
    case "long":
      return { bytes: Buffer.from(words(columns + 1).join(delimiter)), reason: "too_many_columns" };
    case "stray":
      return spoilt('ab"cd', "stray_quote");
    case "after":
      return spoilt('"ab"cd', "text_after_quote");
    case "open":
      return spoilt('"never closed', "unterminated_quote");
    case "nul":
      return spoilt(random.pick(["a\0b", "\0", '"a\0b"']), "nul_byte");
    case "utf8": {
      const whole = spoilt("MARK", "invalid_encoding");
      const [before = "", after = ""] = whole.bytes.toString("utf8").split("MARK");
      return {
        ...whole,
        bytes: Buffer.concat([Buffer.from(before), Buffer.from(random.pick(BAD_BYTES)), Buffer.from(after)]),
      };
    }
  }
}

function csvRecord(random: Random, columns: number, delimiter: string, alwaysQuoted: boolean): Made {
  const fields = Array.from({ length: columns }, () => field(random, alwaysQuoted));
  return {
    bytes: Buffer.from(fields.map((one) => one.written).join(delimiter)),
    row: fields.map((one) => one.value),
  };
}

function csvFile(seed: number): GeneratedFile {
  const random = new Random(seed);
  const columns = 3 + random.below(4);
  const delimiter = random.pick(DELIMITERS);
  const alwaysQuoted = random.chance(0.25);
  const lineEnds = random.pick([["\n"], ["\r\n"], ["\n", "\r\n"]]);
  const defects = CSV_DEFECTS.filter(() => random.chance(0.5));
  const header = Array.from({ length: columns }, (_, i) => `column_${i}`);
  const pieces: Buffer[] = [Buffer.from(header.join(delimiter) + random.pick(lineEnds))];
  const records: Made[] = [];
  const count = 12 + random.below(40);
  for (let i = 0; i < count; i++) {
    // Enough whole records come first for the delimiter to be plain.
    const isBad = i >= 8 && defects.length > 0 && random.chance(0.25);
    const record = isBad
      ? badRecord(random, columns, delimiter, random.pick(defects))
      : csvRecord(random, columns, delimiter, alwaysQuoted);
    records.push(record);
    const isLast = i === count - 1;
    const blank = random.chance(0.05) ? random.pick(lineEnds) : "";
    const end = isLast && random.chance(0.4) ? "" : random.pick(lineEnds) + blank;
    pieces.push(record.bytes, Buffer.from(end));
  }
  const hasBadBytes = records.some((record) => record.reason === "invalid_encoding");
  const withMark = random.chance(hasBadBytes ? 0.5 : 0.1);
  if (withMark) pieces.unshift(Buffer.from("\ufeff"));
  return {
    bytes: Buffer.concat(pieces),
    header,
    records,
    ...(hasBadBytes && !withMark ? { encoding: "utf-8" } : {}),
  };
}

const KEYS = ["id", "status", "note", "via.channel", "via.note", "count", "flag"];
const NUMBERS = ["0", "-1.50", "12345678901234567890.10", "1e5"];

/** A JSON value as written, and its text. */
function jsonValue(random: Random): { written: string; value: Value } {
  const kind = random.below(8);
  if (kind === 0) return { written: "null", value: null };
  if (kind === 1) return { written: '""', value: null };
  if (kind === 2) return { written: "true", value: "true" };
  if (kind === 3) {
    const number = random.pick(NUMBERS);
    return { written: number, value: number };
  }
  const value = kind < 6 ? richText(random) : random.pick(WORDS);
  return { written: JSON.stringify(value), value };
}

interface JsonMade extends Made {
  values?: Map<string, Value>;
}

function jsonRecord(random: Random, keys: readonly string[]): JsonMade {
  const values = new Map<string, Value>();
  const own: string[] = [];
  const nested: string[] = [];
  for (const key of keys) {
    const { written, value } = jsonValue(random);
    const [first, second] = key.split(".");
    if (second === undefined) own.push(`${JSON.stringify(first)}:${written}`);
    else nested.push(`${JSON.stringify(second)}:${written}`);
    values.set(key, value);
  }
  const parts = nested.length === 0 ? own : [...own, `"via":{${nested.join(",")}}`];
  const ordered = new Map(
    [...values].sort(([a], [b]) => Number(a.startsWith("via.")) - Number(b.startsWith("via."))),
  );
  return { bytes: Buffer.from(`{${parts.join(random.pick([",", ", "]))}}`), values: ordered };
}

const JSON_DEFECTS: readonly [string, string][] = [
  ['{"id":1,,"status":"open"}', "invalid_json"],
  ['{"id":"never closed}', "invalid_json"],
  ["{'id':'1'}", "invalid_json"],
  ['{"id":1} {"id":2}', "invalid_json"],
  ['{"id":NaN}', "invalid_json"],
  ["not json", "invalid_json"],
  ["[1,2]", "not_an_object"],
  ['"text"', "not_an_object"],
  ["42", "not_an_object"],
  ["null", "not_an_object"],
  ['{"id":"1","id":"2"}', "duplicate_key"],
  ['{"id":"1","via":{"note":"a","note":"b"}}', "duplicate_key"],
  ['{"note":"\\ud800"}', "lone_surrogate"],
  ['{"note":"a\\u0000b"}', "nul_byte"],
];

function ndjsonRecord(random: Random, keys: readonly string[], isCut: boolean, isBad: boolean): JsonMade {
  const whole = jsonRecord(random, keys);
  if (isCut) return { bytes: whole.bytes.subarray(0, whole.bytes.length - 1), reason: "invalid_json" };
  if (!isBad) return whole;
  const [written, reason] = random.pick(JSON_DEFECTS);
  return { bytes: Buffer.from(written), reason };
}

function ndjsonFile(seed: number): GeneratedFile {
  const random = new Random(1_000_000 + seed);
  const records: JsonMade[] = [];
  const pieces: Buffer[] = [];
  const lineEnds = random.pick([["\n"], ["\r\n"], ["\n", "\r\n"]]);
  const count = 5 + random.below(30);
  for (let i = 0; i < count; i++) {
    const isLast = i === count - 1;
    const isCut = isLast && random.chance(0.3);
    const keys = i === 0 ? ["id"] : KEYS.filter(() => random.chance(0.6));
    const record = ndjsonRecord(random, keys, isCut, i > 0 && random.chance(0.2));
    records.push(record);
    const end = isLast && (isCut || random.chance(0.4)) ? "" : random.pick(lineEnds);
    pieces.push(record.bytes, Buffer.from(end + (end !== "" && random.chance(0.05) ? end : "")));
  }
  const names = new Set<string>();
  for (const { values } of records) for (const name of values?.keys() ?? []) names.add(name);
  const header = [...names];
  return {
    bytes: Buffer.concat(pieces),
    header,
    records: records.map(({ values, ...record }) =>
      values === undefined ? record : { ...record, row: header.map((name) => values.get(name) ?? null) },
    ),
  };
}

/** What intake made of the file, next to what the generator knows; null when they agree. */
async function violation(name: string, file: GeneratedFile): Promise<string | null> {
  writeFileSync(path.join(dir, name), file.bytes);
  const options = { limits: DEFAULT_LIMITS, tempDir: path.join(dir, "work") };
  const prepared = await prepareFile(
    dir,
    name,
    file.encoding === undefined ? options : { ...options, encoding: file.encoding },
  );
  try {
    const [one] = prepared;
    if (one === undefined) return `${name}: nothing prepared`;
    const staged = await stageFile(engine, one, {}, DEFAULT_LIMITS, "staged");
    const columns = staged.header.map((_, i) => `c${i}`).join(", ");
    const found = await engine.rows(`select record_no, ${columns} from staged order by record_no`);
    const numbered = file.records.map((record, i) => ({ ...record, record: i + 1 }));
    const wanted = {
      header: file.header,
      records: numbered.length,
      rows: numbered.flatMap(({ record, row }) => (row === undefined ? [] : [[record, ...row]])),
      rejects: numbered.flatMap(({ record, reason }) =>
        reason === undefined ? [] : [{ record, column: null, reason }],
      ),
    };
    const { header, records, rejects } = staged;
    const made = { header, records, rows: found.map((row) => Object.values(row)), rejects };
    if (made.rows.length + rejects.length !== records) return `${name}: records unaccounted`;
    return difference(name, made, wanted);
  } catch (error) {
    return `${name}: ${String(error).slice(0, 200)}`;
  } finally {
    await dispose(prepared);
  }
}

function difference(name: string, made: object, wanted: object): string | null {
  for (const [part, value] of Object.entries(wanted)) {
    const found = (made as Record<string, unknown>)[part];
    if (JSON.stringify(found) === JSON.stringify(value)) continue;
    if (!Array.isArray(found) || !Array.isArray(value))
      return `${name}: ${part} ${String(found)}, not ${String(value)}`;
    const at = value.findIndex((one, i) => JSON.stringify(one) !== JSON.stringify(found[i]));
    return `${name}: ${part}[${at}] ${JSON.stringify(found[at])}, not ${JSON.stringify(value[at])}`;
  }
  return null;
}

async function violations(count: number, extension: string, make: (seed: number) => GeneratedFile) {
  const found: string[] = [];
  const reasons = new Set<string>();
  for (let seed = 0; seed < count; seed++) {
    const file = make(seed);
    for (const { reason } of file.records) if (reason !== undefined) reasons.add(reason);
    const wrong = await violation(`seed-${seed}.${extension}`, file);
    if (wrong !== null) found.push(wrong);
  }
  return { found, reasons: [...reasons].sort() };
}

describe("every generated record is a row under its number or a reject with its reason", () => {
  it(`in ${CSV_FILES} CSV files`, { timeout: 120_000 }, async () => {
    expect(await violations(CSV_FILES, "csv", csvFile)).toEqual({
      found: [],
      reasons: [
        "invalid_encoding",
        "nul_byte",
        "stray_quote",
        "text_after_quote",
        "too_few_columns",
        "too_many_columns",
        "unterminated_quote",
      ],
    });
  });

  it(`in ${NDJSON_FILES} NDJSON files`, { timeout: 120_000 }, async () => {
    expect(await violations(NDJSON_FILES, "ndjson", ndjsonFile)).toEqual({
      found: [],
      reasons: ["duplicate_key", "invalid_json", "lone_surrogate", "not_an_object", "nul_byte"],
    });
  });
});
