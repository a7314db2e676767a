/**
 * What one text may not hold if both engines are to read it alike. Most of these run on ClickHouse too and answer
 * otherwise there without an error, so no error of the server would tell; each was seen on 26.7.
 */
const RULES: readonly (readonly [RegExp, string])[] = [
  [/\/\//, "// begins a comment on ClickHouse: use int_div(a, b)"],
  [
    /\btimestamp\s*'|\bas\s+timestamp\b|::\s*timestamp\b|\btimestamptz\b/i,
    "a timestamp is whole seconds in the session's zone on ClickHouse: use day_start, to_local or from_local",
  ],
  [/\bround\s*\(/i, "ClickHouse rounds halves to the even number: use round_half_up(x)"],
  [
    /\b(?:lower|upper|length|substr|substring|left|right|strpos|position|instr|reverse|lpad|rpad)\s*\(/i,
    "ClickHouse counts bytes and knows no case beyond ASCII here: use fold_case, or add a macro to both preludes",
  ],
  [/\bconcat\s*\(/i, "of a null, concat makes null on ClickHouse and nothing on DuckDB: use ||"],
  [
    /\b(?:median|quantile|quantile_cont|quantile_disc|approx_quantile|approx_count_distinct)\s*\(/i,
    "the engines' percentiles differ, or change from run to run: use pct(x, p)",
  ],
  [/\blog\s*\(/i, "log is the natural logarithm on ClickHouse and that of 10 on DuckDB: use ln"],
  [
    /\b(?:dayofweek|weekday|week|weekofyear|date_trunc|date_part|strftime)\s*\(/i,
    "the engines number days and weeks differently: use iso_dow, monday_of, local_week, week_label or minute_label",
  ],
  [
    /\b(?:full|right)\s+(?:outer\s+)?join\b/i,
    "every shard would add its own rows without a partner: use left join, or union all",
  ],
  [/\b(?:any_value|first|last)\s*\(/i, "picks whichever row comes: use min, max or latest_of"],
  [/\b(?:now|today|current_date|current_timestamp)\b/i, "nothing reads the clock: use as_of of stg_settings"],
];

const BACKSLASH = /'[^']*\\[^']*'/;

/** The rules of portable SQL that a statement breaks, one sentence each; none = portable as far as text can tell. */
export function portabilityProblems(sql: string): string[] {
  const code = sql.replaceAll(/--[^\n]*/g, "");
  const outsideText = code.replaceAll(/'[^']*'/g, "''");
  const broken = RULES.filter(([pattern]) => pattern.test(outsideText)).map(([, rule]) => rule);
  return BACKSLASH.test(code)
    ? [...broken, "a backslash in a text is an escape on ClickHouse: write the text without one"]
    : broken;
}
