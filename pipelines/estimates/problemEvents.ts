import type { MovingEvent } from "./eventsOfWeek.js";
import type { CountRow } from "./weeklyCounts.js";

/**
 * The events with those that problems have through their category: uplifts are reckoned by the tool's categories, and a
 * problem that is mostly one category, as that category is mostly this problem, was moved by what moved the category, by its
 * share of the tickets. Other problems and sub-causes have none.
 */
export function withProblemEvents(
  events: readonly MovingEvent[],
  counts: readonly CountRow[],
): MovingEvent[] {
  const totals = new Map<string, number>();
  const add = (key: string, tickets: number) => totals.set(key, (totals.get(key) ?? 0) + tickets);
  const pairs = new Map<string, Pick<CountRow, "problem" | "category">>();
  for (const { problem, category, tickets } of counts) {
    const pair = JSON.stringify([problem, category]);
    pairs.set(pair, { problem, category });
    for (const key of [pair, `problem ${problem}`, `category ${category}`]) add(key, tickets);
  }
  const inherited = [...pairs].flatMap(([pair, { problem, category }]) => {
    const both = totals.get(pair) as number;
    const share = both / (totals.get(`category ${category}`) as number);
    if (both * 2 <= (totals.get(`problem ${problem}`) as number) || share <= 0.5) return [];
    return events
      .filter((event) => event.scope_kind === "category" && event.scope === category)
      .map((event): MovingEvent => {
        return { ...event, scope_kind: "problem", scope: problem, extra: share * event.extra };
      });
  });
  return [...events, ...inherited];
}
