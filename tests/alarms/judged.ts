import { changePointRows } from "../../pipelines/estimates/categoryChangePoints.js";
import { trends } from "../../pipelines/estimates/categoryTrends.js";
import { type WeeklyInput, weeklyCounts } from "../../pipelines/estimates/weeklyCounts.js";

export const isReal = (verdict: unknown): boolean => verdict === "rose" || verdict === "fell";

/** What the page Categories would call real of a desk. */
export function judged(input: WeeklyInput) {
  const data = weeklyCounts(input);
  const rows = trends(data, []);
  return {
    changed: rows.filter((row) => isReal(row.verdict) || isReal(row.share_verdict)),
    levels: changePointRows(data, []),
    compared: rows.reduce(
      (n, row) => n + (row.q_value === null ? 0 : 1) + (row.share_q_value === null ? 0 : 1),
      0,
    ),
  };
}
