import { dispersionOf } from "../methods/rateComparison.js";

const WEEK = 7;
const MOST_WINDOWS = 12;
const FEWEST_WINDOWS = 3;
/** An export that goes on is silent for so long less than once in a thousand times. */
const HARDLY_EVER = 0.001;

/**
 * Days at the end of `counts`, one a day, that have none although that hardly ever happens: the export has ended, or
 * what it tells of. 0 where the silence is an ordinary one, as of a weekend: the same weekdays of up to twelve earlier
 * weeks tell, as negative binomial counts of their mean and dispersion, each silent week by itself. With fewer than three
 * such weeks 0. `holidays`, by their index, tell nothing of it.
 */
export function silentDays(counts: readonly number[], holidays: ReadonlySet<number> = new Set()): number {
  const last = counts.findLastIndex((count) => count > 0);
  const silent = counts.length - 1 - last;
  if (last === -1 || silent === 0) return 0;
  const length = Math.min(silent, WEEK);
  const windows: number[] = [];
  for (let weeks = Math.ceil(silent / WEEK); windows.length < MOST_WINDOWS; weeks++) {
    const end = counts.length - weeks * WEEK;
    if (end - length < 0) break;
    const told = counts.slice(end - length, end).filter((_, i) => !holidays.has(counts.length - length + i));
    windows.push(told.reduce((a, b) => a + b, 0));
  }
  if (windows.length < FEWEST_WINDOWS) return 0;
  const mean = windows.reduce((a, b) => a + b, 0) / windows.length;
  const dispersion = dispersionOf({ counts: windows, exposures: windows.map(() => 1) });
  const logChance = dispersion > 1 ? (-mean * Math.log(dispersion)) / (dispersion - 1) : -mean;
  return Math.exp(logChance * Math.max(1, Math.floor(silent / WEEK))) < HARDLY_EVER ? silent : 0;
}
