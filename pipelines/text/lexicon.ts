import { hanToken, isHan, scanTokens } from "./fold.js";
import { ACCENTED, EN_WORDS, ID_WORDS, OTHER_WORDS } from "./functionWords.js";
import { meant } from "./slang.js";
import { STOP_WORDS } from "./stopWords.js";
import { WordTable } from "./wordTable.js";

/** All that is asked of a token, so that it is looked up once. */
export interface Token {
  /** As it is meant: "ngga" is "tidak". */
  meant: string;
  /** 1 a word of Indonesian alone, -1 of English alone, 0 neither. */
  vote: -1 | 0 | 1;
  /** A word of another language in Latin letters. */
  isForeign: boolean;
  isHan: boolean;
  /** Says something of what a text is about: no stop word and no bare number. */
  isTelling: boolean;
  /** Its number in the vocabulary of the terms that are looked for, -1 in none. */
  term: number;
  /** Has no letters but a to z, and so many of them. */
  isPlain: boolean;
  letters: number;
}

/** Of a to z and 0 to 9 alone. */
const PLAIN = /^[a-z0-9]+$/;
/** Tokens of other letters that are remembered. */
const MOST_OTHERS = 1 << 14;

const isTelling = (word: string): boolean => !STOP_WORDS.has(word) && !/^\d+$/.test(word);

const FIRST_HAN = 0x3400;

/** Reads texts into rows of tokens. What a token means is worked out when it is met first; texts repeat few words. */
export class Lexicon {
  readonly #vocabulary: ReadonlyMap<string, number>;
  readonly #words = new WordTable((word) => this.#describe(word, true));
  /** Tokens with other letters than a to z and 0 to 9, by themselves. */
  readonly #others = new Map<string, Token>();
  readonly #han: (Token | undefined)[] = [];
  /** Of the text that is read: kept from one to the next, so that it grows but once. */
  readonly #row: Token[] = [];
  #end = 0;

  /** `vocabulary`: a number for each token of the terms that are looked for. */
  constructor(vocabulary: ReadonlyMap<string, number> = new Map()) {
    this.#vocabulary = vocabulary;
  }

  /** The tokens of a text without placeholders, in their order. */
  tokensOf(plain: string): Token[] {
    this.#end = 0;
    scanTokens(plain, this);
    return this.#row.slice(0, this.#end);
  }

  part(lower: string, from: number, to: number): void {
    this.#row[this.#end++] = this.#words.at(lower, from, to);
  }

  whole(token: string): void {
    this.#row[this.#end++] = PLAIN.test(token) ? this.#words.at(token, 0, token.length) : this.#other(token);
  }

  han(code: number): void {
    let token = this.#han[code - FIRST_HAN];
    if (token === undefined) {
      token = this.#describe(hanToken(code), false);
      this.#han[code - FIRST_HAN] = token;
    }
    this.#row[this.#end++] = token;
  }

  #other(text: string): Token {
    const known = this.#others.get(text);
    if (known !== undefined) return known;
    if (this.#others.size >= MOST_OTHERS) this.#others.clear();
    const token = this.#describe(text, false);
    this.#others.set(text, token);
    return token;
  }

  #describe(text: string, isPlain: boolean): Token {
    const word = meant(text);
    return {
      meant: word,
      vote: ID_WORDS.has(word) ? 1 : EN_WORDS.has(word) ? -1 : 0,
      isForeign: OTHER_WORDS.has(word) || ACCENTED.test(word),
      isHan: text.length === 1 && isHan(text.charCodeAt(0)),
      isTelling: isTelling(word),
      term: this.#vocabulary.get(word) ?? -1,
      letters: isPlain ? text.replaceAll(/\d/g, "").length : 0,
      isPlain,
    };
  }
}

const plain = new Lexicon();
/** `Lexicon.tokensOf` where no terms are looked for. */
export const tokensOf = (text: string): Token[] => plain.tokensOf(text);
