import { toldChance, toldChange } from "../../methods/toldFigures.js";
import { type ThemeChange, themeChanges } from "../themeChanges.js";
import { readThemeCounts, THEME_INPUTS, type ThemeCounts, themeLines, weeksOf } from "../themeCounts.js";
import { type Candidate, type Context, candidate, family, type Marker, SEVERITY } from "./finding.js";
import { markerOf } from "./weeklyChange.js";

interface VersionRow {
  theme: string;
  version: string;
  customers: number;
  expected: number;
  ratio: number;
  low: number;
  high: number;
  p: number;
  /** Themes compared on the version. */
  themes: number;
  [column: string]: string | number;
}

interface Rows {
  counts: ThemeCounts;
  versions: VersionRow[];
}

/** So many weeks have findings of their own. */
const JUDGED_WEEKS = 26;
const COMMON = { family: "themes", subjectKind: "theme", page: "themes" } as const;

/** What customers say: themes that are new, rise or fall in all languages together, and what a version of the app brings. */
export const themes = family<Rows>({
  name: "themes",
  inputs: [...THEME_INPUTS, "estimates.theme_by_version"],
  read: async (engine) => ({
    counts: await readThemeCounts(engine),
    versions:
      await engine.rows<VersionRow>(`select theme, app_version as version, customer_count as customers,
        expected_count as expected, ratio, ratio_low as low, ratio_high as high, p_value as p, themes
      from (select *, count(*) over (partition by app_version) as themes from estimates.theme_by_version) as v
      where customer_count > 0 and ratio > 1 and ratio_low is not null
      order by app_version, p_value, theme`),
  }),
  propose: ({ counts, versions }, context) => ({
    unjudged: [],
    candidates: [...risen(counts, context), ...onVersions(versions, context)],
  }),
});

function risen(counts: ThemeCounts, context: Context): Candidate[] {
  const lines = themeLines(counts).filter(({ language }) => language === "all");
  return context.weeks.slice(-JUDGED_WEEKS).flatMap(({ week, week_start }) => {
    const last = counts.weeks.indexOf(week_start);
    if (last === -1) return [];
    return themeChanges(lines, last, counts.smallCell).flatMap((change) =>
      change.pValue === null ? [] : [candidateOf(week, change, last, counts.smallCell, context)],
    );
  });
}

function candidateOf(
  week: string,
  change: ThemeChange,
  last: number,
  smallCell: number,
  context: Context,
): Candidate {
  const { line, since, expected, ifReal } = change;
  const rate = change.change === null ? null : { ...change.change, expected };
  const told = toldChange(weeksOf(line, since, last), rate, null, smallCell);
  const sinceWeeks = last - since + 1;
  // A share must fall where another rises, and of few people nothing is told: compared, in vain.
  const isTold = ifReal !== "no_change" && told.customer_count !== null;
  const isUp = ifReal !== "falling";
  const marker = isTold ? markerOf({ week, sinceWeeks }, context) : null;
  return candidate({
    ...COMMON,
    week,
    kind: "theme",
    subject: line.theme,
    // The tickets about a theme and what is said of it are one story.
    story: `volume problem ${line.theme.split("/")[0]}`,
    direction: isUp ? "up" : "down",
    tone: isUp ? "worse" : "better",
    unit: "count",
    value: told.customer_count,
    n: told.customer_count,
    compared: told.expected_count,
    comparedWith: "expected",
    sinceWeeks,
    // Of the best of the windows, corrected for the choice.
    p: isTold && change.pValue !== null ? toldChance(change.pValue, smallCell) : 1,
    affected: Math.abs((told.customer_count ?? 0) - (told.expected_count ?? 0)),
    severity: SEVERITY.work,
    anchor: "themes",
    action: !isUp ? null : marker?.kind === "release" ? "ask_release_theme" : "check_article",
    marker,
  });
}

/**
 * Of each version the theme that it brings most, in the latest week: its p-value times the number of themes that it was picked
 * from (Bonferroni).
 */
function onVersions(rows: readonly VersionRow[], { weeks, markers }: Context): Candidate[] {
  const week = weeks.at(-1)?.week;
  const versions = [...new Set(rows.map(({ version }) => version))];
  if (week === undefined) return [];
  return versions.map((version) => {
    const worst = rows.find((row) => row.version === version) as VersionRow;
    // A release of one platform is called 4.82.0 (iOS) in the calendar.
    const release = markers.findLast(
      ({ kind, name }) => kind === "release" && (name === version || name.startsWith(`${version} (`)),
    );
    const marker: Marker | null =
      release === undefined ? null : { kind: "release", name: release.name, on: release.on };
    return candidate({
      ...COMMON,
      week,
      kind: "theme_on_version",
      subject: worst.theme,
      story: `release ${version}`,
      direction: "up",
      tone: "worse",
      unit: "ratio",
      value: worst.ratio,
      low: worst.low,
      high: worst.high,
      n: worst.customers,
      compared: worst.expected,
      comparedWith: "expected",
      p: Math.min(1, worst.themes * worst.p),
      affected: worst.customers - worst.expected,
      severity: SEVERITY.wait,
      anchor: "versions",
      action: marker === null ? null : "ask_release_theme",
      partKind: "version",
      part: version,
      marker,
    });
  });
}
