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
  /** Must be plain JSON. `only`: of some parts, where their digests told that the others are as they were. */
  read(engine: Reader, only?: readonly string[]): Promise<Input>;
  compute(input: Input): Record<Column, Bindable>[];
  /**
   * Where rows that differ in a column of the grain rest on different parts of the input: that column, and the parts by its
   * value as text. Then only parts that have changed are computed again.
   */
  parts?: {
    column: Column;
    of(input: Input): ReadonlyMap<string, Input>;
    /** Of all that each part rests on, made by the engine: then only parts that have changed are read at all. */
    digests?(engine: Reader): Promise<ReadonlyMap<string, string>>;
  };
}

/** Keeps the types of a definition while letting all of them stand in one list. */
export const estimate = <Input, Column extends string>(definition: Estimate<Input, Column>): Estimate =>
  definition as unknown as Estimate;

/** What has been read by each reader that reads once. */
const readings = new WeakMap<Reader, Map<unknown, Promise<unknown>>>();

/** A reader of data that do not change while it is used: what `shared` readings it is asked for is read once. */
export function readingOnce(engine: Reader): Reader {
  const reader: Reader = {
    rows: (sql, binds) => engine.rows(sql, binds),
    value: (sql, binds) => engine.value(sql, binds),
  };
  readings.set(reader, new Map());
  return reader;
}

/** A reading that several estimates begin with. None of them may change what it gives. */
export const shared =
  <T>(read: (engine: Reader) => Promise<T>) =>
  (engine: Reader): Promise<T> => {
    const known = readings.get(engine);
    const found = (known?.get(read) as Promise<T> | undefined) ?? read(engine);
    known?.set(read, found);
    return found;
  };
