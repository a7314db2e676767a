import { isHan } from "../fold.js";
import { CUE, cuesOfHan, cuesOfWord } from "./wordStarts.js";

/** What a text holds, found in one pass: most rules need something that most texts lack. */
export interface Traits {
  /** ASCII and full-width. */
  digits: number;
  at: boolean;
  slash: boolean;
  /** A letter that may be a capital: A to Z, or any beyond ASCII that is not Han. */
  capital: boolean;
  /** Such a letter right behind a blank. */
  laterCapital: boolean;
  han: boolean;
  /** What a signature may stand behind: - – — ~ ^ */
  dash: boolean;
  /** Bits of CUE. */
  cues: number;
}

const LETTER = 1;
const CAPITAL = 2;
const DIGIT = 4;
const BLANK = 8;
const AT = 16;
const SLASH = 32;
const DASH = 64;
const HAN = 128;
/** A capital right behind a blank. */
const LATER = 256;

/** Bits of each ASCII character. */
const ASCII = Uint8Array.from({ length: 0x80 }, (_, code) => bitsOf(String.fromCharCode(code)));

function bitsOf(character: string): number {
  if (/[a-z]/.test(character)) return LETTER;
  if (/[A-Z]/.test(character)) return LETTER | CAPITAL;
  if (/\d/.test(character)) return DIGIT;
  if (character === " " || character === "\n") return BLANK;
  if (character === "@") return AT;
  if (character === "/") return SLASH;
  return "-~^".includes(character) ? DASH : 0;
}

export function traitsOf(text: string): Traits {
  let all = 0;
  let digits = 0;
  let cues = 0;
  let before = 0;
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    const bits = code < 0x80 ? (ASCII[code] as number) : beyond(code);
    if ((bits & CAPITAL) !== 0 && (before & BLANK) !== 0) all |= LATER;
    if ((bits & DIGIT) !== 0) digits++;
    if (code >= 0x80) cues |= (bits & HAN) !== 0 ? cuesOfHan(code) : 0;
    else if ((bits & LETTER) !== 0) cues |= cuesAt(text, i, code, before);
    all |= bits;
    before = code < 0x80 ? bits : 0;
  }
  return {
    digits,
    at: (all & AT) !== 0,
    slash: (all & SLASH) !== 0,
    capital: (all & CAPITAL) !== 0,
    laterCapital: (all & LATER) !== 0,
    han: (all & HAN) !== 0,
    dash: (all & DASH) !== 0,
    cues,
  };
}

const LOWER_Q = 0x71;

/** The cues of an ASCII letter at `at`. */
function cuesAt(text: string, at: number, code: number, before: number): number {
  let cues = (before & (LETTER | DIGIT)) === 0 ? cuesOfWord(text, at) : 0;
  // Of the network's name, which needs no beginning of a word: "tambahQQ".
  if ((code | 0x20) === LOWER_Q && at + 1 < text.length && (text.charCodeAt(at + 1) | 0x20) === LOWER_Q)
    cues |= CUE.network;
  return cues;
}

/** Bits of a character beyond ASCII. */
function beyond(code: number): number {
  if (isHan(code)) return HAN;
  if (code >= 0xff10 && code <= 0xff19) return DIGIT;
  if (code === 0xff20) return AT;
  const dash = code === 0x2013 || code === 0x2014 ? DASH : 0;
  // Rarer Han characters are beyond `isHan`, some as pairs of code units.
  return CAPITAL | dash | (code >= 0x2e80 ? HAN : 0);
}
