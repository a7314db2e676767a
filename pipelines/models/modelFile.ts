import { readdir, readFile } from "node:fs/promises";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { SuaraError } from "../errors.js";

/** Folders of `pipelines/models/` in the order data passes through; each is a schema of the database. */
export const LAYERS = ["staging", "intermediate", "marts", "reports"] as const;
export type Layer = (typeof LAYERS)[number];

/** What tells parts of a relation apart, and what its inputs call it. */
interface KeyColumn {
  column: string;
  inputColumn: string;
}

/** The same where inputs may call it differently: the key of a union is the one or the other. */
interface RebuildKey {
  column: string;
  inputColumns: readonly string[];
}

export interface Model {
  /** Relation with its schema, e.g. `marts.tickets`. */
  name: string;
  layer: Layer;
  /** Relations the header says the body reads, each with its schema. */
  inputs: readonly string[];
  /** Columns in order. */
  outputs: readonly string[];
  /** Columns that identify a row. */
  grain: readonly string[];
  /** Columns of the grain that may be null. */
  nullableGrain: readonly string[];
  units: string;
  note: string;
  /**
   * What part of the relation can be built anew alone; null: all of it is, each time. Rows with one value of `column`
   * depend on nothing but the rows of the inputs with the same value of one of `inputColumns`, and on inputs without one
   * in ways that do not change while the settings stay.
   */
  rebuild: RebuildKey | null;
  /** Column by whose values the relation leaves the database in files of its own; null: in one file. */
  parts: string | null;
  /**
   * Column by whose values the relation may be built a few at a time: as with `rebuild`, rows with one value of it depend on
   * nothing but the inputs' rows with the same value of `inputColumn`, where the inputs have it. null: in one statement.
   */
  slices: KeyColumn | null;
  /** One select statement, without the header. */
  body: string;
}

const HEADER_KEYS = ["Model", "Grain", "Inputs", "Outputs", "Units", "Note"] as const;
const OPTIONAL_KEYS = ["Rebuild", "Parts", "Slices"] as const;
type Header = Record<(typeof HEADER_KEYS)[number], string> &
  Partial<Record<(typeof OPTIONAL_KEYS)[number], string>>;

const modelsDirectory = path.dirname(fileURLToPath(import.meta.url));

/** Reads every model below `directory` (default: the product's own). Throws SuaraError `bad_model` naming the file. */
export async function readModels(directory: string = modelsDirectory): Promise<Model[]> {
  const models: Model[] = [];
  for (const layer of LAYERS) {
    const entries = await readdir(path.join(directory, layer)).catch(() => []);
    for (const entry of entries.filter((name) => name.endsWith(".sql")).sort()) {
      const text = await readFile(path.join(directory, layer, entry), "utf8");
      models.push(parseModel(layer, entry.slice(0, -".sql".length), text));
    }
  }
  return models;
}

/** One model file's text. The header is a contract: each line must be there, in order, and name this file. */
export function parseModel(layer: Layer, fileName: string, text: string): Model {
  const place = `${layer}/${fileName}`;
  const header = parseHeader(place, text);
  if (header.Model !== place) throw badModel(place, `its header names ${header.Model}`);
  const body = text
    .replace(/^(?:--.*\n)+/, "")
    .trim()
    .replace(/;$/, "");
  if (body === "") throw badModel(place, "it has no statement below the header");
  const key = /\(([^()]+)\)\s*$/.exec(header.Grain)?.[1];
  if (key === undefined)
    throw badModel(place, "its Grain line does not end with the key columns in brackets");
  const grain = list(key);
  const outputs = list(header.Outputs);
  const slices = keyColumn(place, "Slices", header.Slices);
  for (const [key, column] of [
    ["Parts", header.Parts],
    ["Slices", slices?.column],
  ] as const) {
    if (column !== undefined && !outputs.includes(column))
      throw badModel(place, `its ${key} line names ${column}, which is none of its Outputs`);
  }
  return {
    name: `${layer}.${fileName}`,
    layer,
    inputs: header.Inputs === "none" ? [] : list(header.Inputs),
    outputs,
    grain: grain.map((column) => column.replace(/\?$/, "")),
    nullableGrain: grain.filter((column) => column.endsWith("?")).map((column) => column.slice(0, -1)),
    units: header.Units,
    note: header.Note,
    rebuild: rebuildKey(place, header.Rebuild),
    parts: header.Parts ?? null,
    slices,
    body,
  };
}

/** "ticket_id", or "period by week" where the inputs call it otherwise. */
function keyColumn(place: string, line: string, text: string | undefined): KeyColumn | null {
  if (text === undefined) return null;
  const match = /^(\w+)(?: by (\w+))?$/.exec(text);
  if (match === null) throw badModel(place, `its ${line} line must be "column" or "column by input_column"`);
  const column = match[1] ?? "";
  return { column, inputColumn: match[2] ?? column };
}

/** "ticket_id", "period by week", or "text_id by ticket_id, feedback_id" where each input has the one or the other. */
function rebuildKey(place: string, text: string | undefined): RebuildKey | null {
  if (text === undefined) return null;
  const match = /^(\w+)(?: by (\w+(?:, \w+)*))?$/.exec(text);
  if (match === null)
    throw badModel(place, 'its Rebuild line must be "column" or "column by input_column, input_column"');
  const column = match[1] ?? "";
  return { column, inputColumns: match[2] === undefined ? [column] : list(match[2]) };
}

function parseHeader(place: string, text: string): Header {
  const header: Partial<Header> = {};
  let current: keyof Header | undefined;
  const order: string[] = [];
  for (const line of text.split("\n")) {
    if (!line.startsWith("--")) break;
    const start = /^-- (Model|Grain|Inputs|Outputs|Units|Note|Rebuild|Parts|Slices): +(\S.*)$/.exec(line);
    if (start !== null) {
      current = start[1] as keyof Header;
      header[current] = start[2] ?? "";
      order.push(current);
    } else if (current !== undefined) {
      header[current] = `${header[current]} ${line.slice(2).trim()}`;
    }
  }
  const optional = OPTIONAL_KEYS.filter((name) => header[name] !== undefined);
  if (order.join() !== [...HEADER_KEYS, ...optional].join()) {
    throw badModel(
      place,
      `its header must have ${HEADER_KEYS.join(", ")}, each once and in this order, and may end with ${OPTIONAL_KEYS.join(" and ")}`,
    );
  }
  return header as Header;
}

const list = (text: string): string[] => text.split(",").map((part) => part.trim());

/** A defect in a model file, found before anything is built. */
export const badModel = (place: string, what: string): SuaraError =>
  new SuaraError("bad_model", `the model ${place} cannot be used: ${what}`, {
    fix: "see the header of any file in pipelines/models/marts for the form",
  });
