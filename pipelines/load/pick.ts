import { quoteString } from "../engine/engine.js";
import type { FieldMapping } from "../workspace/mappingSchema.js";
import { conditionSql } from "./condition.js";
import { durationSql } from "./duration.js";
import type { TargetField } from "./table.js";
import { folded, foldedSql, trimmed, withoutMarkers } from "./text.js";

/** What a mapping says of one field, as SQL over the source's columns. */
export interface Picked {
  /** The field's text, trimmed, null when nothing is known. */
  text: string;
  /** Code of a reason to refuse it, or null; SQL. */
  problem: string;
  /** Microseconds to add to the instant, null when unknown; absent when nothing is added. */
  shift?: string;
  /** What a reject names as the column at fault. */
  label: string;
}

export interface PickContext {
  /** SQL of a column's text; refuses a name the header lacks. */
  column(name: string): string;
  /** Group 1 of the expression in the file's path. */
  fromPath(pattern: string): string;
}

/** What another tool may call something else by. */
const THING_IDS: readonly string[] = ["ticket_id", "chat_id", "feedback_id"];

export const withIdPrefix = (picked: Picked, { name }: TargetField, prefix: string | undefined): Picked =>
  prefix === undefined || !THING_IDS.includes(name)
    ? picked
    : { ...picked, text: `(${quoteString(prefix)} || ${picked.text})` };

type FieldObject = Exclude<FieldMapping, string>;
type Mapped = Pick<Picked, "text" | "problem">;

export function pick(field: TargetField, mapping: FieldMapping, context: PickContext): Picked {
  const map: FieldObject = typeof mapping === "string" ? { column: mapping } : mapping;
  const base = extracted(withoutMarkers(baseText(field, map, context), map.missing ?? []), map);
  const value = replaced(mapped(prefixed(base, map, context), map), map, context);
  const shift = shifted(map, context);
  const gate = map.when === undefined ? null : conditionSql(map.when, context.column);
  const gated = (sql: string) => (gate === null ? sql : `case when ${gate} then ${sql} end`);
  return {
    text: gated(value.text),
    problem: gated(
      shift === null
        ? value.problem
        : `coalesce(${value.problem}, case when ${shift.bad} then 'not_a_duration' end)`,
    ),
    label: label(field, map),
    ...(shift === null ? {} : { shift: shift.micros }),
  };
}

function label(field: TargetField, map: FieldObject): string {
  const columns = [map.column ?? [], map.columns ?? [], map.first_of ?? []].flat();
  return columns.length === 0 ? field.name : columns.join(" + ");
}

/** Parts of a time must all be there; of other texts those that are there are joined. */
function baseText(field: TargetField, map: FieldObject, context: PickContext): string {
  if (map.flag !== undefined) {
    return `case when ${conditionSql(map.flag, context.column)} then 'true' else 'false' end`;
  }
  if (map.constant !== undefined) return quoteString(String(map.constant).trim());
  if (map.column !== undefined) return context.column(map.column);
  if (map.first_of !== undefined) {
    const texts = map.first_of.map((name) => withoutMarkers(context.column(name), map.missing ?? []));
    return `coalesce(${texts.join(", ")})`;
  }
  if (map.columns === undefined) return "''";
  const texts = map.columns.map((name) => withoutMarkers(context.column(name), map.missing ?? []));
  const join = quoteString(map.join ?? " ");
  if (field.type === "instant") return `(${texts.join(` || ${join} || `)})`;
  return `nullif(concat_ws(${[join, ...texts].join(", ")}), '')`;
}

const extracted = (text: string, map: FieldObject): string =>
  map.extract === undefined ? text : trimmed(`regexp_extract(${text}, ${quoteString(map.extract)}, 1)`);

/** Text from the path stands before the column's, or alone. */
function prefixed(text: string, map: FieldObject, context: PickContext): string {
  if (map.from_path === undefined) return text;
  const path = quoteString(context.fromPath(map.from_path).trim());
  const alone = map.column === undefined && map.columns === undefined && map.first_of === undefined;
  return alone ? path : `(${path} || ${quoteString(map.join ?? " ")} || ${text})`;
}

/** Words are looked up whatever their case and blanks, unless two of the map's words then fall together. */
function mapped(text: string, map: FieldObject): Mapped {
  if (map.map === undefined) return { text, problem: "cast(null as varchar)" };
  const entries = Object.entries(map.map);
  const strict = new Set(entries.map(([key]) => folded(key))).size < entries.length;
  const key = strict ? text : foldedSql(text);
  const literal = (value: string | number | boolean | null) =>
    value === null ? "null" : quoteString(String(value).trim());
  const words = entries.filter(([word]) => word.trim() !== "");
  const spelled = (word: string) => quoteString(strict ? word.trim() : folded(word));
  const whenMissing = map.map[""] === undefined ? "null" : literal(map.map[""]);
  const other = map.otherwise === "keep" ? text : literal(map.otherwise ?? null);
  const cases = words.map(([word, value]) => `when ${spelled(word)} then ${literal(value)}`);
  const lookup = words.length === 0 ? other : `case ${key} ${cases.join(" ")} else ${other} end`;
  const known = `${key} in (${words.map(([word]) => spelled(word)).join(", ")})`;
  return {
    text: `case when ${text} is null then ${whenMissing} else ${lookup} end`,
    problem:
      map.otherwise === undefined && words.length > 0
        ? `case when not ${known} then 'unmapped_value' end`
        : "cast(null as varchar)",
  };
}

/** What another column says goes before the field's own word, also where that word is in no map. */
function replaced(own: Mapped, { instead }: FieldObject, context: PickContext): Mapped {
  if (instead === undefined) return own;
  const holds = conditionSql(instead.when, context.column);
  return {
    text: `case when ${holds} then ${quoteString(instead.value)} else ${own.text} end`,
    problem: `case when not ${holds} then ${own.problem} end`,
  };
}

function shifted(map: FieldObject, context: PickContext): { micros: string; bad: string } | null {
  const parts = [
    { part: map.plus, sign: 1 },
    { part: map.minus, sign: -1 },
  ].flatMap(({ part, sign }) => (part === undefined ? [] : [{ ...part, sign }]));
  if (parts.length === 0) return null;
  const durations = parts.map(({ column, unit, sign }) => ({
    sign,
    ...durationSql(context.column(column), unit),
  }));
  return {
    micros: durations.map(({ sign, micros }) => `${sign} * ${micros}`).join(" + "),
    bad: durations.map(({ good }) => `not ${good}`).join(" or "),
  };
}
