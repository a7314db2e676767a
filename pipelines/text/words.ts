import { Jieba } from "@node-rs/jieba";
import { dict } from "@node-rs/jieba/dict.js";
import { isTelling, type Token, tokensOf } from "./lexicon.js";
import { withoutPlaceholders } from "./redact/redact.js";
import { DOMAIN_WORDS } from "./stopWords.js";

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
 * The words of a redacted text in their order: Latin ones as they are meant ("ngga" is "tidak"), Han ones as the segmenter
 * cuts them, without placeholders, stop words and bare numbers, negations kept. Han is segmented in every text, whatever its
 * language is, for people mix.
 */
export const words = (text: string): string[] => wordsOf(tokensOf(withoutPlaceholders(text)));

/** Between runs of Han that the segmenter is given at once; it cuts there and answers it. */
const BREAK = "\n";

/** `words` of tokens. */
export const wordsOf = (row: readonly Token[]): string[] => wordsOfAll([row])[0] as string[];

/** `words` of many texts' tokens: the segmenter is called once, for a call costs as much as cutting a clause does. */
export function wordsOfAll(rows: readonly (readonly Token[])[]): string[][] {
  const runs: string[] = [];
  for (const row of rows) addHanRuns(runs, row);
  const cut = (runs.length === 0 ? [] : segmented(runs)).values();
  return rows.map((row) => tellingWords(row, () => cut.next().value ?? []));
}

/** `words` of one row; `nextRun` answers the words of its next run of Han. */
function tellingWords(row: readonly Token[], nextRun: () => readonly string[]): string[] {
  const found: string[] = [];
  for (const [i, token] of row.entries()) {
    if (!token.isHan) {
      if (token.isTelling) found.push(token.meant);
    } else if (row[i - 1]?.isHan !== true) {
      for (const word of nextRun()) if (isTelling(word)) found.push(word);
    }
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
