-- Model:   reports/backlog_by_day
-- Grain:   one row per local day and scope, the latest 26 weeks (day, scope_kind, scope)
-- Inputs:  intermediate.int_backlog_changes, intermediate.int_spans, intermediate.int_numbers, staging.stg_settings
-- Outputs: day, scope_kind, scope, opening_count, created_count, reopened_count, outflow_count, closing_count, is_complete
-- Units:   *_count tickets; day local
-- Note:    the stock of open tickets at 0:00 and 24:00 local, and what came and went between: opening + created + reopened
--          - outflow = closing, and today's closing is the next day's opening. A day that is not over at as_of closes at
--          as_of and is not complete
with
  changes as (
    select
      'all' as scope_kind,
      'all' as scope,
      c.day,
      c.created_count,
      c.reopened_count,
      c.outflow_count
    from
      intermediate.int_backlog_changes as c
    union all
    select
      'channel' as scope_kind,
      c.channel as scope,
      c.day,
      c.created_count,
      c.reopened_count,
      c.outflow_count
    from
      intermediate.int_backlog_changes as c
    union all
    select
      'category' as scope_kind,
      c.category as scope,
      c.day,
      c.created_count,
      c.reopened_count,
      c.outflow_count
    from
      intermediate.int_backlog_changes as c
    union all
    select
      'priority' as scope_kind,
      c.priority as scope,
      c.day,
      c.created_count,
      c.reopened_count,
      c.outflow_count
    from
      intermediate.int_backlog_changes as c
  ),
  daily as (
    select
      c.day,
      c.scope_kind,
      c.scope,
      cast(sum(c.created_count) as bigint) as created,
      cast(sum(c.reopened_count) as bigint) as reopened,
      cast(sum(c.outflow_count) as bigint) as gone
    from
      changes as c
    group by
      c.day,
      c.scope_kind,
      c.scope
  ),
  scopes as (
    select distinct
      c.scope_kind,
      c.scope
    from
      changes as c
  ),
  days as (
    select
      add_days (s.first_day, k.n) as local_day
    from
      intermediate.int_spans as s
      cross join staging.stg_settings as x
      join intermediate.int_numbers as k on k.n <= days_between (s.first_day, x.as_of_date)
    where
      s.series = 'ticket'
  ),
  grid as (
    select
      d.local_day as local_day,
      k.scope_kind as scope_kind,
      k.scope as scope,
      coalesce(c.created, 0) as created,
      coalesce(c.reopened, 0) as reopened,
      coalesce(c.gone, 0) as gone
    from
      days as d
      cross join scopes as k
      left join daily as c on c.day = d.local_day
      and c.scope_kind = k.scope_kind
      and c.scope = k.scope
  ),
  stocks as (
    select
      g.local_day,
      g.scope_kind,
      g.scope,
      g.created,
      g.reopened,
      g.gone,
      cast(
        sum(g.created + g.reopened - g.gone) over (
          partition by
            g.scope_kind,
            g.scope
          order by
            g.local_day asc nulls last rows between unbounded preceding
            and current row
        ) as bigint
      ) as closing
    from
      grid as g
  )
select
  s.local_day as day,
  s.scope_kind,
  s.scope,
  s.closing - s.created - s.reopened + s.gone as opening_count,
  s.created as created_count,
  s.reopened as reopened_count,
  s.gone as outflow_count,
  s.closing as closing_count,
  s.local_day < x.as_of_date as is_complete
from
  stocks as s
  cross join staging.stg_settings as x
where
  s.local_day > add_days (x.as_of_date, -182)
