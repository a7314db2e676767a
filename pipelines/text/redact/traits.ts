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
  han: boolean;
  /** What a signature may stand behind: - – — ~ ^ */
  dash: boolean;
  /** Bits of CUE. */
  cues: number;
}

export function traitsOf(text: string): Traits {
  const traits: Traits = {
    digits: 0,
    at: false,
    slash: false,
    capital: false,
    han: false,
    dash: false,
    cues: 0,
  };
  let isInWord = false;
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    const lower = code | 0x20;
    if (code < 0x80 && lower >= 97 && lower <= 122) {
      if (!isInWord) traits.cues |= cuesOfWord(text, i);
      isInWord = true;
      if (code < 97) traits.capital = true;
      // Of the network's name, which needs no beginning of a word: "tambahQQ".
      if (lower === 0x71 && (text.charCodeAt(i + 1) | 0x20) === 0x71) traits.cues |= CUE.network;
    } else if (code < 0x80) isInWord = noteAscii(traits, code);
    else {
      isInWord = false;
      noteBeyond(traits, code);
    }
  }
  return traits;
}

/** Notes what is no letter; whether a word goes on behind it. */
function noteAscii(traits: Traits, code: number): boolean {
  if (code >= 48 && code <= 57) {
    traits.digits++;
    return true;
  }
  if (code === 0x40) traits.at = true;
  else if (code === 0x2f) traits.slash = true;
  else if (code === 0x2d || code === 0x7e || code === 0x5e) traits.dash = true;
  return false;
}

function noteBeyond(traits: Traits, code: number): void {
  if (code >= 0xff10 && code <= 0xff19) traits.digits++;
  else if (code === 0xff20) traits.at = true;
  else if (isHan(code)) {
    traits.han = true;
    traits.cues |= cuesOfHan(code);
  } else {
    if (code === 0x2013 || code === 0x2014) traits.dash = true;
    traits.capital = true;
    // Rarer Han characters are beyond `isHan`, some as pairs of code units.
    if (code >= 0x2e80) traits.han = true;
  }
}
