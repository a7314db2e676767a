-- Model:   intermediate/int_waiting_counts
-- Grain:   one row per group and second (measure, period, scope_kind, scope, hour, seconds)
-- Inputs:  intermediate.int_ticket_first_responses, intermediate.int_weeks, staging.stg_settings
-- Outputs: measure, period, scope_kind, scope, hour, seconds, event_count, censored_count, closed_unanswered_count
-- Units:   seconds whole elapsed seconds until as_of; *_count tickets
-- Note:    the tickets still waiting, of the groups of int_first_response_counts: each is censored at as_of. Apart, because
--          they alone change when only time passes
with
  waits as (
    select
      r.week as week,
      r.channel,
      r.category,
      r.hour,
      secs_between (r.clock_started_at, x.as_of) as seconds_so_far,
      w.weeks_back
    from
      intermediate.int_ticket_first_responses as r
      join intermediate.int_weeks as w on w.series = 'ticket'
      and w.week_start = r.week_start
      cross join staging.stg_settings as x
    where
      r.wait_outcome = 'waiting'
  ),
  grouped as (
    select
      w.week as period,
      'all' as scope_kind,
      'all' as scope,
      cast(-1 as integer) as hour_or_all,
      w.seconds_so_far
    from
      waits as w
    union all
    select
      w.week as period,
      'channel' as scope_kind,
      w.channel as scope,
      cast(-1 as integer) as hour_or_all,
      w.seconds_so_far
    from
      waits as w
    union all
    select
      w.week as period,
      'category' as scope_kind,
      w.category as scope,
      cast(-1 as integer) as hour_or_all,
      w.seconds_so_far
    from
      waits as w
    union all
    select
      'last_4_weeks' as period,
      'all' as scope_kind,
      'all' as scope,
      w.hour as hour_or_all,
      w.seconds_so_far
    from
      waits as w
    where
      w.weeks_back < 4
    union all
    select
      'last_4_weeks' as period,
      'channel' as scope_kind,
      w.channel as scope,
      w.hour as hour_or_all,
      w.seconds_so_far
    from
      waits as w
    where
      w.weeks_back < 4
  )
select
  'first_response' as measure,
  g.period,
  g.scope_kind,
  g.scope,
  g.hour_or_all as hour,
  g.seconds_so_far as seconds,
  cast(0 as bigint) as event_count,
  count(*) as censored_count,
  cast(0 as bigint) as closed_unanswered_count
from
  grouped as g
group by
  g.period,
  g.scope_kind,
  g.scope,
  g.hour_or_all,
  g.seconds_so_far
