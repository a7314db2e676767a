/** Slots, a power of two, and how many are filled before the table is begun anew. */
const SLOTS = 1 << 16;
const MOST_KNOWN = SLOTS / 2;

/** Letters of a word that one number holds: 37 to this power is below 2 to the power of 53. */
const HALF = 10;
const SIGNS = 37;

/** a to z are 1 to 26, 0 to 9 are 27 to 36. */
const sign = (code: number): number => (code >= 97 ? code - 96 : code - 21);

/**
 * What is known of words of a to z and 0 to 9. A word is found where it stands in its text, by its letters as two exact
 * numbers: to cut it out of the text first takes longer than all that is asked of it, and so does comparing strings. Texts
 * repeat few words; what is typed once does not fill the memory, for the table is begun anew when it is half full.
 */
export class WordTable<T> {
  readonly #describe: (word: string) => T;
  /** The two numbers of each slot's word; 0 in an empty one. */
  #words = new Float64Array(2 * SLOTS);
  #values: (T | undefined)[] = new Array(SLOTS);
  #known = 0;
  /** Longer words, which are few. */
  readonly #long = new Map<string, T>();

  constructor(describe: (word: string) => T) {
    this.#describe = describe;
  }

  /** Of the word that stands in `text` from `from` to `to`. */
  at(text: string, from: number, to: number): T {
    if (to - from > 2 * HALF) return this.#longWord(text.slice(from, to));
    let head = 0;
    let tail = 0;
    let hash = 0;
    const middle = Math.min(to, from + HALF);
    for (let i = from; i < middle; i++) {
      const one = sign(text.charCodeAt(i));
      head = head * SIGNS + one;
      hash = (Math.imul(hash, 31) + one) | 0;
    }
    for (let i = middle; i < to; i++) {
      const one = sign(text.charCodeAt(i));
      tail = tail * SIGNS + one;
      hash = (Math.imul(hash, 31) + one) | 0;
    }
    let slot = (hash ^ (hash >>> 15)) & (SLOTS - 1);
    for (let known = this.#words[2 * slot] as number; known !== 0; known = this.#words[2 * slot] as number) {
      if (known === head && this.#words[2 * slot + 1] === tail) return this.#values[slot] as T;
      slot = (slot + 1) & (SLOTS - 1);
    }
    const value = this.#describe(text.slice(from, to));
    if (this.#known >= MOST_KNOWN) {
      this.#words.fill(0);
      this.#values = new Array(SLOTS);
      this.#known = 0;
      return value;
    }
    this.#known++;
    this.#words[2 * slot] = head;
    this.#words[2 * slot + 1] = tail;
    this.#values[slot] = value;
    return value;
  }

  #longWord(word: string): T {
    const known = this.#long.get(word);
    if (known !== undefined) return known;
    if (this.#long.size >= MOST_KNOWN) this.#long.clear();
    const value = this.#describe(word);
    this.#long.set(word, value);
    return value;
  }
}
