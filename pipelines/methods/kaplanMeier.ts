/** How many waited so long, and then had their answer or were still waiting when last seen. */
export interface WaitCount {
  seconds: number;
  answered: number;
  censored: number;
  /** How many of all these waits are known only from that second on (left truncation). */
  entering?: number;
}

export interface WaitCurve {
  /** Waits, whole or weighted. */
  count: number;
  /** First second at which no more than 1 − share still wait; null = not reached. */
  percentile(share: number): number | null;
  /**
   * 95 % interval of a percentile: log-log band (Greenwood) inverted (Brookmeyer and Crowley 1982). Only for waits that
   * count one each. An end is null where the band does not get there.
   */
  interval(share: number): { low: number | null; high: number | null };
  /** Share answered after so many seconds. */
  within(seconds: number): number;
  longest: number | null;
}

const Z = 1.959963984540054;
/** What sums of floats may be off by. */
const CLOSE = 1e-12;

/**
 * Kaplan–Meier curve of waits (Kaplan and Meier 1958). Counts may be weights, so that a group can be given the make-up
 * of another. The SQL model int_wait_percentiles has the same for its own groups.
 */
export function kaplanMeier(waits: readonly WaitCount[]): WaitCurve {
  const sorted = [...waits].sort((a, b) => a.seconds - b.seconds);
  const count = sorted.reduce((sum, wait) => sum + wait.answered + wait.censored, 0);
  const steps: { seconds: number; still: number; low: number; high: number }[] = [];
  let atRisk = count - sorted.reduce((sum, { entering = 0 }) => sum + entering, 0);
  let still = 1;
  let variance = 0;
  for (let i = 0; i < sorted.length; ) {
    const { seconds } = sorted[i] as WaitCount;
    let [answered, gone, entering] = [0, 0, 0];
    for (; sorted[i]?.seconds === seconds; i++) {
      const wait = sorted[i] as WaitCount;
      answered += wait.answered;
      gone += wait.answered + wait.censored;
      entering += wait.entering ?? 0;
    }
    if (answered > 0) {
      still *= Math.max(0, 1 - answered / atRisk);
      variance += atRisk - answered > CLOSE ? answered / (atRisk * (atRisk - answered)) : Number.NaN;
      steps.push({ seconds, still, ...band(still, variance) });
    }
    atRisk += entering - gone;
  }
  const first = (share: number, of: (step: (typeof steps)[number]) => number): number | null =>
    steps.find((step) => of(step) <= 1 - share + CLOSE)?.seconds ?? null;
  return {
    count,
    percentile: (share) => first(share, (step) => step.still),
    interval: (share) => ({
      low: first(share, (step) => step.low),
      high: first(share, (step) => step.high),
    }),
    within: (seconds) => 1 - (steps.findLast((step) => step.seconds <= seconds)?.still ?? 1),
    longest: sorted.at(-1)?.seconds ?? null,
  };
}

/** Of the share still waiting; NaN, which nothing compares with, where the last one was answered. */
function band(still: number, variance: number): { low: number; high: number } {
  const log = Math.log(still);
  const reach = (Z * Math.sqrt(variance)) / Math.abs(log);
  return { low: Math.exp(log * Math.exp(reach)), high: Math.exp(log * Math.exp(-reach)) };
}
