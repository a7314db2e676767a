import type { FileSample, ReadOptions } from "../intake/types.js";
import type { FeedMapping } from "../workspace/mappingSchema.js";

/** How the columns of a table become rows of feeds. */
export interface Mapping {
  feeds: readonly FeedMapping[];
  /** Zone of times written without one; absent: such a time refuses the file. */
  timeZone?: string;
  /** Values that mean nothing is known, besides the empty one. */
  missing?: readonly string[];
  /** Set before the ids of its things, which another tool gives too. */
  idPrefix?: string;
}

/** A second list in the same JSON page whose records belong to those of the main list, one to one. */
export interface SideList {
  recordsPath: string;
  /** Column of the side list that names the main record. */
  key: string;
  /** Column of the main list it equals. */
  of: string;
  /** Set before the names of the side list's columns. */
  prefix: string;
}

/** One export format: how to know it and how its columns map to feeds. */
export interface Source {
  /** As written under `format:` in suara.yaml. */
  name: string;
  /** What a reader of a message calls it. */
  title: string;
  /** Columns that tell the format; used to name the closest one when nothing fits. */
  signature: readonly string[];
  recognise(sample: FileSample): boolean;
  readOptions?: ReadOptions;
  /** For JSON pages with several lists: the property that holds this format's. */
  list?: string;
  /** `header` is the table's; columns that a version of the format lacks are left out. */
  mapping(header: readonly string[]): Mapping;
  sideList?: SideList;
}

/** Whether all columns are there, spelled exactly. */
export const hasColumns = (header: readonly string[], names: readonly string[]): boolean =>
  names.every((name) => header.includes(name));
