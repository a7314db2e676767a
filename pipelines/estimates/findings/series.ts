import {
  type Action,
  type Candidate,
  type Context,
  candidate,
  type Marker,
  type Proposals,
  type Tone,
} from "./finding.js";
import { changeOf, FEWEST_WEEKS, markerOf, type WeekFigure, type WeeklyChange } from "./weeklyChange.js";

/** What a page shows of a week's figure. */
type Shown = Pick<Candidate, "value" | "low" | "high" | "n"> & { atLeast?: number | null };
export type Week = WeekFigure & { shown: Shown };

/** A weekly figure that is tested, and what its change means. */
export interface Series
  extends Pick<
    Candidate,
    "family" | "kind" | "subjectKind" | "subject" | "story" | "unit" | "severity" | "page" | "anchor"
  > {
  /** Weeks with enough to tell, in order of time. */
  weeks: readonly Week[];
  /** Which way is good; null: neither, then more is more work. */
  better: "up" | "down" | null;
  /** From the scale of the tests to the unit shown. */
  shownOf(y: number): number;
  /** Customers concerned beyond what is usual. */
  affected(week: Week, usual: number): number;
  action(tone: Tone, marker: Marker | null): Action | null;
}

const CROWDED: readonly string[] = ["volume", "queues"];
/** So many weeks have findings of their own. */
const JUDGED_WEEKS = 26;

/** Every complete week of a series that has enough weeks before it, each tested against those. */
export function seriesProposals(series: Series, context: Context): Proposals {
  const proposals: Proposals = { candidates: [], unjudged: [] };
  const complete = new Set(context.weeks.slice(-JUDGED_WEEKS).map(({ week }) => week));
  for (const [at, week] of series.weeks.entries()) {
    if (!complete.has(week.week)) continue;
    if (at < FEWEST_WEEKS) {
      proposals.unjudged.push({ week: week.week, family: series.family, reason: "too_few" });
      continue;
    }
    const change = changeOf(series.weeks, at);
    if (change !== null) proposals.candidates.push(candidateOf(series, week, change, context));
  }
  return proposals;
}

function candidateOf(series: Series, week: Week, change: WeeklyChange, context: Context): Candidate {
  const tone = toneOf(change.direction, series.better);
  const near = markerOf(change, context);
  // Contacts are what an event brings; of a single channel's wait in its week it explains nothing.
  const marker = near?.kind === "release" || CROWDED.includes(series.family) ? near : null;
  const usual = series.shownOf(change.usual);
  const bounds = [series.shownOf(change.usualLow), series.shownOf(change.usualHigh)].sort((a, b) => a - b);
  return candidate({
    week: week.week,
    family: series.family,
    kind: series.kind,
    subjectKind: series.subjectKind,
    subject: series.subject,
    story: series.story,
    direction: change.direction,
    tone,
    unit: series.unit,
    ...week.shown,
    atLeast: week.shown.atLeast ?? null,
    compared: usual,
    comparedLow: bounds[0] ?? null,
    comparedHigh: bounds[1] ?? null,
    comparedWith: "usual",
    sinceWeeks: change.sinceWeeks,
    p: change.pValue,
    affected: Math.max(0, series.affected(week, usual)),
    severity: series.severity,
    page: series.page,
    anchor: series.anchor,
    action: series.action(tone, marker),
    marker,
  });
}

function toneOf(direction: "up" | "down", better: Series["better"]): Tone {
  if (better === null) return direction === "up" ? "worse" : "neutral";
  return direction === better ? "better" : "worse";
}

export const merged = (all: readonly Proposals[]): Proposals => ({
  candidates: all.flatMap(({ candidates }) => candidates),
  unjudged: all.flatMap(({ unjudged }) => unjudged),
});

/** Rows by a key, in order of first appearance. */
export function grouped<T>(rows: readonly T[], key: (row: T) => string): T[][] {
  const groups = new Map<string, T[]>();
  for (const row of rows) {
    const group = groups.get(key(row));
    if (group === undefined) groups.set(key(row), [row]);
    else group.push(row);
  }
  return [...groups.values()];
}

/** A week's count out of a whole, as the tests and the page take it. */
export const shareWeek = (
  week: string,
  count: number,
  whole: number,
  interval: { low: number | null; high: number | null },
): Week => ({
  week,
  as: "rate",
  kind: "share",
  count,
  exposure: whole,
  shown: { value: count / whole, ...interval, n: whole },
});

export const shareAffected = (week: Week, usual: number): number =>
  week.as === "rate" ? Math.abs(week.count - usual * week.exposure) : 0;
export const unchanged = (y: number): number => y;
