import { createReadStream } from "node:fs";
import path from "node:path";
import { FileRefused } from "../errors.js";
import { CanonicalCsv } from "./canonicalCsv.js";
import { FlatRecords } from "./jsonFlat.js";
import { jsonListElements } from "./jsonList.js";
import { jsonObjects } from "./jsonObjects.js";
import { type Columns, columnsOf, JsonReject } from "./jsonRecord.js";
import type { JsonShape } from "./jsonShape.js";
import type { Prepared } from "./prepare.js";
import type { StagedRecords } from "./stageCsv.js";
import type { IntakeLimits, Reject } from "./types.js";

/** Takes the line in these bytes and answers true, or leaves it to be parsed. */
type TakeLine = (bytes: Buffer, start: number, end: number) => boolean;

/**
 * Records of an NDJSON file or JSON document, one by one; a text where it is no record. `take` is offered the lines of
 * an NDJSON file first.
 */
export async function* jsonRecords(
  prepared: Prepared,
  shape: JsonShape,
  limits: IntakeLimits,
  take: TakeLine = () => false,
): AsyncGenerator<Columns | JsonReject["reason"] | "record_too_long" | "invalid_encoding"> {
  if (shape.kind === "ndjson") {
    yield* lineRecords(prepared, limits, take);
    return;
  }
  const { location, textStart } = prepared;
  const elements =
    shape.objects === true
      ? jsonObjects(location, textStart, limits.recordBytes)
      : jsonListElements(location, textStart, shape.list);
  try {
    for await (const element of elements) yield element === null ? "record_too_long" : outcome(element);
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
    throw new FileRefused(
      "damaged_json",
      prepared.file.path,
      `is not a whole JSON document (${error.message})`,
      "export or copy the file again; nothing of it was loaded",
      error,
    );
  }
}

async function* lineRecords(
  prepared: Prepared,
  limits: IntakeLimits,
  take: TakeLine,
): ReturnType<typeof jsonRecords> {
  for await (const line of lines(prepared, limits.recordBytes, take)) {
    if (line === "") continue;
    if (line === null) yield "record_too_long";
    else if (line.includes("\ufffd") && prepared.encoding?.hasBadBytes) yield "invalid_encoding";
    else yield outcome(line);
  }
}

function outcome(text: string): Columns | JsonReject["reason"] {
  try {
    return columnsOf(text);
  } catch (error) {
    if (error instanceof JsonReject) return error.reason;
    throw error;
  }
}

/** Lines without their ends; null stands for one that is too long to hold. */
async function* lines(prepared: Prepared, limit: number, takeLine: TakeLine): AsyncGenerator<string | null> {
  let pieces: Buffer[] = [];
  let size = 0;
  const take = (rest: Buffer): string | null => {
    const whole =
      size + rest.length > limit
        ? null
        : Buffer.concat([...pieces, rest])
            .toString("utf8")
            .trim();
    pieces = [];
    size = 0;
    return whole;
  };
  for await (const chunk of createReadStream(prepared.location, {
    start: prepared.textStart,
    highWaterMark: 1024 * 1024,
  })) {
    let from = 0;
    const bytes = chunk as Buffer;
    for (let at = bytes.indexOf(10); at >= 0; at = bytes.indexOf(10, from)) {
      if (size > 0 || at - from > limit || !takeLine(bytes, from, at)) yield take(bytes.subarray(from, at));
      from = at + 1;
    }
    size += bytes.length - from;
    if (size <= limit) pieces.push(Buffer.from(bytes.subarray(from)));
  }
  if (size > 0) yield take(Buffer.alloc(0));
}

/** Records whose columns are looked at before the first is written. */
const LOOK_AHEAD = 1000;

/** Writes the good records as canonical CSV; columns are the union over the file, in order of first appearance. */
export async function jsonToCsv(prepared: Prepared, shape: JsonShape, limits: IntakeLimits) {
  const file = path.join(
    prepared.temporary,
    `records-${shape.list ?? "all"}.csv`.replaceAll(/[^\w.-]/g, "_"),
  );
  const names = new Set<string>();
  const records = (take: TakeLine) => jsonRecords(prepared, shape, limits, take);
  const mayCopy = prepared.encoding?.hasBadBytes === false;
  const first = await writeRecords(file, records, names, LOOK_AHEAD, mayCopy);
  if (first.isWhole) return { file, header: [...names], ...first };
  // A column turned up late: now that all are known, once more.
  const again = await writeRecords(file, records, names, 0, mayCopy);
  return { file, header: [...names], ...again };
}

/**
 * Writes the records with the columns in `names` and those of the first `lookAhead` records. Every further column is
 * added to `names`, and makes the file one that is not whole.
 */
async function writeRecords(
  file: string,
  source: (take: TakeLine) => ReturnType<typeof jsonRecords>,
  names: Set<string>,
  lookAhead: number,
  mayCopy: boolean,
): Promise<Omit<StagedRecords, "numbered"> & { isWhole: boolean }> {
  const csv = new CanonicalCsv(file);
  const rejects: Reject[] = [];
  const held: { record: number; columns: Columns }[] = [];
  let header: string[] | null = null;
  let flat: FlatRecords | null = null;
  let records = 0;
  const release = () => {
    header = [...names];
    if (mayCopy) flat = new FlatRecords(csv, header);
    for (const { record, columns } of held.splice(0)) csv.write(record, valuesOf(columns, header));
  };
  const take: TakeLine = (bytes, start, end) => {
    if (flat?.write(records + 1, bytes, start, end) !== true) return false;
    records++;
    return true;
  };
  try {
    if (lookAhead === 0) release();
    for await (const columns of source(take)) {
      records++;
      if (typeof columns === "string") {
        rejects.push({ record: records, column: null, reason: columns });
        continue;
      }
      for (const name of columns.keys()) names.add(name);
      if (header !== null) csv.write(records, valuesOf(columns, header));
      else if (held.push({ record: records, columns }) === lookAhead) release();
    }
    const isWhole = header === null || (header as string[]).length === names.size;
    if (header === null) release();
    return { records, rejects, blankEdges: csv.blankEdges, isWhole };
  } finally {
    csv.close();
  }
}

const valuesOf = (record: Columns, header: readonly string[]): (string | null)[] =>
  header.map((name) => record.get(name) ?? null);
