import type { DURATION_UNITS } from "../workspace/mappingSchema.js";
import { microsSql } from "./micros.js";

export type DurationUnit = (typeof DURATION_UNITS)[number];

const MICROSECONDS = { milliseconds: 1000, seconds: 1_000_000, minutes: 60_000_000, hours: 3_600_000_000 };
/** So many that the microseconds still fit. */
const UNIT_DIGITS = { milliseconds: 12, seconds: 10, minutes: 9, hours: 8 };

/** A duration's text as microseconds, and whether it is one; SQL. */
interface DurationSql {
  good: string;
  micros: string;
}

export const durationSql = (text: string, unit: DurationUnit): DurationSql =>
  unit === "hh:mm:ss" || unit === "hh:mm" || unit === "mm:ss" ? clock(text, unit) : decimal(text, unit);

function decimal(text: string, unit: keyof typeof MICROSECONDS): DurationSql {
  const number = plainNumber(text);
  const good = `coalesce(regexp_full_match(${number}, '-?[0-9]{1,${UNIT_DIGITS[unit]}}([.][0-9]{1,6})?'), ${text} is null)`;
  return {
    good,
    micros: `case when ${text} is not null and ${good} then ${microsSql(number, MICROSECONDS[unit])} end`,
  };
}

/** Thousands that stand apart, and a decimal comma, where they can be nothing else: 1,234 may be either. */
function plainNumber(text: string): string {
  const is = (pattern: string) => `regexp_full_match(${text}, '-?${pattern}')`;
  return `case when not contains(${text}, ',') and not ${is("[0-9]{1,3}([.][0-9]{3}){2,}")} then ${text}
    when ${is("[0-9]{1,3}(,[0-9]{3})+[.][0-9]{1,6}")} or ${is("[0-9]{1,3}(,[0-9]{3}){2,}")} then replace(${text}, ',', '')
    when ${is("[0-9]{1,3}([.][0-9]{3})+,[0-9]{1,6}")} or ${is("[0-9]{1,3}([.][0-9]{3}){2,}")} then replace(replace(${text}, '.', ''), ',', '.')
    when ${is("[0-9]+,([0-9]{1,2}|[0-9]{4,6})")} then replace(${text}, ',', '.') end`;
}

const FRACTION = "([.][0-9]{1,6})?";
const CLOCKS = {
  "hh:mm:ss": `[0-9]{1,6}:[0-5]?[0-9]:[0-5]?[0-9]${FRACTION}`,
  "hh:mm": "[0-9]{1,6}:[0-5]?[0-9](:[0-5]?[0-9])?",
  // Telephones leave the hours away while there are none.
  "mm:ss": `([0-9]{1,6}:[0-5]?[0-9]|[0-9]{1,6}):[0-5]?[0-9]${FRACTION}`,
};
/** The day on which a sheet puts a time without a date. */
const SHEET_DAY = "^1899-12-3[01] ";

function clock(text: string, unit: keyof typeof CLOCKS): DurationSql {
  const bare = `regexp_replace(${text}, '${SHEET_DAY}', '')`;
  const good = `coalesce(regexp_full_match(${bare}, '-?${CLOCKS[unit]}'), ${text} is null)`;
  const parts = `string_split(ltrim(${bare}, '-'), ':')`;
  const whole = (i: number) => `coalesce(try_cast(${parts}[${i}] as bigint), 0)`;
  const hours = `${whole(1)} * 3600 + ${whole(2)} * 60`;
  const beforeSeconds =
    unit === "mm:ss" ? `case when len(${parts}) = 3 then ${hours} else ${whole(1)} * 60 end` : hours;
  const seconds = unit === "mm:ss" ? `${parts}[-1]` : `coalesce(${parts}[3], '0')`;
  const size = `(${beforeSeconds}) * 1000000 + ${microsSql(seconds, 1_000_000)}`;
  return {
    good,
    micros: `case when ${text} is not null and ${good} then case when starts_with(${bare}, '-') then -1 else 1 end * (${size}) end`,
  };
}
