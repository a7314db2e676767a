-- Model:   intermediate/int_queue_wait_counts
-- Grain:   one row per group and second (measure, period, scope_kind, scope, hour, seconds)
-- Inputs:  intermediate.int_chat_queue, intermediate.int_weeks
-- Outputs: measure, period, scope_kind, scope, hour, seconds, event_count, censored_count, closed_unanswered_count
-- Units:   seconds whole elapsed seconds; *_count attempts
-- Note:    same shape and steps of seconds as int_first_response_counts; event = accepted, censored = left the queue
--          without being accepted, or still in it at as_of
-- Rebuild: period by week
with
  waits as (
    select
      c.week,
      c.channel,
      c.hour,
      c.queue_seconds,
      c.queue_outcome,
      w.weeks_back
    from
      intermediate.int_chat_queue as c
      join intermediate.int_weeks as w on w.series = 'chat'
      and w.week_start = c.week_start
    where
      c.queue_outcome is not null
  ),
  by_second as (
    select
      w.week as period,
      w.channel,
      cast(-1 as integer) as hour_or_all,
      w.queue_seconds,
      count(*) as waits,
      count(*) filter(
        where
          w.queue_outcome = 'accepted'
      ) as accepted
    from
      waits as w
    group by
      w.week,
      w.channel,
      w.queue_seconds
    union all
    select
      'last_4_weeks' as period,
      w.channel,
      w.hour as hour_or_all,
      w.queue_seconds,
      count(*) as waits,
      count(*) filter(
        where
          w.queue_outcome = 'accepted'
      ) as accepted
    from
      waits as w
    where
      w.weeks_back < 4
    group by
      w.channel,
      w.hour,
      w.queue_seconds
  ),
  groups as (
    select
      s.period,
      s.channel,
      s.hour_or_all,
      sum(s.waits) as total
    from
      by_second as s
    group by
      s.period,
      s.channel,
      s.hour_or_all
  ),
  placed as (
    select
      s.period,
      s.channel,
      s.hour_or_all,
      case
        when g.total <= 5000 then s.queue_seconds
        else wait_bucket (s.queue_seconds)
      end as seconds,
      s.waits,
      s.accepted
    from
      by_second as s
      join groups as g on g.period = s.period
      and g.channel = s.channel
      and g.hour_or_all = s.hour_or_all
  )
select
  'queue_wait' as measure,
  p.period,
  'channel' as scope_kind,
  p.channel as scope,
  p.hour_or_all as hour,
  p.seconds,
  cast(sum(p.accepted) as bigint) as event_count,
  cast(sum(p.waits - p.accepted) as bigint) as censored_count,
  cast(0 as bigint) as closed_unanswered_count
from
  placed as p
group by
  p.period,
  p.channel,
  p.hour_or_all,
  p.seconds
