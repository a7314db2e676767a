const Z = 1.959963984540054;

/** People alike but for what is compared, and how many of them have it: on one side, and on the other. */
export interface Stratum {
  own: number;
  others: number;
  ownMentions: number;
  othersMentions: number;
}

/**
 * How many times as often as others, with the weights of Mantel and Haenszel and the variance of Greenland and Robins (1985). A
 * ratio of what either side has to what both together let expect would be pulled to 1 where nearly all are on one side.
 */
export function stratifiedRatio(strata: readonly Stratum[]) {
  let [mine, theirs, variance] = [0, 0, 0];
  for (const { own, others, ownMentions, othersMentions } of strata) {
    const all = own + others;
    mine += (ownMentions * others) / all;
    theirs += (othersMentions * own) / all;
    variance += ((ownMentions + othersMentions) * own * others) / all ** 2;
  }
  if (theirs === 0) return { ratio: null, low: null, high: null };
  const ratio = mine / theirs;
  if (mine === 0) return { ratio, low: null, high: null };
  const reach = Math.exp(Z * Math.sqrt(variance / (mine * theirs)));
  return { ratio, low: ratio / reach, high: ratio * reach };
}
