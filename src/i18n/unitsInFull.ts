/**
 * Units of a duration that are written short and said in full, by what is written: after one, after any other figure. The
 * letters in brackets are heard and copied, not seen. What is not here is written in full.
 */
export const UNITS_IN_FULL: Readonly<Record<string, readonly [one: string, other: string]>> = {
  d: ["d(ay)", "d(ays)"],
  h: ["h(our)", "h(ours)"],
  min: ["min(ute)", "min(utes)"],
  s: ["s(econd)", "s(econds)"],
  mnt: ["m(e)n(i)t", "m(e)n(i)t"],
  dtk: ["d(e)t(i)k", "d(e)t(i)k"],
};
