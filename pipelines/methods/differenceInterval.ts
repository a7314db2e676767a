/** An estimate with its interval; an end that is not known is null. */
export interface Estimated {
  value: number;
  low: number | null;
  high: number | null;
}

/**
 * Interval of a − b from the intervals of both, at their level (method of variance estimates recovery: Zou and Donner
 * 2008), which keeps their skewness. Taken as independent: where b is part of a or the reverse, it is too wide rather than
 * too narrow. An end that rests on an unknown one is null. Units of a and b.
 */
export function differenceInterval(a: Estimated, b: Estimated): Estimated {
  const value = a.value - b.value;
  const reach = (x: number | null, y: number | null): number | null =>
    x === null || y === null ? null : Math.hypot(x, y);
  const below = (of: Estimated) => (of.low === null ? null : of.value - of.low);
  const above = (of: Estimated) => (of.high === null ? null : of.high - of.value);
  const down = reach(below(a), above(b));
  const up = reach(above(a), below(b));
  return { value, low: down === null ? null : value - down, high: up === null ? null : value + up };
}
