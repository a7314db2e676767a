import type { FieldType } from "../feeds/feed.js";

/** A field of a feed or of a reference table; the latter also know calendar dates. */
export interface TargetField {
  readonly name: string;
  readonly type: FieldType | "date";
  readonly required?: true;
  readonly values?: readonly string[];
  readonly range?: readonly [number, number];
  readonly scale?: string;
  readonly highest?: { readonly field: string; readonly of: Readonly<Record<string, number>> };
  readonly writer?: "customer" | "desk";
}

/** A table that typed rows are put in. */
export interface TargetTable {
  /** Relation with its schema, e.g. raw.ticket. */
  readonly relation: string;
  readonly fields: readonly TargetField[];
  /** Whether rows carry `is_log_row`. */
  readonly logRows: boolean;
  /** Fields that customers write, when there are columns derived from them. */
  readonly texts: readonly string[];
  /** Whether rows speak of customers: then what belongs to a person is taken out of every text and id. */
  readonly isPersonal: boolean;
}
