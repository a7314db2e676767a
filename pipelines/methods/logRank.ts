import jStat from "jstat";
import { totalOf, type WaitCount } from "./waitCounts.js";

export interface LogRank {
  /** Answers of the first group, and how many it would have had if both were answered alike. */
  observed: number;
  expected: number;
  /** Two-sided; 1 where the groups were never at risk together. */
  pValue: number;
}

/**
 * Log-rank test of two groups of waits (Mantel 1966; variance of the hypergeometric distribution): are they answered at
 * the same pace? Counts in any order; a wait that is censored at a second was still at risk then. As R's survdiff.
 */
export function logRank(first: readonly WaitCount[], second: readonly WaitCount[]): LogRank {
  const steps = together(first, second);
  let atRiskFirst = totalOf(first);
  let atRisk = atRiskFirst + totalOf(second);
  let [observed, expected, variance] = [0, 0, 0];
  for (const { answered, gone, answeredFirst, goneFirst } of steps) {
    const share = atRiskFirst / atRisk;
    observed += answeredFirst;
    expected += answered * share;
    if (atRisk > 1) variance += (answered * share * (1 - share) * (atRisk - answered)) / (atRisk - 1);
    atRiskFirst -= goneFirst;
    atRisk -= gone;
  }
  const pValue = variance > 0 ? jStat.erfc(Math.abs(observed - expected) / Math.sqrt(2 * variance)) : 1;
  return { observed, expected, pValue: Math.min(1, Math.max(0, pValue)) };
}

interface Step {
  seconds: number;
  answered: number;
  gone: number;
  answeredFirst: number;
  goneFirst: number;
}

/** One step a second at which anybody of either group was answered or left, in order. */
function together(first: readonly WaitCount[], second: readonly WaitCount[]): Step[] {
  const steps = new Map<number, Step>();
  const add = (waits: readonly WaitCount[], isFirst: 0 | 1): void => {
    for (const { seconds, answered, censored } of waits) {
      const step = steps.get(seconds) ?? { seconds, answered: 0, gone: 0, answeredFirst: 0, goneFirst: 0 };
      steps.set(seconds, step);
      step.answered += answered;
      step.gone += answered + censored;
      step.answeredFirst += isFirst * answered;
      step.goneFirst += isFirst * (answered + censored);
    }
  };
  add(first, 1);
  add(second, 0);
  return [...steps.values()].sort((a, b) => a.seconds - b.seconds);
}
