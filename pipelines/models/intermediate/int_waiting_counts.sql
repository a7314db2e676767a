-- Model:   intermediate/int_waiting_counts
-- Grain:   one row per group and second (measure, period, scope_kind, scope, hour, seconds)
-- Inputs:  intermediate.int_running_clocks, intermediate.int_weeks, staging.stg_settings
-- Outputs: measure, period, scope_kind, scope, hour, seconds, event_count, censored_count, closed_unanswered_count
-- Units:   seconds whole elapsed seconds until as_of, in opening hours for *_business; *_count tickets
-- Note:    the clocks still running, of the groups of int_first_response_counts and int_clock_counts: each is censored at
--          as_of. Those begun before exported_since are in the weeks of first_response
--          alone, as in int_clock_counts
with
  clocks as (
    select
      c.measure,
      c.week as week,
      c.channel,
      c.category,
      c.hour,
      c.seconds_so_far as seconds,
      case
        when x.exported_since is null
        or c.started_at >= x.exported_since then w.weeks_back
      end as whole_weeks_back
    from
      intermediate.int_running_clocks as c
      cross join staging.stg_settings as x
      join intermediate.int_weeks as w on w.series = 'ticket'
      and w.week = c.week
    where
      c.measure = 'first_response'
      or x.exported_since is null
      or c.started_at >= x.exported_since
    union all
    select
      case
        when c.measure = 'first_response' then 'first_response_business'
        when c.measure = 'next_reply' then 'next_reply_business'
        else 'resolution_business'
      end as measure,
      c.week as week,
      c.channel,
      c.category,
      cast(null as integer) as hour,
      c.business_seconds_so_far as seconds,
      cast(null as bigint) as whole_weeks_back
    from
      intermediate.int_running_clocks as c
      cross join staging.stg_settings as x
    where
      c.business_seconds_so_far is not null
      and c.measure in ('first_response', 'next_reply', 'resolution')
      and (
        x.exported_since is null
        or c.started_at >= x.exported_since
      )
  ),
  grouped as (
    select
      k.measure,
      k.week as period,
      'all' as scope_kind,
      'all' as scope,
      cast(-1 as integer) as hour_or_all,
      k.seconds
    from
      clocks as k
    union all
    select
      k.measure,
      k.week as period,
      'channel' as scope_kind,
      k.channel as scope,
      cast(-1 as integer) as hour_or_all,
      k.seconds
    from
      clocks as k
    union all
    select
      k.measure,
      k.week as period,
      'category' as scope_kind,
      k.category as scope,
      cast(-1 as integer) as hour_or_all,
      k.seconds
    from
      clocks as k
    union all
    select
      k.measure,
      'last_4_weeks' as period,
      'all' as scope_kind,
      'all' as scope,
      k.hour as hour_or_all,
      k.seconds
    from
      clocks as k
    where
      k.whole_weeks_back < 4
      and k.measure = 'first_response'
    union all
    select
      k.measure,
      'last_4_weeks' as period,
      'channel' as scope_kind,
      k.channel as scope,
      k.hour as hour_or_all,
      k.seconds
    from
      clocks as k
    where
      k.whole_weeks_back < 4
      and k.measure = 'first_response'
  )
select
  g.measure,
  g.period,
  g.scope_kind,
  g.scope,
  g.hour_or_all as hour,
  g.seconds,
  cast(0 as bigint) as event_count,
  count(*) as censored_count,
  cast(0 as bigint) as closed_unanswered_count
from
  grouped as g
group by
  g.measure,
  g.period,
  g.scope_kind,
  g.scope,
  g.hour_or_all,
  g.seconds
