/** English: names of what exports and shipped rules call by a code. Where a name is missing, the code's own words do. */
export const enNames = {
  /** Feeds, checks and reasons of a reject. */
  names: {} as Readonly<Record<string, string>>,
  /** Categories and themes that ship with Suara; a desk's own are called as it calls them. */
  categoryNames: {} as Readonly<Record<string, string>>,
  priorityNames: {} as Readonly<Record<string, string>>,
  /** The rules of data/reference/causes.yaml by their code; a desk's own are called as it calls them. */
  ruleNames: {} as Readonly<Record<string, string>>,
  /** What the rules of data/reference/causes.yaml mean, by their own words; a desk's own stay as it wrote them. */
  ruleMeans: {} as Readonly<Record<string, string>>,
};
