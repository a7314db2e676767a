import {
  Bool,
  type DataType,
  Dictionary,
  Float64,
  Int32,
  Table,
  tableToIPC,
  Utf8,
  vectorFromArray,
} from "apache-arrow";
import type { z } from "zod";

type Shape = Record<string, z.ZodType>;

/**
 * Rows to an Arrow IPC stream whose columns and types follow the contract, not the values, so that an empty report
 * has the same schema as a full one. Text is dictionary-encoded, every number is a float64 (exact up to 2^53).
 * The same rows in the same order give the same bytes.
 */
export function toArrow(shape: Shape, rows: readonly Record<string, unknown>[]): Uint8Array {
  const columns = Object.entries(shape).map(([name, schema], i) => {
    const type = arrowType(schema, i);
    return [
      name,
      vectorFromArray(
        rows.map((row) => row[name] ?? null),
        type,
      ),
    ] as const;
  });
  return tableToIPC(new Table(Object.fromEntries(columns)), "stream");
}

function arrowType(schema: z.ZodType, id: number): DataType {
  let inner = schema as z.ZodType & { unwrap?: () => z.ZodType };
  while (inner.def.type === "nullable" || inner.def.type === "optional") {
    inner = (inner as unknown as { unwrap: () => typeof inner }).unwrap();
  }
  if (inner.def.type === "boolean") return new Bool();
  if (inner.def.type === "number") return new Float64();
  // The id is given, because the library would count them up over the life of the process.
  return new Dictionary(new Utf8(), new Int32(), id);
}
