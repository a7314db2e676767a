import type { Token } from "./lexicon.js";
import { NOWHERE, TokenTrie } from "./tokenTrie.js";

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

/** What ends at a node of the trie. */
interface End {
  /** Terms of one part. */
  whole: number[];
  parts: Part[];
  /** A first part of a term. */
  begins: boolean;
}

/** Bits of what a text has to stop for at a node. */
const ENDS = 1;
const IGNORED = 2;

/** All terms in one tree of tokens. `split` makes a term into tokens as texts are. */
export class TermTree {
  readonly vocabulary = new Map<string, number>();
  readonly #split: (text: string) => string[];
  readonly #trie = new TokenTrie();
  /** By node. */
  readonly #ends: End[] = [];
  /** By node, bits of ENDS and IGNORED. */
  #stops = new Uint8Array(0);
  /** Where the first part of a term that ends at a node was seen last, and in which text. */
  #seenAt = new Int32Array(0);
  #seenIn = new Int32Array(0);
  #text = 0;
  /** From, to and node of what is found in a text, one after the other; kept from text to text. */
  readonly #hits: number[] = [];

  constructor(split: (text: string) => string[]) {
    this.#split = split;
  }

  /** A term: its tokens in a row, or with ~ between its parts a few tokens apart. */
  add(text: string, term: number): void {
    const parts = text.split(NEAR);
    if (parts.length === 1) {
      this.#end(this.#node(text, ENDS)).whole.push(term);
      return;
    }
    let after = NOWHERE;
    for (const [part, words] of parts.entries()) {
      const node = this.#node(words, ENDS);
      const gap = /^\s*\p{Script=Han}/u.test(words) ? GAP.han : GAP.latin;
      if (part === 0) this.#end(node).begins = true;
      else this.#end(node).parts.push({ term, part, last: part === parts.length - 1, gap, after });
      after = node;
    }
  }

  /** Where these words stand, no term does. */
  ignore(text: string): void {
    this.#node(text, IGNORED);
  }

  /** Every term that is in a row, once, in the order in which their ends come first. */
  find(row: readonly Token[]): number[] {
    const trie = this.#trie;
    trie.build();
    const hits = this.#hits;
    let end = 0;
    let ignored: { from: number; to: number }[] | null = null;
    for (let from = 0; from < row.length; from++) {
      let node = trie.first((row[from] as Token).term);
      for (let to = from + 1; node !== NOWHERE; to++) {
        const stops = this.#stops[node] as number;
        if ((stops & IGNORED) !== 0) {
          ignored ??= [];
          ignored.push({ from, to });
        } else if (stops !== 0) {
          hits[end++] = from;
          hits[end++] = to;
          hits[end++] = node;
        }
        node = to < row.length ? trie.step(node, (row[to] as Token).term) : NOWHERE;
      }
    }
    if (end === 0) return [];
    if (ignored === null) return this.#termsOf(hits, end);
    const left = outside(hits.slice(0, end), ignored);
    return this.#termsOf(left, left.length);
  }

  /** Of the hits before `end`. */
  #termsOf(hits: readonly number[], end: number): number[] {
    const terms: number[] = [];
    this.#text++;
    /** Where a middle part of a term, after the parts before it, ended last. */
    let middles: Map<number, number> | null = null;
    for (let i = 0; i < end; i += 3) {
      const from = hits[i] as number;
      const to = hits[i + 1] as number;
      const node = hits[i + 2] as number;
      const { whole, parts, begins } = this.#ends[node] as End;
      for (const term of whole) addOnce(terms, term);
      for (const { term, part, last, gap, after } of parts) {
        const before = part === 1 ? this.#seen(after) : (middles?.get(term * MOST_PARTS + part - 1) ?? -1);
        if (before < 0 || from < before || from - before > gap) continue;
        if (last) addOnce(terms, term);
        else {
          middles ??= new Map();
          middles.set(term * MOST_PARTS + part, to);
        }
      }
      if (begins) {
        this.#seenAt[node] = to;
        this.#seenIn[node] = this.#text;
      }
    }
    return terms;
  }

  /** Where the first part that ends at a node was seen last in this text. */
  #seen(node: number): number {
    return this.#seenIn[node] === this.#text ? (this.#seenAt[node] as number) : -1;
  }

  /** The node at which a row of words ends, which stops a text from now on. */
  #node(text: string, stop: number): number {
    const node = this.#trie.add(this.#split(text).map((token) => this.#numberOf(token)));
    if (this.#stops.length < this.#trie.size) this.#grow();
    this.#stops[node] = (this.#stops[node] as number) | stop;
    return node;
  }

  #numberOf(token: string): number {
    const number = this.vocabulary.get(token) ?? this.vocabulary.size;
    this.vocabulary.set(token, number);
    return number;
  }

  #grow(): void {
    const size = this.#trie.size * 2;
    const grown = <T extends Uint8Array | Int32Array>(to: T, from: T): T => {
      to.set(from);
      return to;
    };
    this.#stops = grown(new Uint8Array(size), this.#stops);
    this.#seenAt = grown(new Int32Array(size), this.#seenAt);
    this.#seenIn = grown(new Int32Array(size), this.#seenIn);
  }

  #end(node: number): End {
    this.#ends[node] ??= { whole: [], parts: [], begins: false };
    return this.#ends[node];
  }
}

/** The hits that no span touches. */
function outside(hits: readonly number[], spans: readonly { from: number; to: number }[]): number[] {
  const left: number[] = [];
  for (let i = 0; i < hits.length; i += 3) {
    const [from, to, node] = hits.slice(i, i + 3) as [number, number, number];
    if (!spans.some((span) => from < span.to && to > span.from)) left.push(from, to, node);
  }
  return left;
}

/** A text has a handful of terms: a list is quicker than a set. */
function addOnce(list: number[], value: number): void {
  if (!list.includes(value)) list.push(value);
}
