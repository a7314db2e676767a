import { isHan } from "../fold.js";

/** What a text holds, found in one pass: most rules need something that most texts lack. */
export interface Traits {
  /** ASCII and full-width. */
  digits: number;
  at: boolean;
  slash: boolean;
  /** A letter that may be a capital: A to Z, or any beyond ASCII that is not Han. */
  capital: boolean;
  han: boolean;
}

export function traitsOf(text: string): Traits {
  const traits: Traits = { digits: 0, at: false, slash: false, capital: false, han: false };
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    if (code >= 97 && code <= 122) continue;
    if (code < 0x80) noteAscii(traits, code);
    else noteBeyond(traits, code);
  }
  return traits;
}

function noteAscii(traits: Traits, code: number): void {
  if (code >= 48 && code <= 57) traits.digits++;
  else if (code >= 65 && code <= 90) traits.capital = true;
  else if (code === 0x40) traits.at = true;
  else if (code === 0x2f) traits.slash = true;
}

function noteBeyond(traits: Traits, code: number): void {
  if (code >= 0xff10 && code <= 0xff19) traits.digits++;
  else if (code === 0xff20) traits.at = true;
  else if (isHan(code)) traits.han = true;
  else {
    traits.capital = true;
    // Rarer Han characters are beyond `isHan`, some as pairs of code units.
    if (code >= 0x2e80) traits.han = true;
  }
}
