import { quoteString } from "../engine/engine.js";
import type { RefusedPersons } from "./forgotten.js";
import { foldedKeySql, identitySql } from "./identity.js";
import { inRange, instantSql } from "./instant.js";
import type { TargetField } from "./table.js";
import { cleaned, folded, foldedSql, hasUnsafe, trimmed } from "./text.js";

/** How one field's text `t` becomes a typed value, in two steps so that no parse is written twice. */
export interface Typed {
  /** From the text alone; named `p` in the next step. */
  parsed: string;
  value: string;
  /** Reason code or null; from the text, the parse and the value. */
  problem: string;
}

export interface TypingOptions {
  /** Names of the columns that hold text, parse, value and shift. */
  t: string;
  p: string;
  v: string;
  shift?: string;
  formats?: readonly string[];
  zone?: string;
  separator?: string;
  /** Pseudonyms whose record is refused. */
  forgotten?: RefusedPersons;
  /** By whose habits phone numbers are read. */
  country?: string | null;
}

/** Bound as $1 wherever a plan holds a person. */
export const PERSON_KEY = "$1";

export function typed(field: TargetField, options: TypingOptions): Typed {
  const { t, p } = options;
  switch (field.type) {
    case "id":
      return {
        parsed: t,
        value: p,
        problem: idProblem(
          p,
          isForgotten(p, personHash(identitySql(p, options.country ?? null)), options.forgotten),
        ),
      };
    case "person":
      return {
        parsed: identitySql(t, options.country ?? null),
        value: personHash(p),
        problem: reason(isForgotten(t, options.v, options.forgotten)),
      };
    case "text":
      return { parsed: cleaned(t), value: p, problem: NONE };
    case "choice":
      return choice(field, t, p);
    case "integer":
      return number(field, t, p, WHOLE, whole(t), "not_an_integer");
    case "decimal":
      return number(field, t, p, "-?[0-9]{1,15}([.][0-9]{1,6})?", decimal(t), "not_a_decimal");
    case "boolean":
      return boolean(t, p);
    case "list":
      return { parsed: listText(t, options.separator), value: p, problem: NONE };
    case "date":
      return date(t, p);
    case "instant":
      return instant(options);
  }
}

const NONE = "cast(null as varchar)";
const reason = (cases: readonly string[]): string =>
  cases.length === 0 ? NONE : `case ${cases.join(" ")} end`;

const idProblem = (p: string, forgotten: readonly string[]): string =>
  reason([
    `when length(${p}) > 200 then 'too_long'`,
    `when ${hasUnsafe(p)} then 'hidden_character'`,
    ...forgotten,
  ]);

/** By the pseudonym, by that of the very letters and, for older entries, by that of the folded ones; all are hexadecimal digits. */
function isForgotten(
  t: string,
  hash: string,
  { own, folded }: RefusedPersons = { own: [], folded: [] },
): string[] {
  const among = (value: string, list: readonly string[]): string[] =>
    list.length === 0 ? [] : [`when ${value} in (${list.map(quoteString).join(", ")}) then 'forgotten'`];
  return [...among(hash, own), ...among(personHash(t), own), ...among(personHash(foldedKeySql(t)), folded)];
}

/**
 * Keyed SHA-256 of which 96 of 256 bits are kept: nothing can be appended to a hash whose state is not known
 * (chop-MD; Coron, Dodis, Malinaud, Puniya 2005, "Merkle-Damgård Revisited").
 */
const personHash = (p: string): string => `substr(sha256(${PERSON_KEY} || ':' || ${p}), 1, 24)`;

function choice(field: TargetField, t: string, p: string): Typed {
  const values = field.values ?? [];
  const cases = values.map((v) => `when ${quoteString(folded(v))} then ${quoteString(v)}`);
  return {
    // Nearly every value is spelt as the field spells it.
    parsed: `case when ${t} in (${values.map(quoteString).join(", ")}) then ${t} else case ${foldedSql(t)} ${cases.join(" ")} end end`,
    value: p,
    problem: reason([`when ${t} is not null and ${p} is null then 'not_in_list'`]),
  };
}

function number(
  field: TargetField,
  t: string,
  p: string,
  pattern: string,
  value: string,
  code: string,
): Typed {
  const [low, high] = field.range ?? [];
  const outside = low === undefined ? [] : [`when ${p} < ${low} or ${p} > ${high} then 'out_of_range'`];
  return {
    parsed: `case when regexp_full_match(${t}, '${pattern}') then ${value} end`,
    value: p,
    problem: reason([`when ${t} is not null and ${p} is null then '${code}'`, ...outside]),
  };
}

/** Spreadsheets write 4 as 4.0 or 4,00. Three zeros may be thousands as well, so they say nothing that is sure. */
const WHOLE = "-?[0-9]{1,15}(?:[.,](?:0{1,2}|0{4,6}))?";
const whole = (t: string): string =>
  `try_cast(case when contains(${t}, '.') or contains(${t}, ',') then regexp_extract(${t}, '^-?[0-9]+') else ${t} end as bigint)`;

/** Decimals of more than 18 digits are read 300 times slower, and nearly none has them. */
const decimal = (t: string): string => `case when length(${t}) <= 11
    then cast(try_cast(${t} as decimal(18, 6)) as decimal(21, 6)) else try_cast(${t} as decimal(21, 6)) end`;

function boolean(t: string, p: string): Typed {
  return {
    parsed: `case when lower(${t}) in ('true', '1', 'yes', 'y', 'ya', 't') then true
      when lower(${t}) in ('false', '0', 'no', 'n', 'tidak', 'f') then false end`,
    value: p,
    problem: reason([`when ${t} is not null and ${p} is null then 'not_a_boolean'`]),
  };
}

/**
 * A JSON list or separated text; `;` joins the result, so within a tag it becomes a comma. What is no JSON is normalised
 * as a whole before it is split, because a function of each tag costs most of the time that loading takes.
 */
function listText(t: string, separator: string | undefined): string {
  const isJson = `starts_with(${t}, '[') and json_valid(${t})`;
  const listed = `list_transform(json_extract(case when ${isJson} then ${t} end, '$[*]'), lambda one: ${TAG_OF_JSON})`;
  const plain = `case when ${isJson} then null else ${t} end`;
  if (separator !== undefined) {
    return `coalesce(${joinedTags(cleanTags(listed))}, ${joinedTags(cleanTags(`string_split(${plain}, ${quoteString(separator)})`))})`;
  }
  const blanks = "[ \\t\\r\\n\\x{A0}\\x{3000}\\x{FEFF};,|]*";
  const even = `trim(regexp_replace(${cleaned(`(${plain})`)}, '${blanks}[;,|]${blanks}', ';', 'g'), ';')`;
  return `coalesce(${joinedTags(cleanTags(listed))}, ${joinedTags(`string_split(${even}, ';')`)})`;
}

/** Tools list tags as objects too; what readers see of one is its name. */
const TAG_OF_JSON = `case when json_type(one) = 'OBJECT'
  then coalesce(${["name", "label", "title", "value", "id"].map((key) => `one ->> '$.${key}'`).join(", ")}) else one ->> '$' end`;

const cleanTags = (tags: string): string =>
  `list_filter(list_transform(${tags}, lambda tag: replace(${cleaned(trimmed("tag"))}, ';', ',')), lambda tag: tag is not null)`;

const joinedTags = (tags: string): string =>
  `nullif(array_to_string(list_sort(list_distinct(${tags})), ';'), '')`;

function date(t: string, p: string): Typed {
  return {
    // A sheet's own date has the first moment of the day.
    parsed: `case when regexp_full_match(${t}, '[0-9]{4}-[0-9]{2}-[0-9]{2}(?: 00:00:00)?') then try_cast(left(${t}, 10) as date) end`,
    value: p,
    problem: reason([
      `when ${t} is not null and ${p} is null then 'not_a_date'`,
      `when not ${inRange(p)} then 'out_of_range'`,
    ]),
  };
}

function instant(options: TypingOptions): Typed {
  const { t, p, v } = options;
  const sql = instantSql(t, options.formats ?? ["iso"], options.zone);
  const value =
    options.shift === undefined ? sql.value(p) : `(${sql.value(p)} + to_microseconds(${options.shift}))`;
  return {
    parsed: sql.parsed,
    value,
    problem: `coalesce(${sql.problem(t, p)}, case when not ${inRange(v)} then 'out_of_range' end)`,
  };
}
