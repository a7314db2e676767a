import type { Writer } from "./redact/redact.js";
import type { ReadTexts, TextReader } from "./textReader.js";

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
  for (let from = 0; from <= pack.length; ) {
    const { part, next } = partOf(pack, from);
    const read = reader.read(
      part.map(({ texts }) => texts),
      writers,
    );
    answers.push(read.map((one, i) => answerOf((part[i] as KeyAndTexts).key, one)).join(RECORD_MARK));
    from = next;
  }
  return answers.join(RECORD_MARK);
}

function answerOf(key: string, { texts, language, themes }: ReadTexts): string {
  let answer = key;
  for (const text of texts) answer += FIELD_MARK + (text ?? "");
  return `${answer}${FIELD_MARK}${language ?? ""}${FIELD_MARK}${themes ?? ""}`;
}

/** The records that begin at `from`, and where the next ones do. */
function partOf(pack: string, from: number): { part: KeyAndTexts[]; next: number } {
  const part: KeyAndTexts[] = [];
  let at = from;
  while (part.length < AT_ONCE && at <= pack.length) {
    const mark = pack.indexOf(RECORD_MARK, at);
    const end = mark < 0 ? pack.length : mark;
    part.push(keyAndTexts(pack.slice(at, end)));
    at = end + 1;
  }
  return { part, next: at };
}

interface KeyAndTexts {
  key: string;
  texts: (string | null)[];
}

function keyAndTexts(record: string): KeyAndTexts {
  const texts: (string | null)[] = [];
  const end = record.indexOf(FIELD_MARK);
  for (let at = end; at >= 0; ) {
    const next = record.indexOf(FIELD_MARK, at + 1);
    const text = next < 0 ? record.slice(at + 1) : record.slice(at + 1, next);
    texts.push(text === "" ? null : text);
    at = next;
  }
  return { key: end < 0 ? record : record.slice(0, end), texts };
}
