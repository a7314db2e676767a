/**
 * Units of a duration that are written short and said in full, by what is written: after one, after any other figure. What is
 * not here is written in full.
 */
export const UNITS_IN_FULL: Readonly<Record<string, readonly [one: string, other: string]>> = {
  d: ["day", "days"],
  h: ["hour", "hours"],
  min: ["minute", "minutes"],
  s: ["second", "seconds"],
  mnt: ["menit", "menit"],
  dtk: ["detik", "detik"],
};
