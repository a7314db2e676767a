/**
 * What one row of a feed must look like. A feed is the contract between the export formats and the
 * models: sources map onto it, staging reads nothing else.
 */
export const FEED_NAMES = ["ticket", "ticket_event", "chat", "chat_turn", "feedback"] as const;
export type FeedName = (typeof FEED_NAMES)[number];

/**
 * - `id`: text kept to the letter (leading zeros, +62, 25 digits), trimmed, 1 to 200 characters.
 * - `instant`: UTC, microseconds; a naive time needs a declared zone.
 * - `integer`: -?\d{1,15}, nothing rounded; zeros after a point or comma are taken (4.0, 4,00) but for three, which may be thousands. `decimal`: -?\d{1,15}(\.\d{1,6})?, kept as DECIMAL(21,6).
 * - `person`: an identifier of a person, stored only as a keyed hash.
 * - `choice`: one of `values`, case and blanks forgiven; anything else is a reject.
 * - `text`: cleaned of NUL and other control characters, what belongs to a person replaced by placeholders, otherwise kept.
 * - `list`: tags; stored as sorted, de-duplicated text joined by ";".
 */
export type FieldType =
  | "id"
  | "person"
  | "text"
  | "choice"
  | "instant"
  | "integer"
  | "decimal"
  | "boolean"
  | "list";

interface Field {
  readonly name: string;
  readonly type: FieldType;
  readonly required?: true;
  readonly values?: readonly string[];
  /** Lowest and highest allowed number (inclusive). */
  readonly range?: readonly [number, number];
  /** Of a score: the field that holds the highest possible. */
  readonly scale?: string;
  /** The highest possible by another field's value, where no scale is told. */
  readonly highest?: { readonly field: string; readonly of: Readonly<Record<string, number>> };
  readonly doc: string;
  /** Of a text: who wrote it, when not the tool. Decides where names are looked for. */
  readonly writer?: "customer" | "desk";
}

export interface Feed {
  readonly name: FeedName;
  readonly grain: string;
  /** Fields that identify the thing a row is a version of. */
  readonly key: readonly string[];
  /** Fields tried in order as the version's instant; the newest version of a key wins. */
  readonly version: readonly string[];
  /** Where rows are updates of a log: fields that keep their first value; the rest keep the latest present. */
  readonly earliest: readonly string[];
  readonly fields: readonly Field[];
  /** Fields in which a customer writes; what is derived from them together stands in DERIVED_FIELDS. */
  readonly texts: readonly string[];
}

/** Columns of a feed with texts that no export brings: they are derived when it is loaded. */
export const DERIVED_FIELDS = [
  { name: "text_language", type: "text", doc: "id, zh, en or und; null without a text" },
  {
    name: "themes",
    type: "text",
    doc: "themes of the taxonomy, sorted, joined by ;; '' for none, null without a text",
  },
] as const satisfies readonly Field[];

/** The engine's column type for each field type. */
export const SQL_TYPE: Record<FieldType, string> = {
  id: "VARCHAR",
  person: "VARCHAR",
  text: "VARCHAR",
  choice: "VARCHAR",
  list: "VARCHAR",
  instant: "TIMESTAMP",
  integer: "BIGINT",
  decimal: "DECIMAL(21,6)",
  boolean: "BOOLEAN",
};
