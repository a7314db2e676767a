import { type LevelChange, levelChanges } from "../methods/levelChanges.js";
import { estimate } from "./estimate.js";
import { type Mark, marksNear, readMarks } from "./nearestMark.js";
import {
  readWeeklyCounts,
  type Scope,
  scopeKey,
  WEEKLY_INPUTS,
  type WeeklyCounts,
  type WeeklyInput,
  type WeeklySeries,
  weeklyCounts,
} from "./weeklyCounts.js";

type Column =
  | "scope_kind"
  | "scope"
  | "week"
  | "week_start"
  | "direction"
  | "before_weeks"
  | "before_count"
  | "before_low"
  | "before_high"
  | "after_weeks"
  | "after_count"
  | "after_low"
  | "after_high"
  | "ratio"
  | "ratio_low"
  | "ratio_high"
  | "mark_kind"
  | "mark_name"
  | "mark_starts_on"
  | "mark_days"
  | "other_mark_count";

export interface ChangePointsInput {
  weekly: WeeklyInput;
  marks: Mark[];
}

export const categoryChangePoints = estimate<ChangePointsInput, Column>({
  name: "estimates.category_change_points",
  grain: ["scope_kind", "scope", "week_start"],
  inputs: WEEKLY_INPUTS,
  columns: {
    scope_kind: "VARCHAR",
    scope: "VARCHAR",
    week: "VARCHAR",
    week_start: "DATE",
    direction: "VARCHAR",
    before_weeks: "BIGINT",
    before_count: "DOUBLE",
    before_low: "DOUBLE",
    before_high: "DOUBLE",
    after_weeks: "BIGINT",
    after_count: "DOUBLE",
    after_low: "DOUBLE",
    after_high: "DOUBLE",
    ratio: "DOUBLE",
    ratio_low: "DOUBLE",
    ratio_high: "DOUBLE",
    mark_kind: "VARCHAR",
    mark_name: "VARCHAR",
    mark_starts_on: "DATE",
    mark_days: "BIGINT",
    other_mark_count: "BIGINT",
  },
  units:
    "*_count, *_low and *_high whole tickets a week, so that no week's own count can be told from a mean; mark_days days from the week's Monday; ratio beyond the desk's movement",
  note:
    "the first week of each new level of a category, problem or sub-cause in up to 52 complete weeks; the level before lasted since the last " +
    "change; the mark is the likeliest of those from 7 days before that Monday to the end of the week",
  read: async (engine) => ({ weekly: await readWeeklyCounts(engine), marks: await readMarks(engine) }),
  compute: ({ weekly, marks }) => changePointRows(weeklyCounts(weekly), marks),
});

export function changePointRows(
  { weeks, series, edges, evenFrom }: WeeklyCounts,
  marks: readonly Mark[],
): Record<Column, string | number | null>[] {
  const of = (kind: Scope["scopeKind"]) =>
    series
      .filter((one) => one.scopeKind === kind && !edges.has(scopeKey(one)))
      .map((one) => ({ ...one, counts: one.counts.slice(evenFrom) }));
  const countsOf = (list: readonly WeeklySeries[]) => list.map(({ counts }) => counts);
  const [categories, problems, subCauses] = [of("category"), of("problem"), of("sub_cause")];
  const parts = [...categories, ...problems, ...subCauses];
  // A problem that is a category, week by week, is no further chance of a false alarm.
  const shown = new Set(parts.map(({ counts }) => counts.join())).size;
  const changes = [
    ...levelChanges(countsOf(categories), { shown }),
    ...levelChanges(countsOf(problems), { shown }),
    // What most sub-causes share is told better by the larger counts of the problems.
    ...levelChanges(countsOf(subCauses), { shown, together: countsOf(problems) }),
  ];
  return parts.flatMap(({ scopeKind, scope }, k) =>
    (changes[k] ?? []).map(({ at, before, after, ratio }) => {
      const { week = "", week_start = "" } = weeks[evenFrom + at] ?? {};
      const [near, ...others] = marksNear(marks, week_start, after.periods);
      return {
        scope_kind: scopeKind,
        scope,
        week,
        week_start,
        direction: isRise({ before, after, ratio }) ? "up" : "down",
        before_weeks: before.periods,
        before_count: Math.round(before.mean),
        before_low: Math.round(before.low),
        before_high: Math.round(before.high),
        after_weeks: after.periods,
        after_count: Math.round(after.mean),
        after_low: Math.round(after.low),
        after_high: Math.round(after.high),
        ratio: ratio?.value ?? null,
        ratio_low: ratio?.low ?? null,
        ratio_high: ratio?.high ?? null,
        mark_kind: near?.mark.kind ?? null,
        mark_name: near?.mark.name ?? null,
        mark_starts_on: near?.mark.starts_on ?? null,
        mark_days: near?.days ?? null,
        other_mark_count: others.length,
      };
    }),
  );
}

const isRise = ({ before, after, ratio }: Omit<LevelChange, "at">): boolean =>
  ratio === null ? after.mean > before.mean : ratio.value > 1;
