/**
 * What intake hands to the sources: a file whose bytes are whole and checked, standing in a temporary
 * table of text columns, with every record either in that table or in `rejects`.
 */

/** One record refused, and why. Never holds a value of the record. */
export interface Reject {
  /** 1-based ordinal among the file's records; header, preamble and blank lines are not records. */
  record: number;
  /** Header name of the column at fault; null when the record's structure is. */
  column: string | null;
  /** Code from `reasons.ts`. */
  reason: string;
}

export type FileKind = "csv" | "ndjson" | "json" | "parquet" | "xlsx";

export interface ExportFile {
  /** Path relative to the workspace; for a member of a zip `archive.zip!member.csv`. */
  path: string;
  /** SHA-256 of the stored bytes (of the whole archive for a zip member), lower-case hex. */
  sha256: string;
  bytes: number;
  /** State of the stored file when it was hashed (`stampOf`); absent where there is no file. */
  stamp?: string;
}

/** Column names as the file spells them, in file order; staged as c0, c1, … so no name reaches SQL. */
export interface StagedTable {
  file: ExportFile;
  kind: FileKind;
  /** What was found out about the bytes, for run.json and error messages. */
  dialect: { encoding: string; compression: string; delimiter?: string; preamble?: number };
  /**
   * Relation with `record_no BIGINT` (1-based, in no order, gaps where records were rejected) and
   * `c0..cN VARCHAR` (null where the field is absent or, in CSV, empty and unquoted or quoted alike). A view that
   * reads a file each time it is asked: whoever reads it must find `records` less the rejected ones.
   */
  relation: string;
  header: readonly string[];
  /** Whether it is a JSON list with nothing in it, which has no names of columns either. */
  isEmpty?: true;
  /** All records of the file, counted by a scanner that shares no code with the reader. */
  records: number;
  rejects: readonly Reject[];
  /** Columns, from 0, in which a value may begin or end with a blank or an invisible mark; all when not known. */
  blankEdges?: ReadonlySet<number>;
  /** What the relation reads, where that is a file of numbered records; absent for others. */
  numbered?: NumberedFile;
}

/** A file of records that begin with their ordinals and end in line feeds. */
export interface NumberedFile extends NumberedForm {
  file: string;
}

/** What files of numbered records must have in common to be read as one. */
export interface NumberedForm {
  delimiter: string;
  quoted: boolean;
  columns: number;
  ragged: boolean;
}

/** What a source may look at to recognise a file: names and the first records, nothing loaded yet. */
export interface FileSample {
  file: ExportFile;
  kind: FileKind;
  header: readonly string[];
  /** First records as text, at most 20. */
  rows: readonly (readonly (string | null)[])[];
  /** For JSON: path of the list that holds the records ("" for a top-level array or NDJSON, else e.g. "tickets"). */
  recordsPath?: string;
  /** Whether it is a JSON list with nothing in it, which has no names of columns either. */
  isEmpty?: true;
}

/** How a source or suara.yaml overrides what intake would find out by itself. */
export interface ReadOptions {
  encoding?: string;
  delimiter?: string;
  /** Lines before the header. */
  skipLines?: number;
  /** Column names for a file without a header row. */
  header?: readonly string[];
  quote?: '"' | "none";
  /** For JSON pages: the property that holds the list of records. */
  recordsPath?: string;
  sheet?: string;
  /** For CSV of fixed leading columns and a varying tail (queue_log): shorter records are padded with null. */
  ragged?: boolean;
}

export interface IntakeLimits {
  /** Refuse an archive that unpacks to more than this. */
  unpackedBytes: number;
  /** Refuse above this inflate ratio once 100 MB are out. */
  ratio: number;
  zipEntries: number;
  /** Largest single record. */
  recordBytes: number;
}

export const DEFAULT_LIMITS: IntakeLimits = {
  unpackedBytes: 64 * 1024 ** 3,
  ratio: 200,
  zipEntries: 1000,
  recordBytes: 16 * 1024 ** 2,
};
