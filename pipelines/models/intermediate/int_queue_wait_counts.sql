-- Model:   intermediate/int_queue_wait_counts
-- Grain:   one row per group and second (measure, period, scope_kind, scope, hour, seconds)
-- Inputs:  intermediate.int_chat_queue, intermediate.int_weeks
-- Outputs: measure, period, scope_kind, scope, hour, seconds, event_count, censored_count, closed_unanswered_count
-- Units:   seconds whole elapsed seconds; *_count attempts
-- Note:    same shape as int_first_response_counts; event = accepted, censored = left the queue without being accepted
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
  )
select
  'queue_wait' as measure,
  w.week as period,
  'channel' as scope_kind,
  w.channel as scope,
  -1 as hour,
  w.queue_seconds as seconds,
  count(*) filter(
    where
      w.queue_outcome = 'accepted'
  ) as event_count,
  count(*) filter(
    where
      w.queue_outcome = 'left'
  ) as censored_count,
  cast(0 as bigint) as closed_unanswered_count
from
  waits as w
group by
  w.week,
  w.channel,
  w.queue_seconds
union all
select
  'queue_wait' as measure,
  'last_4_weeks' as period,
  'channel' as scope_kind,
  w.channel as scope,
  w.hour,
  w.queue_seconds as seconds,
  count(*) filter(
    where
      w.queue_outcome = 'accepted'
  ) as event_count,
  count(*) filter(
    where
      w.queue_outcome = 'left'
  ) as censored_count,
  cast(0 as bigint) as closed_unanswered_count
from
  waits as w
where
  w.weeks_back < 4
group by
  w.channel,
  w.hour,
  w.queue_seconds
