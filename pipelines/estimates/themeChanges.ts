import { qValues } from "../methods/falseDiscoveryRate.js";
import { compareRate, type RateChange } from "../methods/rateComparison.js";
import { sum, type ThemeLine } from "./themeCounts.js";

type ThemeVerdict = "new" | "rising" | "falling" | "no_change" | "too_few";

export interface ThemeChange {
  line: ThemeLine;
  /** Place of the first week of what is called now: the last of it is the week judged. */
  since: number;
  /** Customers of the weeks called now, and how many were to be expected at the rate before. */
  count: number;
  expected: number;
  change: RateChange | null;
  /** Of the best of the windows, corrected for the choice; null where nothing is compared. */
  pValue: number | null;
  qValue: number | null;
  verdict: ThemeVerdict;
  /** The verdict if chance is ruled out. */
  ifReal: ThemeVerdict;
}

/** Of the calls of a change, at most so many may be false. */
export const THEME_Q = 0.05;
/** What is called now are the last one to four weeks, whichever stand out the most. */
const LONGEST_NOW = 4;
const MOST_BEFORE = 12;
const FEWEST_BEFORE = 6;
/** With fewer mentions in all of the weeks compared, no split of them would be a change. */
const FEWEST_MENTIONS = 8;
const FEWEST_NOW = 5;

/**
 * Which themes are new, rising or falling in week `last`: its last one to four weeks against up to twelve before them
 * (quasi-Poisson, see compareRate), the best of the four by Simes (1986), and false discoveries controlled over every line
 * (Benjamini and Hochberg 1995). A rise needs five customers and no fewer than `smallCell`; both a rise and a fall need
 * the count itself to move that way, as shares must fall where another rises.
 */
export function themeChanges(lines: readonly ThemeLine[], last: number, smallCell: number): ThemeChange[] {
  const judged = lines.map((line) => judge(line, last));
  const tested = judged.filter(({ pValue }) => pValue !== null);
  const found = qValues(tested.map(({ pValue }) => pValue as number));
  const q = new Map(tested.map((one, i) => [one, found[i] as number]));
  return judged.map((one) => {
    const qValue = q.get(one) ?? null;
    const { result, pValue } = one;
    const ifReal = verdictOf(result, pValue === null ? null : 0, last, smallCell);
    return { ...result, pValue, qValue, verdict: verdictOf(result, qValue, last, smallCell), ifReal };
  });
}

interface Judged {
  result: Omit<ThemeChange, "pValue" | "qValue" | "verdict" | "ifReal">;
  /** Of the best window, corrected for the choice. */
  pValue: number | null;
}

function judge(line: ThemeLine, last: number): Judged {
  const windows = Array.from({ length: LONGEST_NOW }, (_, i) => last - i)
    .filter((since) => since >= FEWEST_BEFORE)
    .flatMap((since) => compareWindow(line, since, last) ?? []);
  const byP = [...windows].sort((a, b) => a.change.pValue - b.change.pValue || b.since - a.since);
  const [best] = byP;
  if (best === undefined) {
    const count = line.counts[last] ?? 0;
    return { result: { line, since: last, count, expected: 0, change: null }, pValue: null };
  }
  const simes = byP.map(({ change }, i) => (change.pValue * byP.length) / (i + 1));
  return { result: { line, ...best }, pValue: Math.min(1, ...simes) };
}

function compareWindow(
  { counts, exposures }: ThemeLine,
  since: number,
  last: number,
): { since: number; count: number; expected: number; change: RateChange } | null {
  const weeks = Array.from({ length: Math.min(MOST_BEFORE, since) }, (_, i) => since - 1 - i).filter(
    (week) => (exposures[week] as number) > 0,
  );
  const count = sum(counts.slice(since, last + 1));
  const exposure = sum(exposures.slice(since, last + 1));
  const before = {
    counts: weeks.map((week) => counts[week] as number),
    exposures: weeks.map((week) => exposures[week] as number),
  };
  const mentions = sum(before.counts);
  if (weeks.length < FEWEST_BEFORE || exposure <= 0 || mentions + count < FEWEST_MENTIONS) return null;
  const change = compareRate({ count, exposure }, before, "count");
  return { since, count, expected: (mentions / sum(before.exposures)) * exposure, change };
}

function verdictOf(
  { line, since, count, change }: Judged["result"],
  qValue: number | null,
  last: number,
  smallCell: number,
): ThemeVerdict {
  if (change === null || qValue === null) return "too_few";
  if (qValue > THEME_Q) return "no_change";
  const before = line.counts.slice(Math.max(0, since - MOST_BEFORE), since);
  const usual = sum(before) / before.length;
  const now = count / (last - since + 1);
  if (change.ratio !== null && change.ratio < 1) return now < usual ? "falling" : "no_change";
  if (count < Math.max(FEWEST_NOW, smallCell) || now <= usual) return "no_change";
  return sum(before) === 0 ? "new" : "rising";
}
