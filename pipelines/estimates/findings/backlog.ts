import { family, SEVERITY } from "./finding.js";
import { grouped, merged, seriesProposals, unchanged } from "./series.js";

interface StockRow {
  week: string;
  scope_kind: "all" | "category";
  scope: string;
  opening: number;
  closing: number;
  [column: string]: string | number;
}

/**
 * By how many tickets the stock grew in a week. The stock itself depends on that of the week before, so that a test of
 * it would call every slow drift a change; what it grew by does not.
 */
export const backlog = family<StockRow[]>({
  name: "backlog",
  inputs: ["reports.backlog_by_day", "reports.first_response_by_week"],
  read: (engine) =>
    engine.rows<StockRow>(`select w.week, b.scope_kind, b.scope,
        max(b.opening_count) filter (b.day = w.week_start) as opening,
        max(b.closing_count) filter (b.day = w.week_start + 6) as closing
      from reports.backlog_by_day as b
      join (select distinct week, week_start from reports.first_response_by_week where is_complete) as w
        on b.day in (w.week_start, w.week_start + 6)
      where b.scope_kind in ('all', 'category')
      group by w.week, b.scope_kind, b.scope
      having count(*) = 2
      order by b.scope_kind, b.scope, w.week`),
  propose: (rows, context) =>
    merged(
      grouped(rows, ({ scope_kind, scope }) => `${scope_kind} ${scope}`).map((own) => {
        const { scope_kind, scope } = own[0] as StockRow;
        return seriesProposals(
          {
            family: "backlog",
            kind: "backlog_growth",
            subjectKind: scope_kind,
            subject: scope,
            story: `backlog ${scope_kind} ${scope}`,
            unit: "count",
            severity: SEVERITY.work,
            page: "targets",
            anchor: "backlog",
            weeks: own.map(({ week, opening, closing }) => ({
              week,
              as: "mean",
              y: closing - opening,
              n: 1,
              shown: { value: closing - opening, low: null, high: null, n: closing },
            })),
            better: "down",
            shownOf: unchanged,
            affected: (week, usual) => (week.as === "mean" ? Math.abs(week.y - usual) : 0),
            action: (tone) => (tone === "worse" && scope_kind === "category" ? "clear_category" : null),
          },
          context,
        );
      }),
    ),
});
