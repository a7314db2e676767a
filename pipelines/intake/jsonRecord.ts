import { isLosslessNumber, parse, stringify } from "lossless-json";
import { parsePlain } from "./jsonPlain.js";

/** One JSON object as columns: nested objects by dotted path, lists as JSON text, numbers as they are spelled. */
export type Columns = Map<string, string | null>;

/** Why a text is no record. */
export class JsonReject extends Error {
  readonly reason: "invalid_json" | "duplicate_key" | "not_an_object" | "lone_surrogate" | "nul_byte";
  constructor(reason: JsonReject["reason"], cause?: unknown) {
    super(reason, { cause });
    this.reason = reason;
  }
}

const LONE_SURROGATE = /[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/;

/** Parses one text strictly; throws JsonReject. */
export function parseStrict(text: string): unknown {
  try {
    return parse(text, undefined, {
      onDuplicateKey: () => {
        throw new JsonReject("duplicate_key");
      },
    });
  } catch (error) {
    throw error instanceof JsonReject ? error : new JsonReject("invalid_json", error);
  }
}

/** Columns of one record's text. Throws JsonReject when it is no object or holds text that is not Unicode. */
export function columnsOf(text: string): Columns {
  const record = parsePlain(text) ?? parseStrict(text);
  if (!isObject(record)) throw new JsonReject("not_an_object");
  const columns: Columns = new Map();
  flatten(record, "", columns);
  // Neither can be in a value but by an escape.
  if (!text.includes("\\u")) return columns;
  for (const value of columns.values()) {
    if (value !== null && LONE_SURROGATE.test(value)) throw new JsonReject("lone_surrogate");
    if (value?.includes("\0")) throw new JsonReject("nul_byte");
  }
  return columns;
}

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === "object" && value !== null && !Array.isArray(value) && !isLosslessNumber(value);

function flatten(record: Record<string, unknown>, prefix: string, columns: Columns): void {
  for (const [key, value] of Object.entries(record)) {
    if (isObject(value)) flatten(value, `${prefix}${key}.`, columns);
    else columns.set(prefix + key, textOf(value));
  }
}

function textOf(value: unknown): string | null {
  if (value === null || value === undefined) return null;
  if (typeof value === "string") return value;
  if (isLosslessNumber(value)) return value.value;
  if (Array.isArray(value)) return value.length === 0 ? null : (stringify(value) ?? null);
  return String(value);
}
