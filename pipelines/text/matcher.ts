import { tokens } from "./fold.js";
import { Lexicon, type Token } from "./lexicon.js";
import { meant } from "./slang.js";
import type { Taxonomy } from "./taxonomy.js";
import { LANGUAGES, type TermLanguage } from "./taxonomySchema.js";
import { TermTree } from "./termTree.js";

interface Term {
  theme: string;
  language: TermLanguage;
  /** As the taxonomy writes it. */
  text: string;
  /** Counts only where no other theme is found. */
  weak: boolean;
}

export interface Matcher {
  /** The tokens of a text without placeholders, as the other two want them. */
  tokensOf(plain: string): Token[];
  /** Canonical themes of a text: sorted, joined by ";", a theme only where none of its sub-themes is; "" for none. */
  themesOf(row: readonly Token[]): string;
  /** Every term that is found, by its index in `terms`. */
  termsOf(row: readonly Token[]): number[];
  readonly terms: readonly Term[];
}

const meantTokens = (text: string): string[] => tokens(text).map(meant);

/** Puts all terms in one tree of tokens, so that a text is read once however many they are. */
export function compile(taxonomy: Taxonomy): Matcher {
  const tree = new TermTree(meantTokens);
  const terms: Term[] = [];
  for (const theme of taxonomy.themes) {
    for (const language of LANGUAGES) {
      for (const [list, weak] of [
        [theme.terms, false],
        [theme.weak, true],
      ] as const) {
        for (const text of list[language]) {
          tree.add(text, terms.push({ theme: theme.id, language, text, weak }) - 1);
        }
      }
    }
  }
  for (const language of LANGUAGES) for (const text of taxonomy.ignore[language]) tree.ignore(text);
  const lexicon = new Lexicon(tree.vocabulary);
  const themes = canonicalThemes(terms);
  return {
    terms,
    tokensOf: (plain) => lexicon.tokensOf(plain),
    termsOf: (row) => tree.find(row),
    themesOf: (row) => themes(tree.find(row)),
  };
}

/** `Matcher.themesOf` of terms. */
function canonicalThemes(terms: readonly Term[]): (found: readonly number[]) => string {
  const themes = [...new Set(terms.map(({ theme }) => theme))].sort();
  const places = new Map(themes.map((theme, i) => [theme, i]));
  const placeOf = Int32Array.from(terms, ({ theme }) => places.get(theme) as number);
  const isWeak = Uint8Array.from(terms, ({ weak }) => Number(weak));
  const parentOf = Int32Array.from(themes, (theme) => places.get(theme.split("/")[0] as string) ?? -1);
  /** Few texts have more than two themes, and their names are joined once. */
  const pairs: (string | undefined)[] = [];
  const joined = (own: readonly number[]): string => own.map((place) => themes[place]).join(";");
  return (found) => {
    if (found.length === 0) return "";
    if (found.length === 1) return themes[placeOf[found[0] as number] as number] as string;
    const own = placesOf(found, placeOf, isWeak);
    const kept = own.filter((place) => !own.some((other) => other !== place && parentOf[other] === place));
    const [first, second] = kept as [number, number];
    if (kept.length === 1) return themes[first] as string;
    if (kept.length > 2) return joined(kept);
    const pair = first * themes.length + second;
    pairs[pair] ??= joined(kept);
    return pairs[pair];
  };
}

/** The themes of terms in their order, each once; of weak terms only where there are no others. */
function placesOf(found: readonly number[], placeOf: Int32Array, isWeak: Uint8Array): number[] {
  let leastWeak = 1;
  for (const term of found) if (isWeak[term] === 0) leastWeak = 0;
  const own: number[] = [];
  for (const term of found) {
    const place = placeOf[term] as number;
    if ((isWeak[term] as number) > leastWeak || own.includes(place)) continue;
    let at = own.length;
    while (at > 0 && (own[at - 1] as number) > place) at--;
    own.splice(at, 0, place);
  }
  return own;
}
