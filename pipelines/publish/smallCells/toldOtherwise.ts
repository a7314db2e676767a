import type { Engine } from "../../engine/engine.js";

/**
 * Whether some week has 1 to k − 1 tickets of a problem, or of a sub-cause, beyond those of the tool's categories that mean it: a
 * tag or the text told theirs. All of these are published, so their number would follow. What no category means is no sum of any.
 */
export async function isFewToldOtherwise(engine: Engine, k: number): Promise<boolean> {
  const [row] = await engine.rows<{ weeks: number }>(`
    with tickets as (
      select week_start, coalesce(category, '') as category, problem,
        problem_source in ('category', 'tool') as is_told,
        problem || '/' || coalesce(sub_problem, '') as part
      from marts.tickets),
    -- Categories all of whose tickets have one sub-cause: that they mean it is for everybody to see.
    meant as (
      select category, min(part) as part from tickets group by category having min(part) = max(part)),
    rest as (
      select problem as scope, week_start, count(*) as tickets
      from tickets where not is_told and problem in (select problem from tickets where is_told)
      group by problem, week_start
      union all
      select t.part as scope, t.week_start, count(*) as tickets
      from tickets as t
      where t.part in (select part from meant) and t.category not in (select category from meant)
      group by t.part, t.week_start)
    select cast(count(*) as integer) as weeks from rest where tickets < ${k}`);
  return (row?.weeks ?? 0) > 0;
}
