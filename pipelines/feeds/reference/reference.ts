import type { FieldType } from "../feed.js";

/** A field of a reference table; `date` is a local calendar day, `instant` a local time in the desk's zone. */
interface ReferenceField {
  readonly name: string;
  readonly type: FieldType | "date";
  readonly required?: true;
  readonly values?: readonly string[];
  readonly range?: readonly [number, number];
  /** The field that this instant must be after, or at least not before. */
  readonly after?: string;
  readonly notBefore?: string;
  readonly doc: string;
}

/** The contract of `reference/<name>.csv` of a workspace, loaded as `ref.<name>`; the file may be absent. */
export interface ReferenceTable {
  readonly name: string;
  readonly grain: string;
  readonly fields: readonly ReferenceField[];
  /** Whether equal records are added up; of others one counts. */
  readonly addsUp?: true;
}
