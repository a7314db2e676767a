-- Model:   reports/chat_by_hour
-- Grain:   one row per channel and local hour of the attempt (channel, hour)
-- Inputs:  marts.chats, intermediate.int_weeks, intermediate.int_numbers, intermediate.int_wait_percentiles
-- Outputs: channel, hour, attempt_count, failed_count, queued_count, abandoned_count, queue_p50_seconds,
--          queue_p90_seconds
-- Units:   *_seconds elapsed seconds; *_count attempts
-- Note:    pooled over the last 4 complete weeks
with
  channels as (
    select distinct
      c.channel
    from
      marts.chats as c
  ),
  counts as (
    select
      c.channel,
      c.hour,
      count(*) as attempts,
      count(*) filter(
        where
          c.outcome = 'failed'
      ) as failed,
      count(*) filter(
        where
          c.is_queued
      ) as queued,
      count(*) filter(
        where
          c.outcome = 'abandoned'
      ) as abandoned
    from
      marts.chats as c
      join intermediate.int_weeks as w on w.series = 'chat'
      and w.week_start = c.week_start
      and w.weeks_back < 4
    group by
      c.channel,
      c.hour
  )
select
  k.channel,
  h.n as hour,
  coalesce(c.attempts, 0) as attempt_count,
  coalesce(c.failed, 0) as failed_count,
  coalesce(c.queued, 0) as queued_count,
  coalesce(c.abandoned, 0) as abandoned_count,
  p.p50_seconds as queue_p50_seconds,
  p.p90_seconds as queue_p90_seconds
from
  channels as k
  join intermediate.int_numbers as h on h.n < 24
  left join counts as c on c.channel = k.channel
  and c.hour = h.n
  left join intermediate.int_wait_percentiles as p on p.measure = 'queue_wait'
  and p.period = 'last_4_weeks'
  and p.hour = h.n
  and p.scope_kind = 'channel'
  and p.scope = k.channel
