/** The narrow door to a database. DuckDB is the default; another engine implements the same interface. */
export type Row = Record<string, unknown>;
export type Bindable = string | number | bigint | boolean | null;

export interface Engine {
  readonly name: string;
  /** Changes whenever a macro's text or the reporting time zone does: what was built before then is built anew. */
  readonly prelude: string;
  /** Runs a statement; `$1`, `$2` … are bound, never pasted. Throws QueryError. */
  run(sql: string, values?: readonly Bindable[]): Promise<void>;
  /** Rows as plain objects: integers as number (or bigint beyond 2^53), timestamps as ISO text in UTC, dates as YYYY-MM-DD. */
  rows<T extends Row = Row>(sql: string, values?: readonly Bindable[]): Promise<T[]>;
  /** The single value of a one-row, one-column query. */
  value<T>(sql: string, values?: readonly Bindable[]): Promise<T>;
  /** Runs `work` in one transaction; rolled back if it throws. */
  transaction<T>(work: () => Promise<T>): Promise<T>;
  close(): Promise<void>;
}

/** An engine within this process, which can call back: the one that exports are loaded with. */
export interface LocalEngine extends Engine {
  /**
   * Makes `name` a function of SQL that takes `parameters` texts, each or null, and answers a text or null. `compute` must be
   * pure: it runs on this thread, whichever of the engine's threads asks, and not for every row where two are alike.
   */
  defineTextFunction(
    name: string,
    parameters: number,
    compute: (texts: readonly (string | null)[]) => string | null,
  ): void;
}

export const quoteIdentifier = (name: string): string => `"${name.replaceAll('"', '""')}"`;
export const quoteString = (text: string): string => `'${text.replaceAll("'", "''")}'`;

/** What `rows` answers for an instant (ISO 8601 in UTC), as the text of a timestamp that is bound and cast. */
export const timestampText = (instant: string): string => instant.replace("T", " ").replace(/Z$/, "");
