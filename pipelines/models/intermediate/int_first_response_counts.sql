-- Model:   intermediate/int_first_response_counts
-- Grain:   one row per group and second (measure, period, scope_kind, scope, hour, seconds)
-- Inputs:  intermediate.int_ticket_first_responses, intermediate.int_weeks
-- Outputs: measure, period, scope_kind, scope, hour, seconds, event_count, censored_count, closed_unanswered_count
-- Units:   seconds whole elapsed seconds; *_count tickets
-- Note:    period is a week label with hour -1 (all hours), or last_4_weeks with each local hour of creation.
--          event = answered; censored = waiting or closed without a reply, the latter counted apart as well
with
  waits as (
    select
      r.week,
      r.channel,
      r.category,
      r.hour,
      r.wait_seconds,
      r.wait_outcome,
      w.weeks_back
    from
      intermediate.int_ticket_first_responses as r
      join intermediate.int_weeks as w on w.series = 'ticket'
      and w.week_start = r.week_start
    where
      r.wait_outcome is not null
  ),
  by_week as (
    select
      w.week as period,
      w.channel,
      w.category,
      grouping (w.channel) as no_channel,
      grouping (w.category) as no_category,
      w.wait_seconds,
      count(*) filter(
        where
          w.wait_outcome = 'answered'
      ) as event_count,
      count(*) filter(
        where
          w.wait_outcome <> 'answered'
      ) as censored_count,
      count(*) filter(
        where
          w.wait_outcome = 'closed_unanswered'
      ) as closed_unanswered_count
    from
      waits as w
    group by
      grouping sets ((w.week, w.wait_seconds), (w.week, w.wait_seconds, w.channel), (w.week, w.wait_seconds, w.category))
  ),
  by_hour as (
    select
      w.hour,
      w.channel,
      grouping (w.channel) as no_channel,
      w.wait_seconds,
      count(*) filter(
        where
          w.wait_outcome = 'answered'
      ) as event_count,
      count(*) filter(
        where
          w.wait_outcome <> 'answered'
      ) as censored_count,
      count(*) filter(
        where
          w.wait_outcome = 'closed_unanswered'
      ) as closed_unanswered_count
    from
      waits as w
    where
      w.weeks_back < 4
    group by
      grouping sets ((w.hour, w.wait_seconds), (w.hour, w.wait_seconds, w.channel))
  )
select
  'first_response' as measure,
  b.period,
  case
    when b.no_channel = 0 then 'channel'
    when b.no_category = 0 then 'category'
    else 'all'
  end as scope_kind,
  case
    when b.no_channel = 0 then b.channel
    when b.no_category = 0 then b.category
    else 'all'
  end as scope,
  -1 as hour,
  b.wait_seconds as seconds,
  b.event_count,
  b.censored_count,
  b.closed_unanswered_count
from
  by_week as b
union all
select
  'first_response' as measure,
  'last_4_weeks' as period,
  case
    when b.no_channel = 0 then 'channel'
    else 'all'
  end as scope_kind,
  case
    when b.no_channel = 0 then b.channel
    else 'all'
  end as scope,
  b.hour,
  b.wait_seconds as seconds,
  b.event_count,
  b.censored_count,
  b.closed_unanswered_count
from
  by_hour as b
