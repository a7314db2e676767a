import { SuaraError } from "../../errors.js";
import { quoteIdentifier } from "../engine.js";

/** A column and its type as DuckDB names it, e.g. TIMESTAMP or DECIMAL(21,6). */
export interface Column {
  name: string;
  type: string;
}

const TYPES: Readonly<Record<string, string>> = {
  BOOLEAN: "Bool",
  TINYINT: "Int8",
  SMALLINT: "Int16",
  INTEGER: "Int32",
  BIGINT: "Int64",
  HUGEINT: "Int128",
  UTINYINT: "UInt8",
  USMALLINT: "UInt16",
  UINTEGER: "UInt32",
  UBIGINT: "UInt64",
  FLOAT: "Float32",
  DOUBLE: "Float64",
  DATE: "Date32",
  TIMESTAMP: "DateTime64(6, 'UTC')",
  VARCHAR: "String",
};

/**
 * The ClickHouse type that holds every value of a DuckDB type, null too. Throws SuaraError `column_type`: a list
 * has none, because ClickHouse cannot tell a missing list from an empty one (feeds keep lists as text).
 */
export function clickHouseType(relation: string, column: Column): string {
  const decimal = /^DECIMAL\((\d+),\s*(\d+)\)$/.exec(column.type);
  const type = decimal === null ? TYPES[column.type] : `Decimal(${decimal[1]}, ${decimal[2]})`;
  if (type === undefined) {
    throw new SuaraError(
      "column_type",
      `${relation} has a column ${column.name} of type ${column.type}, which has no equal in ClickHouse`,
      { fix: "cast it in the model to text, a number, a boolean, a date or a timestamp" },
    );
  }
  return `Nullable(${type})`;
}

/** `"a" Nullable(Int64), …` for `create table`. */
export const columnList = (relation: string, columns: readonly Column[]): string =>
  columns.map((column) => `${quoteIdentifier(column.name)} ${clickHouseType(relation, column)}`).join(", ");

/** Columns of a Parquet file written by ClickHouse, read back by DuckDB with their own types and no zone. */
export const fromParquet = (columns: readonly Column[]): string =>
  columns
    .map(({ name, type }) => {
      const column = quoteIdentifier(name);
      return type === "TIMESTAMP"
        ? `timezone('UTC', ${column}) as ${column}`
        : `cast(${column} as ${type}) as ${column}`;
    })
    .join(", ");
