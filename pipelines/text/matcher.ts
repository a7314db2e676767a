import { tokens } from "./fold.js";
import { meant } from "./slang.js";
import type { Taxonomy } from "./taxonomy.js";
import { LANGUAGES, type TermLanguage } from "./taxonomySchema.js";

/** How many tokens may stand between the two parts of a term, by the script of the second part. */
const GAP = { latin: 6, han: 8 };
const NEAR = "~";
/** More than any term has. */
const MOST_PARTS = 64;

interface Term {
  theme: string;
  language: TermLanguage;
  /** As the taxonomy writes it. */
  text: string;
  /** Counts only where no other theme is found. */
  weak: boolean;
}

export interface Matcher {
  /** Canonical themes of a text: sorted, joined by ";", a theme only where none of its sub-themes is; "" for none. */
  themesOf(meantTokens: readonly string[]): string;
  /** Every term that is found, by its index in `terms`. */
  termsOf(meantTokens: readonly string[]): number[];
  readonly terms: readonly Term[];
}

interface Node {
  next: Map<string, Node>;
  /** Terms of one part that end here. */
  whole: number[];
  /** Parts of longer terms that end here. */
  parts: { term: number; part: number; last: boolean; gap: number }[];
  ignored: boolean;
}

const node = (): Node => ({ next: new Map(), whole: [], parts: [], ignored: false });

/** Tokens as terms and texts are compared by. */
export const meantTokens = (text: string): string[] => tokens(text).map(meant);

/** Puts all terms in one tree of tokens, so that a text is read once however many they are. */
export function compile(taxonomy: Taxonomy): Matcher {
  const root = node();
  const terms: Term[] = [];
  for (const theme of taxonomy.themes) {
    for (const language of LANGUAGES) {
      for (const [list, weak] of [
        [theme.terms, false],
        [theme.weak, true],
      ] as const) {
        for (const text of list[language]) {
          addTerm(root, text, terms.push({ theme: theme.id, language, text, weak }) - 1);
        }
      }
    }
  }
  for (const language of LANGUAGES) {
    for (const text of taxonomy.ignore[language]) descend(root, meantTokens(text)).ignored = true;
  }
  const termsOf = (row: readonly string[]) => found(root, row);
  return { terms, termsOf, themesOf: (row) => canonical(termsOf(row), terms) };
}

function addTerm(root: Node, text: string, term: number): void {
  const parts = text.split(NEAR);
  if (parts.length === 1) {
    descend(root, meantTokens(text)).whole.push(term);
    return;
  }
  for (const [part, words] of parts.entries()) {
    const gap = /^\s*\p{Script=Han}/u.test(words) ? GAP.han : GAP.latin;
    descend(root, meantTokens(words)).parts.push({ term, part, last: part === parts.length - 1, gap });
  }
}

function descend(root: Node, path: readonly string[]): Node {
  let at = root;
  for (const token of path) {
    let next = at.next.get(token);
    if (next === undefined) {
      next = node();
      at.next.set(token, next);
    }
    at = next;
  }
  return at;
}

interface Hit {
  from: number;
  to: number;
  at: Node;
}

function found(root: Node, row: readonly string[]): number[] {
  const hits: Hit[] = [];
  const ignored: { from: number; to: number }[] = [];
  for (let from = 0; from < row.length; from++) {
    let at = root.next.get(row[from] as string);
    for (let to = from + 1; at !== undefined; to++) {
      if (at.ignored) ignored.push({ from, to });
      else if (at.whole.length + at.parts.length > 0) hits.push({ from, to, at });
      at = to < row.length ? at.next.get(row[to] as string) : undefined;
    }
  }
  if (hits.length === 0) return [];
  const kept =
    ignored.length === 0
      ? hits
      : hits.filter((hit) => !ignored.some((span) => hit.from < span.to && hit.to > span.from));
  return termsOfHits(kept);
}

function termsOfHits(hits: readonly Hit[]): number[] {
  const terms = new Set<number>();
  /** Where each part of a term, after the parts before it, ended last. */
  const ends = new Map<number, number>();
  for (const { from, to, at } of hits) {
    for (const term of at.whole) terms.add(term);
    for (const { term, part, last, gap } of at.parts) {
      if (part > 0) {
        const end = ends.get(term * MOST_PARTS + part - 1);
        if (end === undefined || from < end || from - end > gap) continue;
      }
      if (last) terms.add(term);
      else ends.set(term * MOST_PARTS + part, to);
    }
  }
  return [...terms];
}

function canonical(found: readonly number[], terms: readonly Term[]): string {
  if (found.length === 0) return "";
  const hits = found.map((index) => terms[index] as Term);
  const strong = hits.filter((term) => !term.weak);
  const themes = new Set((strong.length > 0 ? strong : hits).map((term) => term.theme));
  for (const theme of [...themes]) {
    const slash = theme.indexOf("/");
    if (slash > 0) themes.delete(theme.slice(0, slash));
  }
  return [...themes].sort().join(";");
}
