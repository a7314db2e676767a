import type { Bindable, Engine } from "../engine/engine.js";

type ColumnType = "VARCHAR" | "BIGINT" | "DOUBLE" | "BOOLEAN" | "DATE";
export type Reader = Pick<Engine, "rows" | "value">;

/**
 * A report whose numbers SQL can't carry. What it rests on is read first, as plain data; all else is a pure function of
 * that, so that nothing is computed again while the data stay.
 */
export interface Estimate<Input = unknown, Column extends string = string> {
  /** Relation with its schema. It is published as the report of its name. */
  name: `estimates.${string}`;
  /** Columns that identify a row; null is a value like others. */
  grain: readonly Column[];
  /** Relations that it reads: loaded ones, marts, and reports before it. */
  inputs: readonly string[];
  /** In their published order. */
  columns: Readonly<Record<Column, ColumnType>>;
  units: string;
  note: string;
  /** Must be plain JSON. */
  read(engine: Reader): Promise<Input>;
  compute(input: Input): Record<Column, Bindable>[];
  /**
   * Where rows that differ in a column of the grain rest on different parts of the input: that column, and the parts by its
   * value as text. Then only parts that have changed are computed again.
   */
  parts?: { column: Column; of(input: Input): ReadonlyMap<string, Input> };
}

/** Keeps the types of a definition while letting all of them stand in one list. */
export const estimate = <Input, Column extends string>(definition: Estimate<Input, Column>): Estimate =>
  definition as unknown as Estimate;
