import { Jieba } from "@node-rs/jieba";
import { dict } from "@node-rs/jieba/dict.js";
import { type Token, tokensOf } from "./lexicon.js";
import { withoutPlaceholders } from "./redact/redact.js";
import { DOMAIN_WORDS, STOP_WORDS } from "./stopWords.js";

/** Texts that are cut by one call: more gain nothing and fill the memory. */
const AT_ONCE = 256;

let segmenter: Jieba | undefined;

/** Opened at first use: its dictionary takes a third of a second. */
function jieba(): Jieba {
  if (segmenter !== undefined) return segmenter;
  segmenter = Jieba.withDict(dict);
  // So frequent that a domain word is never cut into commoner ones.
  segmenter.loadDict(Buffer.from(DOMAIN_WORDS.map((word) => `${word} 1000000 n`).join("\n")));
  return segmenter;
}

/**
 * The words of each redacted text in their order: Latin ones as they are meant ("ngga" is "tidak"), Han ones as the segmenter
 * cuts them, without placeholders, stop words and bare numbers, negations kept. Han is segmented in every text, whatever its
 * language is, for people mix. Many texts at once, for a call of the segmenter costs as much as cutting a clause does.
 */
export function words(texts: readonly string[]): string[][] {
  const found: string[][] = [];
  for (let from = 0; from < texts.length; from += AT_ONCE) {
    const part = texts.slice(from, from + AT_ONCE);
    found.push(...wordsOf(part.map((text) => tokensOf(withoutPlaceholders(text)))));
  }
  return found;
}

/** Between runs of Han that the segmenter is given at once; it cuts there and answers it. */
const BREAK = "\n";

/** `words` of the texts' tokens. */
export function wordsOf(rows: readonly (readonly Token[])[]): string[][] {
  const runs: string[] = [];
  for (const row of rows) addHanRuns(runs, row);
  const cut = (runs.length === 0 ? [] : segmented(runs)).values();
  return rows.map((row) => tellingWords(row, () => cut.next().value ?? []));
}

/** `words` of one row; `nextRun` answers the words of its next run of Han. */
function tellingWords(row: readonly Token[], nextRun: () => readonly string[]): string[] {
  const found: string[] = [];
  let isAfterHan = false;
  for (const token of row) {
    if (token.isTelling && !token.isHan) found.push(token.meant);
    // What is Han is no bare number.
    if (token.isHan && !isAfterHan) for (const word of nextRun()) if (!STOP_WORDS.has(word)) found.push(word);
    isAfterHan = token.isHan;
  }
  return found;
}

/** The runs of Han in a row. */
function addHanRuns(runs: string[], row: readonly Token[]): void {
  let han = "";
  for (const token of row) {
    if (token.isHan) han += token.meant;
    else if (han !== "") {
      runs.push(han);
      han = "";
    }
  }
  if (han !== "") runs.push(han);
}

/** The words of each run. */
function segmented(runs: readonly string[]): string[][] {
  const parts: string[][] = [[]];
  for (const word of jieba().cut(runs.join(BREAK), true)) {
    if (word === BREAK) parts.push([]);
    else parts.at(-1)?.push(word);
  }
  return parts;
}
