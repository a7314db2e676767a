/** What is known of a number of people: at least and at most. */
export type Bounds = readonly [least: number, most: number];

/** total = the sum of parts, which do not overlap. */
export interface Disjoint {
  total: string;
  parts: readonly string[];
}

const ANY: Bounds = [0, Number.POSITIVE_INFINITY];

/**
 * All that follows from each sum by itself, over and over until nothing more does: what an attacker knows of every group who
 * starts with the bounds that published figures give. Linear algebra knows of sums alone; this knows of rounding too.
 */
export function tightened(
  known: ReadonlyMap<string, Bounds>,
  sums: readonly Disjoint[],
): Map<string, Bounds> {
  const bounds = new Map(known);
  const of = (key: string): Bounds => bounds.get(key) ?? ANY;
  const least = (keys: readonly string[]): number => keys.reduce((sum, key) => sum + of(key)[0], 0);
  const most = (keys: readonly string[]): number => keys.reduce((sum, key) => sum + of(key)[1], 0);
  let isChanged = true;
  const narrow = (key: string, low: number, high: number): void => {
    const [from, to] = of(key);
    if (low <= from && high >= to) return;
    bounds.set(key, [Math.max(low, from), Math.min(high, to)]);
    isChanged = true;
  };
  while (isChanged) {
    isChanged = false;
    for (const { total, parts } of sums) {
      narrow(total, least(parts), most(parts));
      for (const part of parts) {
        const others = parts.filter((other) => other !== part);
        narrow(part, of(total)[0] - most(others), of(total)[1] - least(others));
      }
    }
  }
  return bounds;
}
