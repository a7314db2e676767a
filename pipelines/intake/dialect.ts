import { open } from "node:fs/promises";
import { FileRefused } from "../errors.js";
import type { Prepared } from "./prepare.js";
import type { ReadOptions } from "./types.js";

/** How a delimited text is written, and where its records begin. */
export interface Dialect {
  delimiter: string;
  quoted: boolean;
  header: string[];
  /** Byte offset of the first record. */
  recordsStart: number;
  /** Lines left out before the header. */
  preamble: number;
  sample: string[][];
}

const HEAD = 256 * 1024;
const SAMPLE = 20;
const DELIMITERS = [",", ";", "\t", "|"];

interface HeadRecord {
  fields: string[];
  /** Characters of the head up to the end of this record. */
  end: number;
  blank: boolean;
}

/** Finds the delimiter, the header and the first records; throws FileRefused where the file cannot be read as a table. */
export async function findDialect(prepared: Prepared, options: ReadOptions): Promise<Dialect> {
  const head = await textHead(prepared);
  const quoted = options.quote !== "none";
  // A first line for spreadsheets, which alone says what separates the fields.
  const hint = /^"?sep=(.)"?\r?\n/i.exec(head);
  const delimiter = options.delimiter ?? hint?.[1] ?? chooseDelimiter(head, quoted);
  const records = splitHead(head, delimiter, quoted);
  const preamble =
    options.skipLines ?? (hint === null ? findPreamble(records) : 1 + findPreamble(records.slice(1)));
  const body = records.slice(preamble).filter((record) => !record.blank);
  const dataFrom = options.header === undefined ? 1 : 0;
  const names = options.header ?? body[0]?.fields ?? [];
  refuseWrapped(names, body, prepared.file.path);
  const headerEnd = options.header === undefined ? body[0] : records[preamble - 1];
  const characters = headerEnd?.end ?? 0;
  return {
    delimiter,
    quoted,
    header: uniqueNames(names),
    recordsStart: prepared.textStart + Buffer.byteLength(head.slice(0, characters)),
    preamble,
    sample: body.slice(dataFrom, dataFrom + SAMPLE).map((record) => record.fields),
  };
}

async function textHead(prepared: Prepared): Promise<string> {
  const handle = await open(prepared.location, "r");
  try {
    const { buffer, bytesRead } = await handle.read(Buffer.alloc(HEAD), 0, HEAD, prepared.textStart);
    return buffer.subarray(0, bytesRead).toString("utf8");
  } finally {
    await handle.close();
  }
}

/** The delimiter by which most of the first records have the same number of fields, at least two. */
function chooseDelimiter(head: string, quoted: boolean): string {
  let best = { delimiter: ",", score: 0 };
  for (const delimiter of DELIMITERS) {
    const counts = splitHead(head, delimiter, quoted)
      .filter((record) => !record.blank)
      .map((record) => record.fields.length);
    const common = mode(counts);
    if (common < 2) continue;
    const share = counts.filter((count) => count === common).length / counts.length;
    const score = share * Math.log2(common + 1);
    if (score > best.score) best = { delimiter, score };
  }
  return best.delimiter;
}

const mode = (counts: readonly number[]): number => {
  const seen = new Map<number, number>();
  for (const count of counts) seen.set(count, (seen.get(count) ?? 0) + 1);
  return [...seen].sort((a, b) => b[1] - a[1] || b[0] - a[0])[0]?.[0] ?? 0;
};

/** First records of the head, quotes respected; the last, perhaps cut, is left out unless it is the only one. */
function splitHead(head: string, delimiter: string, quoted: boolean): HeadRecord[] {
  const records: HeadRecord[] = [];
  let at = 0;
  while (at < head.length && records.length < 200) {
    const record = splitRecord(head, at, delimiter, quoted);
    records.push(record);
    at = record.end;
  }
  return records;
}

function splitRecord(head: string, start: number, delimiter: string, quoted: boolean): HeadRecord {
  const fields: string[] = [];
  let field = "";
  let i = start;
  for (; i < head.length; i++) {
    const char = head[i] as string;
    if (quoted && char === '"' && field === "") {
      const run = quotedRun(head, i + 1);
      field = run.text;
      i = run.close;
    } else if (char === delimiter) {
      fields.push(field);
      field = "";
    } else if (char === "\n" || char === "\r") {
      const width = char === "\r" && head[i + 1] === "\n" ? 2 : 1;
      return { fields: [...fields, field], end: i + width, blank: i === start };
    } else field += char;
  }
  return { fields: [...fields, field], end: i, blank: i === start };
}

/** Text from after an opening quote to its closing one, doubled quotes undone. */
function quotedRun(head: string, from: number): { text: string; close: number } {
  let close = head.indexOf('"', from);
  while (close >= 0 && head[close + 1] === '"') close = head.indexOf('"', close + 2);
  if (close < 0) close = head.length;
  return { text: head.slice(from, close).replaceAll('""', '"'), close };
}

/** Lines of prose before the header: fewer fields than the table has, then usually a blank line. */
function findPreamble(records: readonly HeadRecord[]): number {
  const counts = records.filter((record) => !record.blank).map((record) => record.fields.length);
  const common = mode(counts);
  if (common < 2) return 0;
  const first = records.findIndex((record) => !record.blank && record.fields.length >= common);
  const before = records.slice(0, Math.max(first, 0));
  const isProse = before.length <= 10 && before.every((record) => record.blank || record.fields.length === 1);
  return isProse ? before.length : 0;
}

function refuseWrapped(names: readonly string[], body: readonly HeadRecord[], path: string): void {
  const [only] = names;
  if (names.length !== 1 || only === undefined) return;
  const delimiter = DELIMITERS.find((candidate) => only.includes(candidate));
  if (
    delimiter === undefined ||
    !body.every((record) => record.fields.length === 1 && (record.fields[0] ?? "").includes(delimiter))
  )
    return;
  throw new FileRefused(
    "wrapped_records",
    path,
    "every record is wrapped in quotes as a whole, so the table has one column instead of many",
    "export it again without a second layer of quotes (spreadsheets add it when a CSV is pasted into one column)",
  );
}

/** Header cells cleaned of marks and blanks; a name that repeats gets #2, #3 … */
export function uniqueNames(cells: readonly string[]): string[] {
  const seen = new Map<string, number>();
  return cells.map((cell, i) => {
    const name = cell.replaceAll(/[\u200b\u200e\u200f\ufeff\0]/g, "").trim() || `column ${i + 1}`;
    const count = (seen.get(name) ?? 0) + 1;
    seen.set(name, count);
    return count === 1 ? name : `${name}#${count}`;
  });
}
