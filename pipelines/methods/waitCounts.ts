/** How many waits ended with an answer at a second, and how many were last seen waiting then. */
export interface WaitCount {
  seconds: number;
  answered: number;
  censored: number;
}

export const totalOf = (waits: readonly WaitCount[]): number =>
  waits.reduce((sum, { answered, censored }) => sum + answered + censored, 0);

/** One row a second, the shortest first. */
export function bySecond(waits: readonly WaitCount[]): WaitCount[] {
  const found = new Map<number, WaitCount>();
  for (const { seconds, answered, censored } of waits) {
    const row = found.get(seconds) ?? { seconds, answered: 0, censored: 0 };
    found.set(seconds, row);
    row.answered += answered;
    row.censored += censored;
  }
  return [...found.values()].sort((a, b) => a.seconds - b.seconds);
}
