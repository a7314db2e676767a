import { QueryError, SuaraError } from "../../errors.js";
import { portabilityProblems } from "./portableSql.js";

/** What ClickHouse says of SQL that DuckDB runs, and the rule of the models that was broken. */
const RULES: readonly (readonly [RegExp, string])[] = [
  [
    /^ClickHouse (?:215|179|184) /,
    "an output name must not equal a column that the query also groups by or aggregates: give one of them another name",
  ],
  [
    /^ClickHouse 47 .*cannot be resolved from subquery/s,
    "where both sides of a join have a column, name the output: c.channel as channel",
  ],
  [
    /^ClickHouse 46 /,
    "a function that only one engine has goes into a macro of the same name in both preludes",
  ],
  [/^ClickHouse (?:48|1) .*correlated/is, "a correlated subquery must be written as a join"],
  [/^ClickHouse (?:42|43|386|53) /, "values of two types meet: cast them, or use a macro of both preludes"],
  [
    /^ClickHouse (?:48|403) /,
    "ClickHouse has no such join or construct: write it with equal keys and a where",
  ],
  [
    /^ClickHouse 62 /,
    "a construct that only DuckDB can read: write it in standard SQL or as a macro of both preludes",
  ],
];

/** The error of a model's statement: with the rule of portable SQL it broke, where that is known. */
export function explainModel(relation: string, error: unknown): unknown {
  if (!(error instanceof QueryError)) return error;
  const rule = RULES.find(([pattern]) => pattern.test(error.message))?.[1];
  if (rule === undefined) return error;
  const [said = ""] = error.message.split("\n\n");
  return notPortable(relation, `${rule} (${said.slice(0, 600)})`, error);
}

/** Throws SuaraError `not_portable` for a text that the engines read differently. */
export function checkText(relation: string, body: string): void {
  const [first] = portabilityProblems(body);
  if (first !== undefined) throw notPortable(relation, first);
}

/** Both engines must see the same columns in the same order; `t.id` for `id` is how ClickHouse calls it after a join. */
export function checkColumnNames(
  relation: string,
  wanted: readonly string[],
  described: readonly string[],
): void {
  const found = described.map((name) => name.replace(/^[a-z]\w*\./, ""));
  if (wanted.join("\n") === found.join("\n")) return;
  const odd = found.filter((name) => !wanted.includes(name));
  throw notPortable(
    relation,
    odd.length === 0
      ? `its columns are in another order on ClickHouse: ${found.join(", ")}`
      : `its columns ${odd.join(", ")} are called otherwise on DuckDB: name each output with "as"`,
  );
}

const notPortable = (relation: string, what: string, cause?: unknown): SuaraError =>
  new SuaraError("not_portable", `the model ${relation} does not run on ClickHouse: ${what}`, {
    fix: "one text must run on both engines; pipelines/engine/*/prelude.sql hold the macros",
    cause,
  });
