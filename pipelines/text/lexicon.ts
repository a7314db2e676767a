import { hanToken, isHan, scanTokens } from "./fold.js";
import { ACCENTED, EN_WORDS, ID_WORDS, OTHER_WORDS } from "./functionWords.js";
import { meant } from "./slang.js";
import { STOP_WORDS } from "./stopWords.js";

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
}

const isTelling = (word: string): boolean => !STOP_WORDS.has(word) && !/^\d+$/.test(word);

/** Slots of the table of tokens, a power of two, and how many are filled before it is begun anew. */
const SLOTS = 1 << 16;
const MOST_KNOWN = SLOTS / 2;
const FIRST_HAN = 0x3400;

/**
 * Reads texts into rows of tokens. What a token means is worked out when it is met first; texts repeat few words, and what is
 * typed once does not fill the memory. Latin tokens are found by a hash of their letters where they stand, for to cut each
 * out of its text first takes longer than all that is asked of it.
 */
export class Lexicon {
  readonly #vocabulary: ReadonlyMap<string, number>;
  #keys: (string | undefined)[] = new Array(SLOTS);
  #values: (Token | undefined)[] = new Array(SLOTS);
  #known = 0;
  readonly #han: (Token | undefined)[] = [];
  #row: Token[] = [];

  /** `vocabulary`: a number for each token of the terms that are looked for. */
  constructor(vocabulary: ReadonlyMap<string, number> = new Map()) {
    this.#vocabulary = vocabulary;
  }

  /** The tokens of a text without placeholders, in their order. */
  tokensOf(plain: string): Token[] {
    this.#row = [];
    scanTokens(plain, this);
    return this.#row;
  }

  part(lower: string, from: number, to: number): void {
    let hash = to - from;
    for (let i = from; i < to; i++) hash = (Math.imul(hash, 31) + lower.charCodeAt(i)) | 0;
    let slot = (hash ^ (hash >>> 15)) & (SLOTS - 1);
    for (;;) {
      const key = this.#keys[slot];
      if (key === undefined) break;
      if (key.length === to - from && lower.startsWith(key, from)) {
        this.#row.push(this.#values[slot] as Token);
        return;
      }
      slot = (slot + 1) & (SLOTS - 1);
    }
    const token = lower.slice(from, to);
    this.#row.push(this.#note(slot, token));
  }

  whole(token: string): void {
    this.part(token, 0, token.length);
  }

  han(code: number): void {
    let token = this.#han[code - FIRST_HAN];
    if (token === undefined) {
      token = this.#describe(hanToken(code));
      this.#han[code - FIRST_HAN] = token;
    }
    this.#row.push(token);
  }

  #note(slot: number, text: string): Token {
    const token = this.#describe(text);
    if (this.#known >= MOST_KNOWN) {
      this.#keys = new Array(SLOTS);
      this.#values = new Array(SLOTS);
      this.#known = 0;
      return token;
    }
    this.#keys[slot] = text;
    this.#values[slot] = token;
    this.#known++;
    return token;
  }

  #describe(text: string): Token {
    const word = meant(text);
    return {
      meant: word,
      vote: ID_WORDS.has(word) ? 1 : EN_WORDS.has(word) ? -1 : 0,
      isForeign: OTHER_WORDS.has(word) || ACCENTED.test(word),
      isHan: text.length === 1 && isHan(text.charCodeAt(0)),
      isTelling: isTelling(word),
      term: this.#vocabulary.get(word) ?? -1,
    };
  }
}

const plain = new Lexicon();
/** `Lexicon.tokensOf` where no terms are looked for. */
export const tokensOf = (text: string): Token[] => plain.tokensOf(text);
