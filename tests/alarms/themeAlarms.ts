import { THEME_Q, themeChanges } from "../../pipelines/estimates/themeChanges.js";
import { LAST_WEEK, quietThemes } from "../helpers/quietThemes.js";

export interface ThemeAlarms {
  desks: number;
  comparisons: number;
  /** Desks of which any theme is said to be new, rising or falling, though nothing happened. */
  alarmed: number;
}

/** Fewest customers of whom a rise is told. */
const SMALL_CELL = 5;

/** Of desks on which no theme moves, 25 themes in three languages and together, how many are said to have one that does. */
export function themeAlarms(desks: number, firstSeed = 1): ThemeAlarms {
  const sum: ThemeAlarms = { desks, comparisons: 0, alarmed: 0 };
  for (let seed = firstSeed; seed < firstSeed + desks; seed++) {
    const changes = themeChanges(quietThemes(seed), LAST_WEEK, SMALL_CELL);
    sum.comparisons += changes.filter(({ qValue }) => qValue !== null).length;
    if (changes.some(({ verdict, qValue }) => isCalled(verdict) && (qValue ?? 1) <= THEME_Q)) sum.alarmed++;
  }
  return sum;
}

const isCalled = (verdict: string): boolean => verdict !== "no_change" && verdict !== "too_few";
