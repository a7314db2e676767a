import type { Engine } from "../../engine/engine.js";
import { groupBy } from "../../estimates/groupBy.js";
import type { Sum } from "../../methods/determinedCells.js";
import { type Cell, cellKey } from "./cell.js";
import { daysFrom } from "./rule.js";

type Row = { week_start: string; problem: string; sub_problem: string | null; category: string };

/**
 * Weeks in which a problem, or a sub-cause, is the tickets of some of the tool's categories and no others: whoever reads the count of
 * these reads its count too, so that to close one of the two would close nothing.
 */
export async function sameTickets(engine: Engine): Promise<Sum[]> {
  const rows = await engine.rows<Row>(`
    with tickets as (
      select week_start, coalesce(category, 'uncategorised') as category, problem, coalesce(sub_problem, 'not_told') as sub_problem
      from marts.tickets),
    scopes as (
      select week_start, category, problem, cast(null as varchar) as sub_problem from tickets
      union all
      select week_start, category, problem, sub_problem from tickets),
    -- Categories whose tickets have all the same problem, or the same sub-cause, in whatever week.
    meant as (
      select category, sub_problem is null as is_whole from scopes
      group by category, sub_problem is null having count(distinct problem || '/' || coalesce(sub_problem, '')) = 1),
    told as (
      select s.week_start, s.problem, s.sub_problem, s.category, m.category is not null as is_meant
      from scopes as s left join meant as m on m.category = s.category and m.is_whole = (s.sub_problem is null))
    select week_start, problem, sub_problem, category from told
    group by week_start, problem, sub_problem, category
    qualify bool_and(bool_and(is_meant)) over (partition by week_start, problem, sub_problem)
    order by all`);
  return [...groupBy(rows, ({ category: _, ...scope }) => JSON.stringify(scope)).values()].map((own) => {
    const { week_start, problem, sub_problem } = own[0] as Row;
    const keyOf = (where: Cell["where"]): string =>
      cellKey({ population: "created", span: daysFrom(week_start), where });
    return {
      total: keyOf({ problem, ...(sub_problem === null ? {} : { sub_problem }) }),
      parts: own.map(({ category }) => keyOf({ category })),
    };
  });
}
