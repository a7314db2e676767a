import type { WeeklyInput } from "../../../pipelines/estimates/weeklyCounts.js";

const DAY = 86_400_000;
/** A Monday. */
const FIRST = Date.UTC(2026, 5, 1);
const date = (day: number): string => new Date(FIRST + day * DAY).toISOString().slice(0, 10);

export const weekStart = (week: number): string => date(week * 7);
export const dayOf = (week: number, day: number): string => date(week * 7 + day);

/**
 * What the trends read of a desk of so many weeks: `count` tickets of a category by a channel in a week, spread evenly
 * over its days, where `isTold` says that the export tells of the day, and of the problem that `problemOf` says.
 */
export function deskOfWeeks(
  weeks: number,
  channels: readonly string[],
  categories: readonly string[],
  count: (week: number, channel: string, category: string) => number,
  isTold: (day: number, channel: string) => boolean = () => true,
  problemOf: (category: string) => { problem: string; sub_cause: string | null } = (category) => ({
    problem: category,
    sub_cause: null,
  }),
): WeeklyInput {
  const counts = new Map<string, WeeklyInput["counts"][number]>();
  const days = new Map<string, WeeklyInput["days"][number]>();
  const addDay = (row: WeeklyInput["counts"][number], day: string, tickets: number): void => {
    for (const kind of ["channel", "category", "problem", "sub_cause"] as const) {
      const scope = row[kind];
      if (scope === null) continue;
      const key = `${kind} ${scope} ${day}`;
      days.set(key, { kind, scope, day, tickets: (days.get(key)?.tickets ?? 0) + tickets });
    }
  };
  for (let week = 0; week < weeks; week++) {
    for (const channel of channels) {
      for (const category of categories) {
        const total = count(week, channel, category);
        for (let day = 0; day < 7; day++) {
          const tickets = Math.floor(((day + 1) * total) / 7) - Math.floor((day * total) / 7);
          if (tickets === 0 || !isTold(week * 7 + day, channel)) continue;
          const key = `${channel} ${category} ${week}`;
          const before = counts.get(key)?.tickets ?? 0;
          const { problem, sub_cause } = problemOf(category);
          const row = { channel, category, problem, sub_cause, week_start: weekStart(week), tickets: 0 };
          counts.set(key, { ...row, tickets: before + tickets });
          addDay(row, date(week * 7 + day), tickets);
        }
      }
    }
  }
  return {
    weeks: Array.from({ length: weeks }, (_, week) => ({
      week: `week ${week}`,
      week_start: weekStart(week),
    })),
    counts: [...counts.values()],
    days: [...days.values()],
  };
}
