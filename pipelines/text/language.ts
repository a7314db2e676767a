import { isHan } from "./fold.js";
import type { Token } from "./lexicon.js";

export type TextLanguage = "id" | "zh" | "en" | "und";

const OTHER_SCRIPT =
  /[\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\p{Script=Thai}\p{Script=Arabic}\p{Script=Cyrillic}\p{Script=Devanagari}\p{Script=Tamil}\p{Script=Hebrew}\p{Script=Greek}]/gu;

/** From this share of its letters in Han on, a text is Chinese whatever else stands in it. */
const HAN_SHARE = 0.25;

/** More words of two languages that hold the balance, or any beside Han, are a text in both: its letters tell nothing. */
const MOST_IN_TIE = 4;

/**
 * The language of a text without placeholders: the script first, then the votes of words that only one language has, each
 * token one vote, then `guess` on what is left. `und` when nothing tells.
 */
export function languageOf(
  text: string,
  row: readonly Token[],
  guess: (text: string) => TextLanguage,
): TextLanguage {
  const { han, latin, other } = countedLetters(text, row);
  if (han + latin + other === 0) return "und";
  if (other > han + latin) return "und";
  if (han > 0 && other > 0 && other * 4 >= han) return "und";
  if (han >= HAN_SHARE * (han + latin)) return "zh";
  let votes = 0;
  let voters = 0;
  let foreign = 0;
  for (const { vote, isForeign } of row) {
    votes += vote;
    if (vote !== 0) voters++;
    if (isForeign) foreign++;
  }
  // Others share a few short words with both: "no me deja entrar".
  if (foreign > 1 && foreign >= Math.abs(votes)) return "und";
  if (votes !== 0) return votes > 0 ? "id" : "en";
  if (voters > MOST_IN_TIE || (voters > 0 && han > 0)) return "und";
  return guess(text);
}

interface Letters {
  han: number;
  latin: number;
  other: number;
}

/** The tokens tell how many letters a text has, unless it holds others than Han and a to z. */
function countedLetters(text: string, row: readonly Token[]): Letters {
  let han = 0;
  let latin = 0;
  for (const token of row) {
    if (token.isPlain) latin += token.letters;
    else if (token.isHan) han++;
    else return letters(text);
  }
  return { han, latin, other: 0 };
}

const isFullWidth = (code: number): boolean =>
  (code >= 0xff21 && code <= 0xff3a) || (code >= 0xff41 && code <= 0xff5a);

function letters(text: string): Letters {
  let han = 0;
  let latin = 0;
  let beyond = false;
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    if ((code >= 65 && code <= 90) || (code >= 97 && code <= 122)) latin++;
    else if ((code >= 0xc0 && code <= 0x24f) || isFullWidth(code)) latin++;
    else if (isHan(code)) han++;
    else if (code >= 0x370) beyond = true;
  }
  return { han, latin, other: beyond ? (text.match(OTHER_SCRIPT)?.length ?? 0) : 0 };
}
