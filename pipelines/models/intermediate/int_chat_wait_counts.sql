-- Model:   intermediate/int_chat_wait_counts
-- Grain:   one row per group and second (measure, period, scope_kind, scope, hour, seconds)
-- Inputs:  intermediate.int_chat_queue, intermediate.int_weeks
-- Outputs: measure, period, scope_kind, scope, hour, seconds, event_count, censored_count, closed_unanswered_count
-- Units:   seconds whole elapsed seconds; *_count attempts
-- Note:    same shape and steps of seconds as int_first_response_counts. measure: queue_wait (event = accepted, censored =
--          left without, or still in the queue at as_of); patience (the same seconds; event = the customer gave up,
--          censored = accepted, turned away, or still there); first_message (event = a human wrote, censored = it ended or
--          goes on without)
-- Rebuild: period by week
with
  waits as (
    select
      c.week,
      c.channel,
      c.hour,
      c.queue_seconds,
      c.queue_outcome,
      c.outcome,
      c.first_message_seconds,
      c.is_first_message_sent,
      w.weeks_back
    from
      intermediate.int_chat_queue as c
      join intermediate.int_weeks as w on w.series = 'chat'
      and w.week_start = c.week_start
  ),
  measured as (
    select
      'queue_wait' as measure,
      q.week,
      q.channel,
      q.hour,
      q.weeks_back,
      q.queue_seconds as waited,
      q.queue_outcome = 'accepted' as has_ended
    from
      waits as q
    where
      q.queue_outcome is not null
    union all
    select
      'patience' as measure,
      p.week,
      p.channel,
      p.hour,
      p.weeks_back,
      p.queue_seconds as waited,
      p.queue_outcome = 'left'
      and p.outcome = 'abandoned' as has_ended
    from
      waits as p
    where
      p.queue_outcome is not null
    union all
    select
      'first_message' as measure,
      f.week,
      f.channel,
      f.hour,
      f.weeks_back,
      f.first_message_seconds as waited,
      f.is_first_message_sent as has_ended
    from
      waits as f
    where
      f.first_message_seconds is not null
  ),
  by_second as (
    select
      m.measure,
      m.week as period,
      m.channel,
      cast(-1 as integer) as hour_or_all,
      m.waited,
      count(*) as waits,
      count(*) filter(
        where
          m.has_ended
      ) as ended
    from
      measured as m
    group by
      m.measure,
      m.week,
      m.channel,
      m.waited
    union all
    select
      m.measure,
      'last_4_weeks' as period,
      m.channel,
      m.hour as hour_or_all,
      m.waited,
      count(*) as waits,
      count(*) filter(
        where
          m.has_ended
      ) as ended
    from
      measured as m
    where
      m.weeks_back < 4
    group by
      m.measure,
      m.channel,
      m.hour,
      m.waited
  ),
  groups as (
    select
      s.measure,
      s.period,
      s.channel,
      s.hour_or_all,
      sum(s.waits) as total
    from
      by_second as s
    group by
      s.measure,
      s.period,
      s.channel,
      s.hour_or_all
  ),
  placed as (
    select
      s.measure,
      s.period,
      s.channel,
      s.hour_or_all,
      case
        when g.total <= 5000 then s.waited
        else wait_bucket (s.waited)
      end as seconds,
      s.waits,
      s.ended
    from
      by_second as s
      join groups as g on g.measure = s.measure
      and g.period = s.period
      and g.channel = s.channel
      and g.hour_or_all = s.hour_or_all
  )
select
  p.measure,
  p.period,
  'channel' as scope_kind,
  p.channel as scope,
  p.hour_or_all as hour,
  p.seconds,
  cast(sum(p.ended) as bigint) as event_count,
  cast(sum(p.waits - p.ended) as bigint) as censored_count,
  cast(0 as bigint) as closed_unanswered_count
from
  placed as p
group by
  p.measure,
  p.period,
  p.channel,
  p.hour_or_all,
  p.seconds
