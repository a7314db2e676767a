import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openDuckDb } from "../../../pipelines/engine/duckdb/duckDbEngine.js";
import type { Engine } from "../../../pipelines/engine/engine.js";
import { compareRelations } from "../../helpers/compareEngines.js";

const COLUMNS = [
  { name: "id", type: "INTEGER" },
  { name: "part", type: "VARCHAR" },
  { name: "n", type: "BIGINT" },
  { name: "share", type: "DOUBLE" },
];
const EXPECTED = "(1, null, 10, 0.3), (2, 'b', null, null), (3, 'c', 30, 0.0)";

describe("compareRelations", () => {
  let engine: Engine;
  beforeAll(async () => {
    engine = await openDuckDb({ path: ":memory:", allowedDirectories: [], timeZone: "UTC", threads: 1 });
  });
  afterAll(() => engine.close());

  async function compare(actual: string): Promise<string[]> {
    for (const [name, rows] of [
      ["expected", EXPECTED],
      ["actual", actual],
    ]) {
      await engine.run(
        `create or replace table ${name} as select cast(id as integer) as id, cast(part as varchar) as part,
           cast(n as bigint) as n, cast(share as double) as share from (values ${rows}) as t(id, part, n, share)`,
      );
    }
    return compareRelations(engine, "expected", "actual", ["id", "part"], COLUMNS);
  }

  it.each([
    ["the same rows in another order", "(3, 'c', 30, 0.0), (2, 'b', null, null), (1, null, 10, 0.3)", []],
    ["a float off by its last digit", EXPECTED.replace("0.3", "0.30000000000000004"), []],
    ["a float off by more", EXPECTED.replace("0.3", "0.30000000001"), ["share differs in 1 rows"]],
    [
      "a float in the place of null",
      EXPECTED.replace("null, null", "null, 0.0"),
      ["share differs in 1 rows"],
    ],
    ["null in the place of a number", EXPECTED.replace("10,", "null,"), ["n differs in 1 rows"]],
    ["a row lost", "(1, null, 10, 0.3), (3, 'c', 30, 0.0)", ["3 rows expected, 2 there", "1 rows missing"]],
    ["a key changed", EXPECTED.replace("'b'", "'x'"), ["1 rows missing", "1 rows too many"]],
    [
      "a row twice",
      `${EXPECTED}, (3, 'c', 30, 0.0)`,
      ["3 rows expected, 4 there", "(id, part) does not identify a row"],
    ],
  ])("sees %s", async (_, actual, problems) => {
    expect(await compare(actual)).toEqual(problems);
  });
});
