import type { Column } from "../../pipelines/engine/clickhouse/columns.js";
import { type Engine, quoteIdentifier } from "../../pipelines/engine/engine.js";

const isFloat = (type: string): boolean => type === "DOUBLE" || type === "FLOAT";

/**
 * Compares two relations of one engine (the answer of the other fetched into it) row by row over the key: everything
 * equal, null with null only, floats to `tolerance` relative to the greater. Returns one sentence a difference, never
 * a value; none = equal. `expected` and `actual` have the same columns.
 */
export async function compareRelations(
  engine: Engine,
  expected: string,
  actual: string,
  key: readonly string[],
  columns: readonly Column[],
  tolerance = 1e-12,
): Promise<string[]> {
  const both = key.map(
    (name) => `e.${quoteIdentifier(name)} is not distinct from a.${quoteIdentifier(name)}`,
  );
  const differs = columns.map(({ name, type }) => {
    const [e, a] = [`e.${quoteIdentifier(name)}`, `a.${quoteIdentifier(name)}`];
    const near = isFloat(type)
      ? ` and not coalesce(abs(${e} - ${a}) <= ${tolerance} * greatest(abs(${e}), abs(${a})), false)`
      : "";
    return `count(*) filter (where e.here and a.here and ${e} is distinct from ${a}${near})`;
  });
  const distinct = (relation: string): string =>
    `(select count(*) from (select distinct ${key.map(quoteIdentifier).join(", ")} from ${relation}))`;
  const [row] = await engine.rows<Record<string, number>>(
    `select (select count(*) from ${expected}) as expected_rows, (select count(*) from ${actual}) as actual_rows,
       ${distinct(actual)} as actual_keys,
       count(*) filter (where a.here is null) as missing, count(*) filter (where e.here is null) as extra,
       ${differs.map((condition, i) => `${condition} as column_${i}`).join(", ")}
     from (select *, true as here from ${expected}) as e
     full join (select *, true as here from ${actual}) as a on ${both.join(" and ")}`,
  );
  const found = row as Record<string, number>;
  const problems: string[] = [];
  const say = (when: boolean, text: string) => when && problems.push(text);
  say(
    found.expected_rows !== found.actual_rows,
    `${found.expected_rows} rows expected, ${found.actual_rows} there`,
  );
  say(found.actual_keys !== found.actual_rows, `(${key.join(", ")}) does not identify a row`);
  say((found.missing ?? 0) > 0, `${found.missing} rows missing`);
  say((found.extra ?? 0) > 0, `${found.extra} rows too many`);
  for (const [i, { name }] of columns.entries()) {
    const count = found[`column_${i}`] ?? 0;
    say(count > 0, `${name} differs in ${count} rows`);
  }
  return problems;
}
