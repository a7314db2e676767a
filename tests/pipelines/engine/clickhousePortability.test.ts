import { readFileSync } from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { globSync } from "tinyglobby";
import { describe, expect, it } from "vitest";
import {
  checkColumnNames,
  checkText,
  explainModel,
} from "../../../pipelines/engine/clickhouse/portability.js";
import { portabilityProblems } from "../../../pipelines/engine/clickhouse/portableSql.js";
import { QueryError } from "../../../pipelines/errors.js";

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), "../../..");
const read = (file: string): string => readFileSync(path.join(root, file), "utf8");
const files = globSync("pipelines/{models,checks}/**/*.sql", { cwd: root }).sort();

describe("one text for both engines", () => {
  it("sees every model and check", () => {
    expect(files.length).toBeGreaterThanOrEqual(62);
  });

  it.each(files)("%s holds nothing that the engines read differently", (file) => {
    expect(portabilityProblems(read(file))).toEqual([]);
  });

  it("has the same macros, with as many arguments, in both preludes", () => {
    const macros = (file: string, pattern: RegExp): string[] =>
      [...read(file).matchAll(pattern)]
        .map(([, name = "", parameters = ""]) => `${name}/${parameters.split(",").length}`)
        .sort();
    const duckDb = macros("pipelines/engine/duckdb/prelude.sql", /temp macro (\w+)\s*\(([^)]*)\)/g);
    const clickHouse = macros(
      "pipelines/engine/clickhouse/prelude.sql",
      /replace function (\w+) as \(([^)]*)\)/g,
    );
    expect(clickHouse).toEqual(duckDb);
    expect(duckDb.length).toBeGreaterThan(20);
  });

  it.each([
    ["select a // b as c from t", "int_div"],
    ["select timestamp '2026-01-01'", "day_start"],
    ["select cast(d as timestamp) from t", "day_start"],
    ["select Round(x) from t", "round_half_up"],
    ["select length(name) from t", "bytes"],
    ["select concat(a, b) from t", "||"],
    ["select median(x) from t", "pct"],
    ["select * from a full join b on a.x = b.x", "left join"],
    ["select any_value(x) from t", "latest_of"],
    ["select 1 where x = 'a\\b'", "backslash"],
    ["select now()", "as_of"],
  ])("finds %s", (sql, word) => {
    const problems = portabilityProblems(sql);
    expect(problems).toHaveLength(1);
    expect(problems[0]).toContain(word);
    expect(() => checkText("marts.x", sql)).toThrow(/the model marts\.x does not run on ClickHouse/);
  });

  it("does not look into texts and comments", () => {
    const sql =
      "-- now() // round(x)\nselect 'http://x' as a, round_half_up(x) as b from t left join u on true";
    expect(portabilityProblems(sql)).toEqual([]);
  });
});

describe("what ClickHouse says of a model", () => {
  const said = (text: string): unknown =>
    explainModel("marts.x", new QueryError("select 1", new Error(text)));

  it.each([
    ["ClickHouse 46 UNKNOWN_FUNCTION: Function with name `list_sort` does not exist", "both preludes"],
    ["ClickHouse 215 NOT_AN_AGGREGATE: Column 'platform' is not under aggregate function", "another name"],
    [
      "ClickHouse 47 UNKNOWN_IDENTIFIER: Identifier 's.channel' cannot be resolved from subquery with name s.",
      "c.channel as channel",
    ],
    ["ClickHouse 48 NOT_IMPLEMENTED: Correlated subqueries are not supported with remote tables", "join"],
    ["ClickHouse 62 SYNTAX_ERROR: Syntax error", "standard SQL"],
  ])("%s", (text, rule) => {
    const error = said(text);
    expect(error).toMatchObject({ code: "not_portable" });
    expect((error as Error).message).toContain(rule);
  });

  it("leaves other errors as they are", () => {
    const other = new QueryError("select 1", new Error("ClickHouse 60 UNKNOWN_TABLE: gone"));
    expect(explainModel("marts.x", other)).toBe(other);
  });

  it("wants the same columns in the same order, whatever joins call them", () => {
    expect(() => checkColumnNames("marts.x", ["a", "b"], ["t.a", "b"])).not.toThrow();
    expect(() => checkColumnNames("marts.x", ["a", "b"], ["b", "a"])).toThrow(/another order/);
    expect(() => checkColumnNames("marts.x", ["a"], ["count()"])).toThrow(/count\(\) .*name each output/);
  });
});
