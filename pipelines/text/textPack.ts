import type { Writer } from "./redact/redact.js";
import type { TextReader } from "./textReader.js";

/** Between the records of a pack and between their fields; no cleaned text holds a control character. */
export const RECORD_MARK = "\u001e";
export const FIELD_MARK = "\u001f";

/**
 * Reads a pack: records of a key and one text for each of `writers`, "" where there is none. Answers as many records: the key,
 * the texts without what belongs to a person, the language and the canonical themes. What a record's answer is depends on
 * nothing but its texts.
 */
export function readPack(reader: TextReader, writers: readonly Writer[], pack: string): string {
  if (pack === "") return "";
  let answers = "";
  for (const record of pack.split(RECORD_MARK)) {
    const [key = "", ...fields] = record.split(FIELD_MARK);
    const { texts, language, themes } = reader.read(
      fields.map((field) => (field === "" ? null : field)),
      writers,
    );
    if (answers !== "") answers += RECORD_MARK;
    answers += key;
    for (const text of texts) answers += FIELD_MARK + (text ?? "");
    answers += FIELD_MARK + (language ?? "") + FIELD_MARK + (themes ?? "");
  }
  return answers;
}
