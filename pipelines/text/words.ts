import { Jieba } from "@node-rs/jieba";
import { dict } from "@node-rs/jieba/dict.js";
import { isHan, tokens } from "./fold.js";
import { withoutPlaceholders } from "./redact/redact.js";
import { meant } from "./slang.js";
import { DOMAIN_WORDS, STOP_WORDS } from "./stopWords.js";

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
export function words(text: string): string[] {
  const plain = withoutPlaceholders(text);
  const found: string[] = [];
  let han = "";
  const close = () => {
    if (han !== "") found.push(...(han.length === 1 ? [han] : jieba().cut(han, true)));
    han = "";
  };
  for (const token of tokens(plain)) {
    if (token.length === 1 && isHan(token.charCodeAt(0))) {
      han += token;
      continue;
    }
    close();
    found.push(meant(token));
  }
  close();
  return found.filter((word) => !STOP_WORDS.has(word) && !/^\d+$/.test(word));
}
