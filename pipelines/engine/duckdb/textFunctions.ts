import { type DuckDBConnection, DuckDBScalarFunction, VARCHAR } from "@duckdb/node-api";
import type { LocalEngine } from "../engine.js";

type Compute = Parameters<LocalEngine["defineTextFunction"]>[2];

/** `defineTextFunction` of a connection. A name that is defined again answers by the newer definition. */
export function textFunctions(connection: DuckDBConnection): LocalEngine["defineTextFunction"] {
  const known = new Map<string, { compute: Compute }>();
  return (name, parameters, compute) => {
    const one = known.get(name);
    if (one !== undefined) {
      one.compute = compute;
      return;
    }
    const current = { compute };
    known.set(name, current);
    connection.registerScalarFunction(
      DuckDBScalarFunction.create({
        name,
        returnType: VARCHAR,
        parameterTypes: Array.from({ length: parameters }, () => VARCHAR),
        specialHandling: true,
        mainFunction: (_info, input, output) => {
          const columns = Array.from({ length: parameters }, (_, i) => input.getColumnVector(i));
          for (let row = 0; row < input.rowCount; row++) {
            output.setItem(
              row,
              current.compute(columns.map((column) => column.getItem(row) as string | null)),
            );
          }
          output.flush();
        },
      }),
    );
  };
}
