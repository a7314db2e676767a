-- Model:   reports/volume_change
-- Grain:   one row per scope (scope_kind, scope)
-- Inputs:  marts.tickets, intermediate.int_weeks
-- Outputs: scope_kind, scope, week, ticket_count, weeks_before, usual_median, usual_low, usual_high, verdict
-- Units:   ticket_count and weeks_before integers; usual_* tickets a week
-- Note:    the latest complete week against up to 12 complete weeks before it. Usual: median +- usual_margin (3 x the
--          scaled MAD, at least what chance makes of a count of that size), the low end as at least 0.
--          Under 6 weeks: no range, too_few. No complete week: no rows. A screen, not a test
with
  weeks as (
    select
      w.week,
      w.week_start,
      w.weeks_back
    from
      intermediate.int_weeks as w
    where
      w.series = 'ticket'
      and w.weeks_back between 0 and 12
  ),
  weekly as (
    select
      t.week_start,
      t.channel,
      t.category,
      count(*) as tickets
    from
      marts.tickets as t
    group by
      t.week_start,
      t.channel,
      t.category
  ),
  scoped as (
    select
      'all' as scope_kind,
      'all' as scope,
      y.week_start,
      y.tickets
    from
      weekly as y
    union all
    select
      'channel' as scope_kind,
      y.channel as scope,
      y.week_start,
      y.tickets
    from
      weekly as y
    union all
    select
      'category' as scope_kind,
      y.category as scope,
      y.week_start,
      y.tickets
    from
      weekly as y
  ),
  scopes as (
    select distinct
      s.scope_kind,
      s.scope
    from
      scoped as s
  ),
  counts as (
    select
      s.scope_kind,
      s.scope,
      s.week_start,
      cast(sum(s.tickets) as bigint) as n
    from
      scoped as s
    group by
      s.scope_kind,
      s.scope,
      s.week_start
  ),
  series as (
    select
      k.scope_kind as scope_kind,
      k.scope as scope,
      w.week,
      w.weeks_back,
      coalesce(c.n, 0) as n
    from
      weeks as w
      cross join scopes as k
      left join counts as c on c.scope_kind = k.scope_kind
      and c.scope = k.scope
      and c.week_start = w.week_start
  ),
  medians as (
    select
      s.scope_kind,
      s.scope,
      count(*) as weeks,
      pct (s.n, 0.5) as median
    from
      series as s
    where
      s.weeks_back > 0
    group by
      s.scope_kind,
      s.scope
  ),
  spreads as (
    select
      s.scope_kind,
      s.scope,
      pct (abs(s.n - m.median), 0.5) as deviation
    from
      series as s
      join medians as m on m.scope_kind = s.scope_kind
      and m.scope = s.scope
    where
      s.weeks_back > 0
    group by
      s.scope_kind,
      s.scope
  ),
  judged as (
    select
      s.scope_kind as scope_kind,
      s.scope as scope,
      s.week,
      s.n,
      coalesce(m.weeks, 0) as weeks,
      m.median,
      case
        when m.weeks >= 6 then usual_margin (m.median, d.deviation)
      end as margin
    from
      series as s
      left join medians as m on m.scope_kind = s.scope_kind
      and m.scope = s.scope
      left join spreads as d on d.scope_kind = s.scope_kind
      and d.scope = s.scope
    where
      s.weeks_back = 0
  )
select
  j.scope_kind,
  j.scope,
  j.week,
  j.n as ticket_count,
  j.weeks as weeks_before,
  j.median as usual_median,
  case
    when j.margin is null then null
    when j.median > j.margin then j.median - j.margin
    else 0
  end as usual_low,
  j.median + j.margin as usual_high,
  case
    when j.margin is null then 'too_few'
    when j.n > j.median + j.margin then 'above'
    when j.n < j.median - j.margin then 'below'
    else 'within'
  end as verdict
from
  judged as j
