export type Verdict = "above" | "within" | "below" | "too_few";

export interface Usual {
  median: number;
  low: number;
  high: number;
}

const FEWEST_WEEKS = 6;
/** A normal distribution's standard deviation in median absolute deviations. */
const SCALE = 1.4826;

/**
 * Usual range of a weekly figure from the weeks before it: median ± 3 scaled median absolute deviations, not below 0;
 * null under 6 weeks. Source: Leys et al. 2013, "Detecting outliers", J. Exp. Soc. Psychol. 49(4).
 */
export function usualRange(before: readonly number[]): Usual | null {
  if (before.length < FEWEST_WEEKS) return null;
  const middle = median(before);
  const spread = 3 * SCALE * median(before.map((value) => Math.abs(value - middle)));
  return { median: middle, low: Math.max(0, middle - spread), high: middle + spread };
}

export function verdictOf(value: number | null, usual: Usual | null): Verdict {
  if (value === null || usual === null) return "too_few";
  if (value > usual.high) return "above";
  return value < usual.low ? "below" : "within";
}

function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const half = Math.floor(sorted.length / 2);
  const upper = sorted[half] ?? 0;
  return sorted.length % 2 === 1 ? upper : ((sorted[half - 1] ?? 0) + upper) / 2;
}
