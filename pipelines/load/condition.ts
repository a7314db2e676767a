import { quoteString } from "../engine/engine.js";
import type { Condition } from "../workspace/mappingSchema.js";

/** Conditions as SQL that is never null: a missing value is unlike any other. All of several must hold. */
export function conditionSql(
  conditions: Condition | readonly Condition[],
  column: (name: string) => string,
): string {
  const list = Array.isArray(conditions) ? (conditions as readonly Condition[]) : [conditions as Condition];
  return list.length === 0 ? "true" : list.map((one) => `(${single(one, column)})`).join(" and ");
}

function single(condition: Condition, column: (name: string) => string): string {
  const value = column(condition.column);
  if ("is" in condition) return `coalesce(${among(value, condition.is)}, false)`;
  if ("is_not" in condition) return `not coalesce(${among(value, condition.is_not)}, false)`;
  if ("matches" in condition) return `coalesce(${found(value, condition.matches)}, false)`;
  if ("not_matches" in condition) return `not coalesce(${found(value, condition.not_matches)}, false)`;
  return condition.present ? `${value} is not null` : `${value} is null`;
}

const found = (value: string, pattern: string): string => `regexp_matches(${value}, ${quoteString(pattern)})`;

const among = (value: string, texts: string | readonly string[]): string =>
  `${value} in (${(typeof texts === "string" ? [texts] : texts).map((t) => quoteString(t.trim())).join(", ")})`;
