-- Model:   reports/problem_parts
-- Grain:   one row per part of a problem, or of everything (problem, part_kind, part)
-- Inputs:  marts.tickets, intermediate.int_weeks
-- Outputs: problem, part_kind, part, week_start, week_count, ticket_count, total_count, share, share_low, share_high
-- Units:   *_count tickets of the latest up to 12 complete weeks, week_count those weeks, week_start the Monday of the latest; shares 0 to 1
-- Note:    part_kind sub_cause: part a sub-cause, not_told without one; total_count: tickets of the problem. part_kind source:
--          of problem all, what told the problem (category, tag, text, tool, none as int_ticket_problems says);
--          total_count: all tickets. By creation, every ticket whatever became of it. Interval: Wilson, 95 %
with
  weeks as (
    select
      w.week_start
    from
      intermediate.int_weeks as w
    where
      w.series = 'ticket'
      and w.weeks_back < 12
  ),
  spans as (
    select
      max(x.week_start) as latest_week,
      count(*) as weeks_known
    from
      weeks as x
  ),
  tickets as (
    select
      t.problem,
      coalesce(t.sub_problem, 'not_told') as sub_or_none,
      t.problem_source
    from
      marts.tickets as t
      join weeks as w on w.week_start = t.week_start
  ),
  parts as (
    select
      a.problem as problem,
      'sub_cause' as part_kind,
      a.sub_or_none as part,
      count(*) as tickets
    from
      tickets as a
    group by
      a.problem,
      a.sub_or_none
    union all
    select
      'all' as problem,
      'source' as part_kind,
      b.problem_source as part,
      count(*) as tickets
    from
      tickets as b
    group by
      b.problem_source
  ),
  totals as (
    select
      p.problem,
      p.part_kind,
      cast(sum(p.tickets) as bigint) as tickets
    from
      parts as p
    group by
      p.problem,
      p.part_kind
  )
select
  p.problem as problem,
  p.part_kind as part_kind,
  p.part as part,
  s.latest_week as week_start,
  s.weeks_known as week_count,
  p.tickets as ticket_count,
  t.tickets as total_count,
  p.tickets / cast(t.tickets as double) as share,
  wilson_low (p.tickets, t.tickets) as share_low,
  wilson_high (p.tickets, t.tickets) as share_high
from
  parts as p
  join totals as t on t.problem = p.problem
  and t.part_kind = p.part_kind
  cross join spans as s
