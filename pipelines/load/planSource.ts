import type { FileSample, ReadOptions } from "../intake/types.js";
import { entryReadOptions } from "../sources/configured.js";
import { recognise, sourceNamed } from "../sources/recognise.js";
import type { Mapping, SideList } from "../sources/source.js";
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
  const source = named ?? recognise(await sample(told));
  return {
    format: source.name,
    readOptions: { ...source.readOptions, ...told },
    mapping: (header) => withEntry(source.mapping(header), entry),
    ...(source.sideList === undefined ? {} : { sideList: source.sideList }),
  };
}

function withEntry(mapping: Mapping, entry: SourceMapping | null): Mapping {
  const missing = [...(mapping.missing ?? []), ...(entry?.missing ?? [])];
  const timeZone = entry?.time_zone ?? mapping.timeZone;
  return { feeds: mapping.feeds, missing, ...(timeZone === undefined ? {} : { timeZone }) };
}
