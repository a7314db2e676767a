import type { Finding } from "./words.js";

export type Verdict = "above" | "within" | "below" | "too_few";

/** A list of more is not read; all are in the table behind it. */
export const MOST_SHOWN = 10;

/** What the report found in one week. */
export interface WeekFindings {
  /** Changes that stand out beyond chance, one a story, weightiest first. */
  changes: Finding[];
  /** All of them, and the facts, in order of weight. */
  all: Finding[];
  /** What of each family was compared in vain, or could not be. */
  silent: Finding[];
  /** Most of what there is has too few weeks before it: nothing can be said of the week. */
  isFew: boolean;
  /** Figures compared, and how many of them stood out. */
  tests: number;
  real: number;
}

export function weekFindings(rows: readonly Finding[], week: string | null): WeekFindings {
  const own = rows.filter((row) => row.week === week).sort((a, b) => a.rank - b.rank);
  const all = own.filter((row) => row.kind !== null);
  const real = all.filter(({ status }) => status === "real");
  const stories = new Set(all.filter(({ same_as }) => same_as === null).map(({ rank }) => rank));
  const tests = testsOf(own, "real") + testsOf(own, "nothing");
  return {
    isFew: tests === 0 || testsOf(own, "too_few") > tests,
    changes: real.filter((row) => stories.has(row.rank)),
    all,
    silent: own.filter((row) => row.kind === null),
    tests,
    real: real.length,
  };
}

const testsOf = (rows: readonly Finding[], status: Finding["status"]): number =>
  rows.filter((row) => row.status === status).reduce((sum, { test_count }) => sum + test_count, 0);

/** What the report says of one figure of a family: it looked, or it could not. */
export function verdictOf(
  { all, silent }: WeekFindings,
  family: Finding["family"],
  kind: NonNullable<Finding["kind"]>,
  subject: string,
): Verdict {
  const found = all.find((row) => row.kind === kind && row.subject === subject && row.status === "real");
  if (found !== undefined) return found.direction === "up" ? "above" : "below";
  return silent.some((row) => row.family === family && row.status === "nothing") ? "within" : "too_few";
}
