import { judged } from "./judged.js";
import { quietDesk } from "./quietDesk.js";

export interface Alarms {
  desks: number;
  comparisons: number;
  /** Desks of which the page names a change, and a change that lasted, where there is none. */
  changed: number;
  levels: number;
}

/**
 * Of desks in which nothing happens, how many are said to have changed. With nothing real every call is false, so the false
 * discovery rate that q promises is the share of desks with any call.
 */
export function falseAlarms(desks: number, firstSeed = 1): Alarms {
  const sum: Alarms = { desks, comparisons: 0, changed: 0, levels: 0 };
  for (let seed = firstSeed; seed < firstSeed + desks; seed++) {
    const { changed, levels, compared } = judged(quietDesk(seed));
    sum.comparisons += compared;
    if (changed.length > 0) sum.changed++;
    if (levels.length > 0) sum.levels++;
  }
  return sum;
}
