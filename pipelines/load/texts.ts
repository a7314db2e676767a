import type { LocalEngine } from "../engine/engine.js";
import { FIELD_MARK } from "../text/textPack.js";
import type { TextReader } from "../text/textReader.js";
import { pseudonym } from "./forgotten.js";
import type { TargetField, TargetTable } from "./table.js";

const MARK_SQL = `chr(${FIELD_MARK.charCodeAt(0)})`;

const LABEL = "suara_label";
const PERSONAL_ID = "suara_personal_id";

/** Only what may hold a person's number or address is worth a call. */
const LABEL_SHAPE =
  "[@\\x{FF20}]|[0-9\\x{FF10}-\\x{FF19}](?:[^0-9\\x{FF10}-\\x{FF19}]{0,3}[0-9\\x{FF10}-\\x{FF19}]){6}|\\.(?:com|me|net)/";
/** Tools that name a conversation by the customer's mail address or phone number: "6281234567890@c.us". */
const PERSONAL_ID_SHAPE =
  "[^\\s@]@[^\\s@]|(?:^|[^0-9])(?:(?:\\+|00)?62|0)8[1-9][0-9]{7,10}(?:[^0-9]|$)|(?:^|[^0-9])\\+[0-9]{8,15}(?:[^0-9]|$)";

/** The fields that a person writes. */
export const writersOf = (target: Pick<TargetTable, "fields">): TargetField[] =>
  target.fields.filter((field) => field.writer !== undefined);

/** Defines what `storedColumns` calls. `key` is the workspace's secret for pseudonyms, `country` the desk's. */
export function defineTextFunctions(
  engine: LocalEngine,
  reader: TextReader,
  { key, country }: { key: string; country: string | null },
): void {
  engine.defineTextFunction(LABEL, 1, ([text]) => (text == null ? null : reader.redactLabel(text)));
  engine.defineTextFunction(PERSONAL_ID, 1, ([id]) => (id == null ? null : pseudonym(key, id, country)));
}

/**
 * The columns of a target as they are stored, from its typed values v0, v1, …: without what belongs to a person, and with the
 * columns derived from the customer's texts last. Where people write, the column `texts` holds what `readPack` answered.
 */
export function storedColumns(target: TargetTable): string {
  const writers = writersOf(target);
  const columns = target.fields.map((field, i) => {
    if (!target.isPersonal) return `v${i}`;
    const part = writers.indexOf(field);
    return part < 0 ? withoutPeople(field, `v${i}`) : textPart(part);
  });
  if (target.texts.length === 0) return columns.join(", ");
  const language = textPart(writers.length);
  const themes = `case when ${language} is not null then split_part(texts, ${MARK_SQL}, ${writers.length + 2}) end`;
  return [...columns.map((column, i) => withReference(target, i, column)), language, themes].join(", ");
}

const textPart = (index: number): string => `nullif(split_part(texts, ${MARK_SQL}, ${index + 1}), '')`;

function withoutPeople(field: TargetField, value: string): string {
  switch (field.type) {
    case "text":
      return `case when regexp_matches(${value}, '${LABEL_SHAPE}') then ${LABEL}(${value}) else ${value} end`;
    case "list":
      return `case when regexp_matches(${value}, '${LABEL_SHAPE}')
        then array_to_string(list_sort(list_distinct(string_split(${LABEL}(${value}), ';'))), ';') else ${value} end`;
    case "id":
      return `case when regexp_matches(${value}, '${PERSONAL_ID_SHAPE}') then ${PERSONAL_ID}(${value}) else ${value} end`;
    default:
      return value;
  }
}

/** Where the export does not tell whether the customer gave a transaction reference, the redacted text does. */
function withReference(target: TargetTable, i: number, column: string): string {
  if (target.fields[i]?.name !== "has_transaction_reference") return column;
  return `coalesce(${column}, contains(texts, '[reference]'))`;
}
