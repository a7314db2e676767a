import { trends } from "../../pipelines/estimates/categoryTrends.js";
import { weeksOf } from "../../pipelines/estimates/categoryWeeks.js";
import { type WeeklyInput, weeklyCounts } from "../../pipelines/estimates/weeklyCounts.js";
import type { ReportName, ReportRow } from "../../pipelines/publish/reportContracts.js";

type Reports = { [N in ReportName]: ReportRow<N>[] };
type CategoryReports = Pick<
  Reports,
  "category_weeks" | "category_trends" | "category_change_points" | "problem_parts"
>;

/** The trends of made-up weekly counts, by the estimates' own code; one change that lasted is made up. */
export function syntheticCategories(rows: readonly ReportRow<"tickets_by_week">[]): CategoryReports {
  const weeks = new Map(rows.map(({ week, week_start }) => [week_start, { week, week_start }]));
  const input: WeeklyInput = {
    weeks: [...weeks.values()].sort((a, b) => (a.week_start < b.week_start ? -1 : 1)),
    counts: rows.map(({ channel, category, week_start, ticket_count }) => ({
      channel,
      category,
      // Texts of one channel tell of refunds, whatever the tool says.
      problem: channel === "email" ? "refund" : category,
      sub_cause: channel === "email" || category === "refund" ? "refund/rejected" : null,
      week_start,
      tickets: ticket_count,
    })),
    days: [],
  };
  const data = weeklyCounts(input);
  const at = data.weeks.length - 5;
  return {
    problem_parts: at < 0 ? [] : problemParts(),
    category_weeks: weeksOf(data) as Reports["category_weeks"],
    category_trends: trends(data, []) as Reports["category_trends"],
    category_change_points:
      at < 8
        ? []
        : [
            {
              scope_kind: "problem",
              scope: "refund",
              week: data.weeks[at]?.week ?? "",
              week_start: data.weeks[at]?.week_start ?? "",
              direction: "up",
              before_weeks: at,
              before_count: 38.2,
              before_low: 35.1,
              before_high: 41.6,
              after_weeks: 5,
              after_count: 57.4,
              after_low: 50.2,
              after_high: 65.5,
              ratio: 1.51,
              ratio_low: 1.29,
              ratio_high: 1.77,
              mark_kind: "release",
              mark_name: "4.82",
              mark_starts_on: "2026-10-20",
              mark_days: 1,
              other_mark_count: 1,
            },
          ],
  };
}

/** One problem with sub-causes, one of a single ticket without, and what told them. */
function problemParts(): Reports["problem_parts"] {
  const part = (
    problem: string,
    name: string,
    [ticket_count, total_count]: [number, number],
    [share_low, share_high]: [number, number],
  ): Reports["problem_parts"][number] => ({
    problem,
    part_kind: problem === "all" ? "source" : "sub_cause",
    part: name,
    week_start: "2026-11-09",
    week_count: 12,
    ticket_count,
    total_count,
    share: ticket_count / total_count,
    share_low,
    share_high,
  });
  // Wilson's limits by R: prop.test(k, n, correct = FALSE)
  return [
    part("all", "category", [830, 1000], [0.8055, 0.852]),
    part("all", "text", [140, 1000], [0.1199, 0.1629]),
    part("all", "none", [30, 1000], [0.0211, 0.0425]),
    part("refund", "not_received", [300, 600], [0.4601, 0.5399]),
    part("refund", "rejected", [60, 600], [0.0785, 0.1266]),
    part("refund", "not_told", [240, 600], [0.3616, 0.4397]),
    part("registration", "otp", [6, 12], [0.2538, 0.7462]),
    part("registration", "not_told", [6, 12], [0.2538, 0.7462]),
    part("fees", "not_told", [388, 388], [0.9902, 1]),
  ];
}
