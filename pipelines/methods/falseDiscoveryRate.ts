/**
 * q-values of Benjamini and Hochberg (1995), in the order of the p-values given: calling those up to q a change leaves at
 * most a share q of the calls false, on average. As R's p.adjust(method = "BH").
 *
 * `pValues` are of every comparison that is shown, not only of the small ones. Throws RangeError for one outside 0..1.
 */
export function qValues(pValues: readonly number[]): number[] {
  if (pValues.some((p) => !(p >= 0 && p <= 1))) throw new RangeError("a p-value lies between 0 and 1");
  const largestFirst = [...pValues.keys()].sort((a, b) => at(pValues, b) - at(pValues, a));
  const found = new Array<number>(pValues.length).fill(1);
  let least = 1;
  for (const [i, index] of largestFirst.entries()) {
    const rank = pValues.length - i;
    least = Math.min(least, (at(pValues, index) * pValues.length) / rank);
    found[index] = least;
  }
  return found;
}

const at = (values: readonly number[], i: number): number => values[i] as number;
