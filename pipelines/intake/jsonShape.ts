import { createReadStream } from "node:fs";
import { parseStrict } from "./jsonRecord.js";
import type { Prepared } from "./prepare.js";
import type { ReadOptions } from "./types.js";

export interface JsonShape {
  kind: "ndjson" | "json";
  /** Property that holds the list; null where there is none. */
  list: string | null;
  /** Whether records stand one after the other as NDJSON's do, each over several lines. */
  objects?: true;
  /** Whether the list is there and nothing in it: the export of nothing, or the page after the last. */
  isEmpty?: true;
}

/** NDJSON, a top-level array, an API page with a list inside, or objects over several lines; null when the text is none of these. */
export async function findJsonShape(prepared: Prepared, options: ReadOptions): Promise<JsonShape | null> {
  const head = await headOf(prepared);
  const text = head.text.trim();
  // A log line may begin with a bracket too; a list of records holds objects.
  if (/^\[\s*[{\]]/.test(text))
    return { kind: "json", list: null, ...(head.whole && /^\[\s*\]$/.test(text) ? { isEmpty: true } : {}) };
  if (!text.startsWith("{")) return null;
  const first = firstObject(text);
  if (first === null) {
    // A page longer than what was looked at, or a document cut short, which whoever reads it notices.
    const list = options.recordsPath ?? firstListName(text);
    return list === null ? { kind: "json", list, objects: true } : { kind: "json", list };
  }
  return shapeOf(first, head.whole && first.length === text.length, options.recordsPath);
}

function shapeOf(first: string, isSingle: boolean, told: string | undefined): JsonShape {
  const value = parsedOrNull(first);
  const isOneLine = !first.includes("\n");
  const page =
    value === null ? null : pageOf(value, isSingle, told, isSingle || told !== undefined || !isOneLine);
  if (page !== null) return page;
  const list = value === null && isSingle ? (told ?? firstListName(first)) : null;
  if (list !== null) return { kind: "json", list };
  return isOneLine ? { kind: "ndjson", list: null } : { kind: "json", list: null, objects: true };
}

/** The list that is told or, where the object may be a page, the only one in it; null where it is a record. */
function pageOf(
  value: Record<string, unknown>,
  isSingle: boolean,
  told: string | undefined,
  mayBePage: boolean,
): JsonShape | null {
  const list = told ?? onlyList(value);
  const items = list === null ? null : value[list];
  if (mayBePage && Array.isArray(items))
    return { kind: "json", list, ...(isSingle && items.length === 0 ? { isEmpty: true } : {}) };
  return isSingle && isEmptyPage(value)
    ? { kind: "json", list: emptyLists(value)[0] ?? null, isEmpty: true }
    : null;
}

const parsedOrNull = (text: string): Record<string, unknown> | null => {
  try {
    return parseStrict(text) as Record<string, unknown>;
  } catch {
    return null;
  }
};

/** The text of the object at the start, null where it does not end. */
function firstObject(text: string): string | null {
  let depth = 0;
  let inString = false;
  for (let i = 0; i < text.length; i++) {
    const sign = text[i];
    if (inString) {
      if (sign === "\\") i++;
      else if (sign === '"') inString = false;
    } else if (sign === '"') inString = true;
    else if (sign === "{" || sign === "[") depth++;
    else if ((sign === "}" || sign === "]") && --depth === 0) return text.slice(0, i + 1);
  }
  return null;
}

/** What has an identifier of its own is a record, though it may hold a list, of custom fields for example. */
const OWN_ID = /^(_?id|uuid|(ticket|chat|conversation|feedback|review|event)_?id)$/i;

function onlyList(record: Record<string, unknown>): string | null {
  if (Object.keys(record).some((name) => OWN_ID.test(name))) return null;
  const lists = Object.entries(record).filter(
    ([, v]) => Array.isArray(v) && v.some((e) => typeof e === "object"),
  );
  return lists.length === 1 ? (lists[0]?.[0] ?? null) : null;
}

const emptyLists = (record: Record<string, unknown>): string[] =>
  Object.keys(record).filter((name) => Array.isArray(record[name]) && record[name].length === 0);

/** What pages of lists say beside the list: of the next page, of how many there are, of when they were made. */
const OF_PAGES =
  /^(next|prev|previous|first|last|self|before|after|start|end|has|is|total|current|per|page|pages|paging|pagination|cursor|count|size|limit|offset|links?|meta|metadata|type|object|url|status|success|ok|request|exported|generated)([A-Z_.-].*)?$/;

/** Whether an object is a page with nothing on it: only empty lists, and what pages say beside them. */
function isEmptyPage(record: Record<string, unknown>): boolean {
  const empty = emptyLists(record);
  const others = Object.keys(record).filter((name) => !empty.includes(name));
  return empty.length > 0 && others.every((name) => OF_PAGES.test(name) && !Array.isArray(record[name]));
}

/** In a document too long to hold: the first property whose value is a list of objects. */
const firstListName = (text: string): string | null =>
  /"((?:[^"\\]|\\.)*)"\s*:\s*\[\s*\{/.exec(text)?.[1] ?? null;

async function headOf(prepared: Prepared): Promise<{ text: string; whole: boolean }> {
  const limit = 1024 * 1024;
  const pieces: Buffer[] = [];
  let size = 0;
  for await (const chunk of createReadStream(prepared.location, {
    start: prepared.textStart,
    end: prepared.textStart + limit,
  })) {
    pieces.push(chunk as Buffer);
    size += (chunk as Buffer).length;
  }
  return { text: Buffer.concat(pieces).toString("utf8"), whole: size <= limit };
}
