import type { FileSample, ReadOptions } from "../intake/types.js";
import { entryReadOptions } from "../sources/configured.js";
import { SOURCES } from "../sources/index.js";
import { recognise, sourceNamed } from "../sources/recognise.js";
import type { Mapping, SideList, Source } from "../sources/source.js";
import type { SourceMapping } from "../workspace/mappingSchema.js";

/** How one file is read and mapped, whoever decided it. */
export interface ReadingPlan {
  /** Name for run.json. */
  format: string;
  readOptions: ReadOptions;
  mapping(header: readonly string[]): Mapping;
  sideList?: SideList;
}

/** From suara.yaml where it speaks of the file, else by recognising. `sample` is asked only if needed. */
export async function planReading(
  entry: SourceMapping | null,
  sample: (options: ReadOptions) => Promise<FileSample>,
): Promise<ReadingPlan> {
  const told = entryReadOptions(entry);
  if (entry?.ignore !== undefined) {
    return { format: "ignored", readOptions: told, mapping: () => ({ feeds: [] }) };
  }
  if (entry?.feeds !== undefined) {
    const { feeds } = entry;
    return { format: "mapped", readOptions: told, mapping: () => withEntry({ feeds }, entry) };
  }
  const named = entry?.format === undefined ? undefined : sourceNamed(entry.format);
  const found = await (named === undefined ? recogniseAnyList(told, sample) : listIn(named, told, sample));
  if (found === null) return { format: "empty_page", readOptions: told, mapping: () => ({ feeds: [] }) };
  const { source, list } = found;
  return {
    format: source.name,
    readOptions: { ...source.readOptions, ...(list === undefined ? {} : { recordsPath: list }), ...told },
    mapping: (header) => withEntry(source.mapping(header), entry),
    ...(source.sideList === undefined ? {} : { sideList: source.sideList }),
  };
}

/**
 * A JSON page may hold several lists; the one that a known format keeps its records in is looked for. null for a page of no known format
 * with nothing on it.
 */
async function recogniseAnyList(
  told: ReadOptions,
  sample: (options: ReadOptions) => Promise<FileSample>,
): Promise<{ source: Source; list?: string } | null> {
  const first = await sample(told);
  const isPage = (first.kind === "json" || first.kind === "ndjson") && told.recordsPath === undefined;
  for (const source of isPage ? SOURCES : []) {
    if (source.list === undefined || source.recognise(first)) continue;
    const inside = await sample({ ...told, recordsPath: source.list });
    if (inside.recordsPath !== source.list) continue;
    if (source.recognise(inside) || first.isEmpty === true) return { source, list: source.list };
  }
  if (first.isEmpty === true) return null;
  return { source: recognise(first) };
}

async function listIn(
  source: Source,
  told: ReadOptions,
  sample: (options: ReadOptions) => Promise<FileSample>,
): Promise<{ source: Source; list?: string }> {
  if (source.list === undefined || told.recordsPath !== undefined) return { source };
  const inside = await sample({ ...told, recordsPath: source.list });
  return inside.recordsPath === source.list ? { source, list: source.list } : { source };
}

function withEntry(mapping: Mapping, entry: SourceMapping | null): Mapping {
  const missing = [...(mapping.missing ?? []), ...(entry?.missing ?? [])];
  const timeZone = entry?.time_zone ?? mapping.timeZone;
  const idPrefix = entry?.id_prefix;
  return {
    feeds: mapping.feeds,
    missing,
    ...(timeZone === undefined ? {} : { timeZone }),
    ...(idPrefix === undefined ? {} : { idPrefix }),
  };
}
