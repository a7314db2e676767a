import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openDuckDb } from "../../../pipelines/engine/duckdb/duckDbEngine.js";
import { type Engine, quoteIdentifier, quoteString } from "../../../pipelines/engine/engine.js";

const open = (timeZone: string): Promise<Engine> =>
  openDuckDb({ path: ":memory:", allowedDirectories: [], timeZone, threads: 1 });

describe("prelude", () => {
  let engine: Engine;
  beforeAll(async () => {
    engine = await open("Asia/Jakarta");
  });
  afterAll(() => engine.close());
  const value = (expression: string) => engine.value<unknown>(`select ${expression}`);

  it.each([
    ["week_label(local_week(timestamp '2026-11-08 16:59:59'))", "2026-W45"],
    ["week_label(local_week(timestamp '2026-11-08 17:00:00'))", "2026-W46"],
    ["week_label(date '2027-01-03')", "2026-W53"],
    ["local_date(timestamp '2026-11-08 17:00:00')", "2026-11-09"],
    ["hour_of(to_local(timestamp '2026-11-08 17:59:59'))", 0],
    ["iso_dow(to_local(timestamp '2026-11-08 17:00:00'))", 1],
    ["from_local(timestamp '2026-11-09 00:00:00')", "2026-11-08T17:00:00Z"],
    ["monday_of(date '2026-11-15')", "2026-11-09"],
    ["add_days(date '2026-12-31', 1)", "2027-01-01"],
    ["days_between(date '2026-10-26', date '2026-11-09')", 14],
    ["secs_between(timestamp '2026-01-01 00:00:59.9', timestamp '2026-01-01 00:01:59.8')", 59],
    ["secs_between(timestamp '2026-01-01', cast(null as timestamp))", null],
    ["quarter_of(timestamp '1999-12-31 23:59:59.999999')", "1999-12-31T23:45:00Z"],
    ["minute_label(timestamp '2026-01-09 07:05:59')", "2026-01-09 07:05"],
    ["div0(1, 0)", null],
    ["div0(1, 4)", 0.25],
    ["wilson_low(0, 0)", null],
    ["wilson_high(null, 5)", null],
  ])("%s = %s", async (expression, expected) => {
    expect(await value(expression)).toEqual(expected);
  });

  it("keeps the digits of ln(1 + x) for tiny x", async () => {
    for (const x of [1e-18, -1e-12, -3e-7, 1e-3, -0.5, 4]) {
      const got = (await value(`ln1p(cast(${x} as double))`)) as number;
      expect(Math.abs(got / Math.log1p(x) - 1)).toBeLessThan(1e-15);
    }
  });

  it("takes the latest known value, and of one instant the greatest", async () => {
    const rows = "(values ('a', 1, 5), ('b', 2, null), ('c', 2, 7), ('d', 2, 6)) as t(name, minute, x)";
    expect(await value(`latest_of(x, timestamp '2026-01-01' + to_minutes(minute)) from ${rows}`)).toBe(7);
    expect(await value("latest_of(x, cast(null as timestamp)) from (values (3), (null)) as t(x)")).toBe(3);
  });

  it("gives the type 7 percentile", async () => {
    expect(await value("pct(x, 0.9) from (values (1), (2), (3), (10)) as t(x)")).toBeCloseTo(7.9, 12);
  });
});

describe("time zones with daylight saving", () => {
  it("moves between instants and wall time, the skipped hour forward", async () => {
    const engine = await open("Europe/Berlin");
    try {
      const look = "minute_label(to_local(from_local(timestamp '2026-03-29 02:30:00')))";
      expect(await engine.value(`select ${look}`)).toBe("2026-03-29 03:30");
      expect(await engine.value("select minute_label(to_local(timestamp '2026-10-25 00:30:00'))")).toBe(
        "2026-10-25 02:30",
      );
      expect(await engine.value("select minute_label(to_local(timestamp '2026-10-25 01:30:00'))")).toBe(
        "2026-10-25 02:30",
      );
    } finally {
      await engine.close();
    }
  });
});

describe("DuckDbEngine", () => {
  it("binds values, gives plain ones back, and rolls back what fails", async () => {
    const engine = await open("UTC");
    try {
      await engine.run("create table t (a bigint, b varchar, c timestamp, d decimal(21,6), e hugeint)");
      await engine.run(
        "insert into t values ($1, $2, cast($3 as timestamp), 1.5, 170141183460469231731687303715884105727)",
        [9007199254740991n, "it's; drop", "2026-11-09 01:02:03.000004"],
      );
      expect(await engine.rows("select * from t")).toEqual([
        {
          a: 9007199254740991,
          b: "it's; drop",
          c: "2026-11-09T01:02:03.000004Z",
          d: 1.5,
          e: 170141183460469231731687303715884105727n,
        },
      ]);
      const failing = engine.transaction(async () => {
        await engine.run("delete from t");
        throw new Error("stop");
      });
      await expect(failing).rejects.toThrow("stop");
      expect(await engine.value("select count(*) from t")).toBe(1);
    } finally {
      await engine.close();
    }
  });

  it("says which statement failed, and cannot reach files, the network or other settings", async () => {
    const engine = await open("UTC");
    try {
      await expect(engine.run("select nothing_there")).rejects.toThrow(
        /nothing_there[\s\S]*select nothing_there/,
      );
      await expect(engine.rows("select * from read_text('/etc/passwd')")).rejects.toThrow(
        /disabled|denied|Permission/i,
      );
      await expect(engine.run("install httpfs")).rejects.toThrow();
      await expect(engine.run("set enable_external_access = true")).rejects.toThrow();
      await expect(engine.run("copy (select 1) to '/tmp/suara-escape.csv'")).rejects.toThrow();
    } finally {
      await engine.close();
    }
  });

  it("quotes names and text", () => {
    expect(quoteIdentifier('a"b')).toBe('"a""b"');
    expect(quoteString("a'b")).toBe("'a''b'");
  });
});
