import type { ThemeText } from "./themeTexts.js";

type Scored = Pick<ThemeText, "customer_key" | "score" | "score_scale" | "score_class">;

interface ToldScore {
  score: number | null;
  score_scale: number | null;
  score_class: ThemeText["score_class"] | null;
}

/**
 * What may be said of a text's score beside all texts that are told of alike: whether low, high or none where at least k customers gave
 * such a one, and which it was where as many gave just that. Those of whom it is not said are none or k as well, for else they would
 * have what is left.
 */
export function scoreTold(text: Scored, beside: readonly Scored[], k: number): ToldScore {
  if (!toldValues(beside, ({ score_class }) => score_class, k).has(text.score_class))
    return { score: null, score_scale: null, score_class: null };
  const alike = beside.filter(({ score_class }) => score_class === text.score_class);
  const isTold = toldValues(alike, scoreOf, k).has(scoreOf(text));
  return {
    score: isTold ? text.score : null,
    score_scale: isTold ? text.score_scale : null,
    score_class: text.score_class,
  };
}

const scoreOf = ({ score, score_scale }: Scored): string => `${score} of ${score_scale}`;

function toldValues(texts: readonly Scored[], by: (text: Scored) => string, k: number): Set<string> {
  const customers = new Map<string, Set<string>>();
  for (const text of texts) {
    const own = customers.get(by(text)) ?? new Set<string>();
    customers.set(by(text), own.add(text.customer_key));
  }
  // The smallest first, then by name: the same texts in any order tell the same.
  const bySize = [...customers].sort(([a, x], [b, y]) => x.size - y.size || (a < b ? -1 : 1));
  const rest = new Set<string>();
  for (const [i, [, own]] of bySize.entries()) {
    if (own.size >= k && (rest.size === 0 || rest.size >= k))
      return new Set(bySize.slice(i).map(([value]) => value));
    for (const customer of own) rest.add(customer);
  }
  return new Set();
}
