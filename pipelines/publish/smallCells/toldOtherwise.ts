import type { Engine } from "../../engine/engine.js";

/**
 * Whether some week has 1 to k − 1 tickets whose problem, or sub-cause, something else told than the tool's category: a tag or
 * the text. Their number is what a problem's tickets leave beyond those of the categories that mean it, and all of these are published.
 */
export async function isFewToldOtherwise(engine: Engine, k: number): Promise<boolean> {
  const [row] = await engine.rows<{ weeks: number }>(`
    with tickets as (
      select week_start, coalesce(category, '') as category, problem, problem_source,
        problem || '/' || coalesce(sub_problem, '') as part
      from marts.tickets),
    -- Categories all of whose tickets have one sub-cause: that they mean it is for everybody to see.
    meant as (
      select category from tickets group by category having min(part) = max(part)),
    rest as (
      select problem as scope, week_start, count(*) as tickets
      from tickets where problem_source not in ('category', 'tool') group by problem, week_start
      union all
      select t.part as scope, t.week_start, count(*) as tickets
      from tickets as t left join meant as m on m.category = t.category
      where m.category is null group by t.part, t.week_start)
    select cast(count(*) as integer) as weeks from rest where tickets < ${k}`);
  return (row?.weeks ?? 0) > 0;
}
