import type { FileRefused } from "../errors.js";
import type { ExportFile, FileSample, ReadOptions, StagedTable } from "../intake/types.js";

/** A file found, or why it cannot even be opened. */
export type FoundFile = ExportFile & { refused?: FileRefused };

/** What the load asks of intake; every call throws FileRefused for a file that cannot be trusted. */
export interface Intake {
  /** Files below a folder of the workspace, members of archives one by one, ordered by path. */
  find(folder: "exports" | "reference"): Promise<readonly FoundFile[]>;
  sample(file: ExportFile, options: ReadOptions): Promise<FileSample>;
  /** Stages the file as a relation of text columns; it stands, whatever else is staged, until `release` drops it. */
  stage(file: ExportFile, options: ReadOptions): Promise<StagedTable>;
  /**
   * A relation of the records of several tables whose `numbered` have the same form and whose headers are the same, with
   * file_no, the place in `tables` from 0. It stands until the next is asked for or one of the tables is released.
   */
  together(tables: readonly StagedTable[]): Promise<string>;
  release(table: StagedTable): Promise<void>;
  /** Removes what was unpacked. */
  close(): Promise<void>;
}
