import { qValues } from "../methods/falseDiscoveryRate.js";
import { compareRate, type RateChange } from "../methods/rateComparison.js";
import { toldChange, type WeekCount } from "../methods/toldFigures.js";
import { dateOfDay, dayNumber } from "./arrivals.js";
import { estimate } from "./estimate.js";
import { THEME_Q } from "./themeChanges.js";
import {
  readThemeCounts,
  sum,
  THEME_INPUTS,
  type ThemeCounts,
  type ThemeLine,
  themeLines,
  weeksOf,
} from "./themeCounts.js";
import { readThemeMarks, type ThemeMark } from "./themeEmergence.js";

/** Weeks after a release that show what it did, and those before it that they are held against. */
const MOST_AFTER = 4;
const MOST_BEFORE = 8;
const FEWEST_BEFORE = 3;
const FEWEST_MENTIONS = 8;
/** Releases of the last half year. */
const TOLD_WEEKS = 26;

type Column =
  | "theme"
  | "release"
  | "released_on"
  | "weeks_before"
  | "weeks_after"
  | "customer_count"
  | "expected_count"
  | "ratio"
  | "ratio_low"
  | "ratio_high"
  | "q_value"
  | "verdict";
type ReleaseRow = Record<Column, string | number | null>;

export const themeByRelease = estimate<{ counts: ThemeCounts; marks: ThemeMark[] }, Column>({
  name: "estimates.theme_by_release",
  grain: ["theme", "release", "released_on"],
  inputs: [...THEME_INPUTS, "reports.calendar_marks"],
  columns: {
    theme: "VARCHAR",
    release: "VARCHAR",
    released_on: "DATE",
    weeks_before: "BIGINT",
    weeks_after: "BIGINT",
    customer_count: "BIGINT",
    expected_count: "DOUBLE",
    ratio: "DOUBLE",
    ratio_low: "DOUBLE",
    ratio_high: "DOUBLE",
    q_value: "DOUBLE",
    verdict: "VARCHAR",
  },
  units: "customers after the release; ratio = their rate over that of the weeks before it",
  note: "whole weeks only, the release's own left out; up to four after, up to eight before, before the next release or not",
  read: async (engine) => ({ counts: await readThemeCounts(engine), marks: await readThemeMarks(engine) }),
  compute: ({ counts, marks }) => byRelease(counts, marks),
});

/** A row for each theme and release that has a whole week after it; q over all of them. */
export function byRelease(counts: ThemeCounts, marks: readonly ThemeMark[]): ReleaseRow[] {
  const oldest = counts.weeks.at(-TOLD_WEEKS) ?? counts.weeks[0] ?? "";
  const releases = marks.filter(({ kind, starts_on }) => kind === "release" && starts_on >= oldest);
  const lines = themeLines(counts).filter(({ language }) => language === "all");
  const compared = releases.flatMap((release) =>
    lines.flatMap((line) => comparison(line, release, counts.weeks) ?? []),
  );
  const q = qValues(compared.map(({ change }) => change.pValue));
  return compared.map(({ change, after, expected, ...row }, i) => {
    const qValue = q[i] as number;
    const { p_value: _, ...told } = toldChange(after, { ...change, expected }, qValue, counts.smallCell);
    const isReal = qValue <= THEME_Q && told.customer_count !== null;
    return {
      ...row,
      ...told,
      verdict: !isReal ? "no_change" : change.ratio === null || change.ratio > 1 ? "more" : "fewer",
    };
  });
}

interface Comparison {
  theme: string;
  release: string;
  released_on: string;
  weeks_before: number;
  weeks_after: number;
  after: readonly WeekCount[];
  expected: number;
  change: RateChange;
}

function comparison(
  line: ThemeLine,
  { name, starts_on }: ThemeMark,
  weeks: readonly string[],
): Comparison | null {
  const { theme, counts, exposures } = line;
  const day = dayNumber(starts_on);
  const monday = dateOfDay(day - ((day + 3) % 7));
  const known = [...weeks.keys()].filter((i) => (exposures[i] as number) > 0);
  const before = known.filter((i) => (weeks[i] as string) < monday).slice(-MOST_BEFORE);
  const after = known.filter((i) => (weeks[i] as string) > monday).slice(0, MOST_AFTER);
  const pick = (values: readonly number[], places: readonly number[]) =>
    places.map((i) => values[i] as number);
  const [count, mentions] = [sum(pick(counts, after)), sum(pick(counts, before))];
  if (before.length < FEWEST_BEFORE || after.length === 0 || count + mentions < FEWEST_MENTIONS) return null;
  const exposure = sum(pick(exposures, after));
  const rates = { counts: pick(counts, before), exposures: pick(exposures, before) };
  return {
    theme,
    release: name,
    released_on: starts_on,
    weeks_before: before.length,
    weeks_after: after.length,
    after: after.flatMap((i) => weeksOf(line, i, i)),
    expected: (mentions / sum(rates.exposures)) * exposure,
    change: compareRate({ count, exposure }, rates, "count"),
  };
}
