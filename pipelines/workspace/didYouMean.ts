import { distance } from "fastest-levenshtein";

const plain = (name: string): string => name.toLowerCase().replaceAll(/[\s_-]+/g, "");

/** The known name that was probably meant, letter case, blanks and dashes apart; null when none is near. */
function nearest(name: string, known: readonly string[]): string | null {
  const given = plain(name);
  const [best] = known
    .map((one) => ({ one, apart: distance(given, plain(one)) }))
    .sort((a, b) => a.apart - b.apart);
  // Half of it wrong, and it is another word.
  return best === undefined || best.apart > Math.max(1, Math.floor(name.length / 2)) ? null : best.one;
}

/** `, did you mean "…"?`, or nothing where no name is near. */
export const didYouMean = (name: string, known: readonly string[]): string => {
  const best = nearest(name, known);
  return best === null ? "" : `, did you mean "${best}"?`;
};
