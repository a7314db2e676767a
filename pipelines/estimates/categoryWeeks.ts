import { dispersionOf } from "../methods/rateComparison.js";
import { countInterval, shareInterval } from "../methods/rateInterval.js";
import { estimate } from "./estimate.js";
import {
  readWeeklyCounts,
  scopeKey,
  WEEKLY_INPUTS,
  type WeeklyCounts,
  type WeeklyInput,
  weeklyCounts,
} from "./weeklyCounts.js";

/** The weeks that tell how far a week strays. */
export const SPREAD_WEEKS = 13;

type Column =
  | "scope_kind"
  | "scope"
  | "week"
  | "week_start"
  | "ticket_count"
  | "count_low"
  | "count_high"
  | "share"
  | "share_low"
  | "share_high";

export const categoryWeeks = estimate<WeeklyInput, Column>({
  name: "estimates.category_weeks",
  grain: ["scope_kind", "scope", "week_start"],
  inputs: WEEKLY_INPUTS,
  columns: {
    scope_kind: "VARCHAR",
    scope: "VARCHAR",
    week: "VARCHAR",
    week_start: "DATE",
    ticket_count: "BIGINT",
    count_low: "DOUBLE",
    count_high: "DOUBLE",
    share: "DOUBLE",
    share_low: "DOUBLE",
    share_high: "DOUBLE",
  },
  units: "tickets of a week, and their share 0..1 of the tickets of all channels that the trends compare",
  note:
    "up to 52 complete weeks; scope_kind as in category_trends; intervals of 95 % with the over-dispersion of the latest 13; no share of everything, and of a " +
    "channel whose export ended or began within the weeks compared",
  read: readWeeklyCounts,
  compute: (input) => weeksOf(weeklyCounts(input)),
});

export function weeksOf({ weeks, series, edges }: WeeklyCounts): Record<Column, string | number | null>[] {
  const all = series.find(({ scopeKind }) => scopeKind === "all")?.counts ?? [];
  return series.flatMap((one) => {
    const recent = one.counts.slice(-SPREAD_WEEKS);
    const dispersion = dispersionOf({ counts: recent, exposures: recent.map(() => 1) });
    const isPart = one.scopeKind === "channel" ? !edges.has(scopeKey(one)) : one.scopeKind !== "all";
    return weeks.map(({ week, week_start }, i) => {
      const [count, total] = [one.counts[i] as number, all[i] as number];
      const interval = countInterval(count, dispersion);
      const share = isPart ? shareInterval(count, total, dispersion) : null;
      return {
        scope_kind: one.scopeKind,
        scope: one.scope,
        week,
        week_start,
        ticket_count: count,
        count_low: interval.low,
        count_high: interval.high,
        share: share === null ? null : count / total,
        share_low: share?.low ?? null,
        share_high: share?.high ?? null,
      };
    });
  });
}
