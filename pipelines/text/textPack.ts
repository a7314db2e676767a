import type { Writer } from "./redact/redact.js";
import type { TextReader } from "./textReader.js";

/** Between the records of a pack and between their fields; no cleaned text holds a control character. */
export const RECORD_MARK = "\u001e";
export const FIELD_MARK = "\u001f";

/** So many records' texts and tokens fit a processor's cache. */
const AT_ONCE = 256;

/**
 * Reads a pack: records of a key and one text for each of `writers`, "" where there is none. Answers as many records: the key,
 * the texts without what belongs to a person, the language and the canonical themes. What a record's answer is depends on
 * nothing but its texts.
 */
export function readPack(reader: TextReader, writers: readonly Writer[], pack: string): string {
  if (pack === "") return "";
  const answers: string[] = [];
  const records = pack.split(RECORD_MARK);
  for (let from = 0; from < records.length; from += AT_ONCE) {
    const split = records.slice(from, from + AT_ONCE).map((record) => record.split(FIELD_MARK));
    const read = reader.read(
      split.map((fields) => fields.slice(1).map((field) => (field === "" ? null : field))),
      writers,
    );
    for (const [i, { texts, language, themes }] of read.entries()) {
      answers.push([split[i]?.[0], ...texts, language, themes].join(FIELD_MARK));
    }
  }
  return answers.join(RECORD_MARK);
}
