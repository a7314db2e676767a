import type { Figure } from "./figure.js";

/** What the command line asked for, and what rows leave to each other. */
export interface BenchContext {
  scale: number;
  seed: number;
  repeat: number;
  /** false: leave out whatever builds the site. */
  site: boolean;
  /** Folder for generated data and workspaces. */
  dir: string;
  progress(text: string): void;
  /** Seconds of the full model build, once measured. */
  fullBuild?: Figure;
}

type Verdict = "met" | "missed" | "reported" | "not available" | "failed";

/** One line of the table. */
export interface RowResult {
  key: string;
  what: string;
  unit: "s" | "MB";
  measured: Figure | null;
  baseline: { what: string; figure: Figure } | null;
  /** Measured by baseline, medians. */
  ratio: number | null;
  /** What the ratio, or without a baseline the figure itself, must not exceed. */
  target: { text: string; limit: number } | null;
  verdict: Verdict;
  notes: string[];
  /** Whatever else was seen, for the JSON. */
  details: Record<string, unknown>;
}

export interface BenchRow {
  key: string;
  run(context: BenchContext): Promise<RowResult[]>;
}

type Given = Pick<RowResult, "key" | "what" | "unit" | "measured"> &
  Partial<Pick<RowResult, "baseline" | "target" | "notes" | "details">>;

/** A row with its ratio and verdict. With a baseline the target is on the ratio, without on the figure's worst. */
export function row(given: Given): RowResult {
  const { measured, baseline = null, target = null, notes = [], details = {} } = given;
  const ratio = measured === null || baseline === null ? null : measured.median / baseline.figure.median;
  const judged = ratio ?? measured?.max ?? null;
  const verdict: Verdict =
    measured === null
      ? "not available"
      : target === null || judged === null
        ? "reported"
        : judged <= target.limit
          ? "met"
          : "missed";
  return { ...given, baseline, target, ratio, verdict, notes, details };
}
