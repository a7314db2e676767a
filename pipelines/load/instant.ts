import { quoteString } from "../engine/engine.js";
import { fixedOffset } from "./fixedOffset.js";
import { timeFormat } from "./timeFormat.js";

/** SQL pieces of a time field: parse its text, then place it on the UTC line. */
export interface InstantSql {
  /** struct(at TIMESTAMP, utc BOOLEAN); it or its `at` is null where the text is no time. */
  parsed: string;
  /** UTC instant from `parsed`. */
  value(parsed: string): string;
  /** Reason code or null. */
  problem(text: string, parsed: string): string;
}

const EARLIEST = "timestamp '1990-01-01 00:00:00'";
const AFTER_LATEST = "timestamp '2101-01-01 00:00:00'";

/** True when a value may be kept: 1990 to 2100. */
export const inRange = (instant: string): string =>
  `(${instant} >= ${EARLIEST} and ${instant} < ${AFTER_LATEST})`;

/**
 * A local time that the clocks showed twice is taken as the first of the two; one that they skipped is
 * refused. Without a zone a naive time is `no_time_zone`, which refuses the whole file.
 */
export function instantSql(text: string, formats: readonly string[], zone: string | undefined): InstantSql {
  const tried = formats.map(timeFormat);
  const parses = tried.map((format) => format.parse(text));
  // With several formats a time that one cannot be is left to the next.
  const exact = parses.slice(0, -1).map((one) => `case when (${one}).at is not null then ${one} end`);
  const parsed = `coalesce(${[...exact, ...parses.slice(-1), "null"].join(", ")})`;
  const written = tried.map((format) => format.guard(text)).join(" or ");
  return {
    parsed,
    value: (p) =>
      `case when ${p}.utc then ${p}.at ${zone === undefined ? "" : `else ${toUtc(`${p}.at`, zone)}`} end`,
    problem: (t, p) => `case
      when ${t} is null then null
      when ${p} is null or ${p}.at is null then case when ${written} then 'impossible_time' else 'not_a_time' end
      when ${p}.utc then null
      ${zone === undefined ? "else 'no_time_zone'" : `when ${skipped(`${p}.at`, zone)} then 'nonexistent_local_time'`}
      end`,
  };
}

const wall = (instant: string, zone: string): string => `timezone(${quoteString(zone)}, ${instant})`;

function toUtc(local: string, zone: string): string {
  const minutes = fixedOffset(zone);
  if (minutes !== null) return minutes === 0 ? local : `${local} - to_minutes(${minutes})`;
  const instant = wall(local, zone);
  const anHourBefore = `(${instant} - interval 1 hour)`;
  const first = `case when ${wall(anHourBefore, zone)} = ${local} then ${anHourBefore} else ${instant} end`;
  return `timezone('UTC', ${first})`;
}

const skipped = (local: string, zone: string): string =>
  fixedOffset(zone) === null ? `${wall(wall(local, zone), zone)} <> ${local}` : "false";
