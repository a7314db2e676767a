import type { Token } from "./lexicon.js";

/** How many tokens may stand between the two parts of a term, by the script of the second part. */
const GAP = { latin: 6, han: 8 };
const NEAR = "~";
/** More than any term has. */
const MOST_PARTS = 64;

/** A later part of a term that ends at a node. */
interface Part {
  term: number;
  part: number;
  last: boolean;
  gap: number;
  /** Node of the part before it. */
  after: number;
}

interface Node {
  next: Map<number, Node>;
  id: number;
  /** Terms of one part that end here. */
  whole: number[];
  parts: Part[];
  /** A first part of a term ends here. */
  begins: boolean;
  ignored: boolean;
}

interface Hit {
  from: number;
  to: number;
  at: Node;
}

/** All terms in one tree of tokens. `split` makes a term into tokens as texts are. */
export class TermTree {
  readonly vocabulary = new Map<string, number>();
  readonly #split: (text: string) => string[];
  readonly #nodes: Node[] = [];
  /** Where the first part of a term that ends at a node was seen last, and in which text. */
  #ends = new Int32Array(0);
  #seenIn = new Int32Array(0);
  #text = 0;
  readonly #root = this.#node();
  /** The root's next nodes by token: nearly every look is one of these. */
  readonly #first: (Node | undefined)[] = [];

  constructor(split: (text: string) => string[]) {
    this.#split = split;
  }

  /** A term: its tokens in a row, or with ~ between its parts a few tokens apart. */
  add(text: string, term: number): void {
    const parts = text.split(NEAR);
    if (parts.length === 1) {
      this.#descend(text).whole.push(term);
      return;
    }
    let before: Node | null = null;
    for (const [part, words] of parts.entries()) {
      const at = this.#descend(words);
      const gap = /^\s*\p{Script=Han}/u.test(words) ? GAP.han : GAP.latin;
      if (before === null) at.begins = true;
      else at.parts.push({ term, part, last: part === parts.length - 1, gap, after: before.id });
      before = at;
    }
  }

  /** Where these words stand, no term does. */
  ignore(text: string): void {
    this.#descend(text).ignored = true;
  }

  /** Every term that is in a row, once, in the order in which their ends come first. */
  find(row: readonly Token[]): number[] {
    let hits: Hit[] | null = null;
    let ignored: { from: number; to: number }[] | null = null;
    for (let from = 0; from < row.length; from++) {
      const { term } = row[from] as Token;
      // Most words are in no term.
      if (term < 0) continue;
      let at = this.#first[term];
      for (let to = from + 1; at !== undefined; to++) {
        if (at.ignored) {
          ignored ??= [];
          ignored.push({ from, to });
        } else if (at.begins || at.whole.length + at.parts.length > 0) {
          hits ??= [];
          hits.push({ from, to, at });
        }
        at = to < row.length ? at.next.get((row[to] as Token).term) : undefined;
      }
    }
    if (hits === null) return [];
    return this.#termsOf(ignored === null ? hits : outside(hits, ignored));
  }

  #termsOf(hits: readonly Hit[]): number[] {
    const terms: number[] = [];
    this.#begin();
    /** Where a middle part of a term, after the parts before it, ended last. */
    let middles: Map<number, number> | null = null;
    for (const { from, to, at } of hits) {
      for (const term of at.whole) addOnce(terms, term);
      for (const { term, part, last, gap, after } of at.parts) {
        const end = part === 1 ? this.#endOf(after) : (middles?.get(term * MOST_PARTS + part - 1) ?? -1);
        if (end < 0 || from < end || from - end > gap) continue;
        if (last) addOnce(terms, term);
        else {
          middles ??= new Map();
          middles.set(term * MOST_PARTS + part, to);
        }
      }
      if (at.begins) {
        this.#ends[at.id] = to;
        this.#seenIn[at.id] = this.#text;
      }
    }
    return terms;
  }

  /** Of the next text nothing has been seen. */
  #begin(): void {
    if (this.#ends.length < this.#nodes.length) {
      this.#ends = new Int32Array(this.#nodes.length);
      this.#seenIn = new Int32Array(this.#nodes.length);
    }
    this.#text++;
  }

  #endOf(node: number): number {
    return this.#seenIn[node] === this.#text ? (this.#ends[node] as number) : -1;
  }

  #node(): Node {
    const one: Node = {
      next: new Map(),
      id: this.#nodes.length,
      whole: [],
      parts: [],
      begins: false,
      ignored: false,
    };
    this.#nodes.push(one);
    return one;
  }

  #descend(text: string): Node {
    let at = this.#root;
    for (const token of this.#split(text)) {
      const number = this.vocabulary.get(token) ?? this.vocabulary.size;
      this.vocabulary.set(token, number);
      let next = at.next.get(number);
      if (next === undefined) {
        next = this.#node();
        at.next.set(number, next);
        if (at === this.#root) this.#first[number] = next;
      }
      at = next;
    }
    return at;
  }
}

const outside = (hits: readonly Hit[], spans: readonly { from: number; to: number }[]): Hit[] =>
  hits.filter((hit) => !spans.some((span) => hit.from < span.to && hit.to > span.from));

/** A text has a handful of terms: a list is quicker than a set. */
function addOnce(list: number[], value: number): void {
  if (!list.includes(value)) list.push(value);
}
