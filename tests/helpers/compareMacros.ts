import type { Engine } from "../../pipelines/engine/engine.js";

/** Days on which zones change their clocks, the day Apia skipped, a leap day, the turn of an ISO year. */
const DAYS = [
  "2011-12-28",
  "2024-02-27",
  "2026-03-07",
  "2026-03-28",
  "2026-04-04",
  "2026-10-24",
  "2026-10-31",
  "2026-12-30",
];

/** Zones in which the rules differ most; each with a wall time of its own for the same instant. */
export const ZONES = [
  "Asia/Jakarta",
  "America/New_York",
  "Europe/Paris",
  "Asia/Kathmandu",
  "Australia/Lord_Howe",
  "Pacific/Apia",
  "Africa/Casablanca",
] as const;

const CLOCKS = [
  "to_local(t)",
  "from_local(t)",
  "day_start(local_date(t))",
  "quarter_of(t)",
  "local_date(t)",
  "local_week(t)",
  "monday_of(local_date(t))",
  "add_days(local_date(t), -3)",
  "hour_of(to_local(t))",
  "iso_dow(to_local(t))",
  "minute_label(to_local(t))",
  "week_label(local_week(t))",
  "days_between(local_date(t), local_week(t))",
  "secs_between(t, from_local(t))",
  "secs_between(from_local(t), t)",
  "add_minutes(t, -15 * n)",
  "add_seconds(t, -7 * n)",
];

const NUMBERS = [
  "wait_bucket(n)",
  "int_div(n - 7, 3)",
  "int_div(n, 0)",
  "told_seconds(n)",
  "score_class(nullif(n % 12, 11), nullif(n % 3, 2) * 5 + 5)",
  "told_seconds(cast(86000 + n % 900 as bigint))",
  "div0(n, n % 5)",
  "wilson_low(n % 7, n)",
  "wilson_high(n % 7, n)",
  "ln1p(n / -1e5)",
  "round_half_up(n / 2e0)",
  "round_half_up(n / -2e0)",
  "usual_margin(n, n % 11)",
  "fold_case('ÀÉİ Ж ΟΔΟΣ')",
  "part_of('refund;refund/not_received;分账', ';', 1 + n % 4)",
  "md5_text('分账 ' || cast(n as varchar))",
  "open_until(n, n % 11, n % 7, n % 23)",
  "case when hash_of_six(n, 1, nullif(2, n), 4, 5, 'x') = hash_of_six(n, 1, nullif(2, n), 4, 5, 'x') then 1 else 0 end",
  "case when hash_of_six(n, 1, 2, 3, 4, 'x') = hash_of_six(n + 1, 1, 2, 3, 4, 'x') then 1 else 0 end",
];

const AGGREGATES = [
  "pct(nullif(n % 97, 3), 0.5)",
  "pct(n / 7e0, 0.9)",
  "latest_of(nullif(n % 13, 5), quarter_of(t))",
  "latest_of(nullif('é' || (n % 3), 'é1'), quarter_of(t))",
];

/**
 * Asks both engines, opened for the same zone, for every macro: clocks at each quarter of an hour (and odd
 * microseconds) of the days on which they are hard, numbers, and groups. Returns one sentence a macro that differs,
 * with the first example; none = equal (floats to 1e-12 relative, percentiles to the bit).
 */
export async function compareMacros(duckDb: Engine, clickHouse: Engine): Promise<string[]> {
  const problems: string[] = [];
  for (const day of DAYS) {
    const instants: Source = {
      duckdb: `select n, timestamp '${day}' + to_microseconds(n * 900000000 + 123457 * (n % 3)) as t from range(480) as g(n)`,
      clickhouse: `select n, addMicroseconds(toDateTime64('${day} 00:00:00', 6, 'UTC'), n * 900000000 + 123457 * (n % 3)) as t from (select toInt64(number) as n from numbers(480))`,
    };
    problems.push(...(await differences(duckDb, clickHouse, CLOCKS, instants, "n")));
    problems.push(...(await differences(duckDb, clickHouse, AGGREGATES, instants, "n % 23")));
  }
  const numbers: Source = {
    duckdb: "select n from range(20000) as g(n)",
    clickhouse: "select toInt64(number) as n from numbers(20000)",
  };
  return [...problems, ...(await differences(duckDb, clickHouse, NUMBERS, numbers, "n"))];
}

/** The same rows as each engine makes them. */
type Source = Readonly<Record<"duckdb" | "clickhouse", string>>;
type Values = Record<string, unknown>;

async function differences(
  duckDb: Engine,
  clickHouse: Engine,
  expressions: readonly string[],
  source: Source,
  key: string,
): Promise<string[]> {
  const columns = expressions.map((expression, i) => `${expression} as v${i}`).join(", ");
  const grouped = key === "n" ? "" : ` group by ${key}`;
  const ask = (engine: Engine, rows: string): Promise<Values[]> =>
    engine.rows<Values>(`select ${key} as k, ${columns} from (${rows}) as source${grouped} order by k`);
  const [expected, actual] = [await ask(duckDb, source.duckdb), await ask(clickHouse, source.clickhouse)];
  if (expected.length !== actual.length) return [`${expected.length} rows against ${actual.length}`];
  return expressions.flatMap((expression, i) => {
    const at = expected.findIndex((row, r) => !same(expression, row[`v${i}`], actual[r]?.[`v${i}`]));
    if (at < 0) return [];
    const [e, a] = [expected[at], actual[at]];
    return [
      `${expression}: ${String(e?.[`v${i}`])} on DuckDB, ${String(a?.[`v${i}`])} on ClickHouse (${key} = ${String(e?.k)})`,
    ];
  });
}

function same(expression: string, expected: unknown, actual: unknown): boolean {
  if (typeof expected !== "number" || typeof actual !== "number" || expression.startsWith("pct")) {
    return Object.is(expected, actual);
  }
  return Math.abs(expected - actual) <= 1e-12 * Math.max(Math.abs(expected), Math.abs(actual));
}
