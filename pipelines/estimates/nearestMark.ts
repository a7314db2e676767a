import { dayNumber } from "./arrivals.js";
import type { Reader } from "./estimate.js";

export type Mark = {
  kind: "promotion" | "holiday" | "incident" | "release";
  name: string;
  starts_on: string;
  ends_on: string;
};

/** Days from the start of a new level, or its end, within which a mark is said to lie beside it. */
const MARK_DAYS = 7;
const WEEK = 7;

export const readMarks = (engine: Reader): Promise<Mark[]> =>
  engine.rows<Mark>(
    "select kind, name, starts_on, ends_on from reports.calendar_marks order by starts_on, kind, name, ends_on",
  );

export interface NearMark {
  mark: Mark;
  /** From the Monday of the new level; below 0 = before it. */
  days: number;
}

/**
 * Marks that begin from a week before the first week of a new level to the end of that week, the likeliest first. What lasts
 * can explain a level that does: a release, and whatever went on for half of the level's weeks. A promotion of a day, or an
 * incident of hours, explains a level of two weeks at most. A mark in the first week goes before one of the week before,
 * and what breaks (releases, incidents) before what comes every month.
 */
export function marksNear(marks: readonly Mark[], weekStart: string, weeks: number): NearMark[] {
  const monday = dayNumber(weekStart);
  return marks
    .map((mark) => ({ mark, days: dayNumber(mark.starts_on) - monday }))
    .filter(({ days }) => days >= -MARK_DAYS && days < WEEK)
    .sort(
      (a, b) =>
        rank(a, weeks) - rank(b, weeks) ||
        Math.abs(a.days) - Math.abs(b.days) ||
        (a.mark.name < b.mark.name ? -1 : 1),
    );
}

function rank({ mark, days }: NearMark, weeks: number): number {
  const lasted = dayNumber(mark.ends_on) - dayNumber(mark.starts_on) + 1;
  const lasts = mark.kind === "release" || lasted * 2 >= weeks * WEEK;
  const kinds = { release: 0, incident: 1, promotion: 2, holiday: 3 };
  return (lasts ? 0 : 8) + (days >= 0 ? 0 : 4) + kinds[mark.kind];
}
