-- Model:   reports/chat_by_week
-- Grain:   one row per local week and channel (week_start, channel)
-- Inputs:  marts.chats, intermediate.int_weeks, intermediate.int_wait_percentiles, staging.stg_settings
-- Outputs: week, week_start, is_complete, channel, attempt_count, connected_count, failed_count, failed_low, failed_high,
--          queued_count, served_count, abandoned_count, short_abandoned_count, timed_out_count, open_count,
--          abandoned_share, abandoned_low, abandoned_high, service_level_share, service_level_low, service_level_high,
--          connect_p50_milliseconds, connect_p90_milliseconds, queue_p50_seconds, queue_p90_seconds, queue_longest_seconds
-- Units:   *_seconds elapsed seconds; *_milliseconds elapsed milliseconds; *_count attempts; shares and their ends 0 to 1
-- Note:    by the week of the attempt. failed_* = failed / attempts; abandoned_share = queued and abandoned / queued;
--          short abandons left out of both; service level = accepted within the threshold / queued, by the formula of
--          suara.yaml (reports/chat_formulas shows each).
--          Wilson intervals. abandoned_count holds the short ones, and those who never queued
with
  weeks as (
    select
      w.week,
      w.week_start,
      w.is_complete
    from
      intermediate.int_weeks as w
    where
      w.series = 'chat'
  ),
  channels as (
    select distinct
      c.channel
    from
      marts.chats as c
  ),
  counts as (
    select
      c.week_start,
      c.channel,
      count(*) as attempts,
      count(*) filter(
        where
          c.is_connected
      ) as connected,
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
          c.outcome = 'served'
      ) as served,
      count(*) filter(
        where
          c.outcome = 'abandoned'
      ) as abandoned,
      count(*) filter(
        where
          c.is_short_abandoned
      ) as short_abandoned,
      count(*) filter(
        where
          c.outcome = 'timed_out'
      ) as timed_out,
      count(*) filter(
        where
          c.outcome = 'open'
      ) as still_open,
      count(*) filter(
        where
          c.is_queued
          and c.outcome = 'abandoned'
          and not c.is_short_abandoned
      ) as left_queue,
      count(*) filter(
        where
          c.is_queued
          and not c.is_short_abandoned
      ) as stayed,
      count(*) filter(
        where
          c.is_queued
          and c.queue_outcome = 'accepted'
      ) as accepted,
      count(*) filter(
        where
          c.is_queued
          and c.is_abandoned_in_time
      ) as left_in_time,
      count(*) filter(
        where
          c.is_within_service_level
      ) as in_time,
      pct (c.connect_milliseconds, 0.5) as connect_p50,
      pct (c.connect_milliseconds, 0.9) as connect_p90
    from
      marts.chats as c
    group by
      c.week_start,
      c.channel
  ),
  levels as (
    select
      n.week_start as week_start,
      n.channel as channel,
      cast(
        case
          when x.service_level_formula = 'abandons_in_time_met' then n.in_time + n.left_in_time
          else n.in_time
        end as bigint
      ) as met,
      case
        when x.service_level_formula in ('all_queued', 'abandons_in_time_met') then cast(n.queued as bigint)
        when x.service_level_formula = 'accepted' then cast(n.accepted as bigint)
        when x.service_level_formula = 'without_abandons_in_time' then cast(n.queued - n.left_in_time as bigint)
        else cast(n.stayed as bigint)
      end as due
    from
      counts as n
      cross join staging.stg_settings as x
  )
select
  w.week,
  w.week_start,
  w.is_complete,
  k.channel,
  coalesce(c.attempts, 0) as attempt_count,
  coalesce(c.connected, 0) as connected_count,
  coalesce(c.failed, 0) as failed_count,
  wilson_low (c.failed, c.attempts) as failed_low,
  wilson_high (c.failed, c.attempts) as failed_high,
  coalesce(c.queued, 0) as queued_count,
  coalesce(c.served, 0) as served_count,
  coalesce(c.abandoned, 0) as abandoned_count,
  coalesce(c.short_abandoned, 0) as short_abandoned_count,
  coalesce(c.timed_out, 0) as timed_out_count,
  coalesce(c.still_open, 0) as open_count,
  div0 (c.left_queue, c.stayed) as abandoned_share,
  wilson_low (c.left_queue, c.stayed) as abandoned_low,
  wilson_high (c.left_queue, c.stayed) as abandoned_high,
  div0 (l.met, l.due) as service_level_share,
  wilson_low (l.met, l.due) as service_level_low,
  wilson_high (l.met, l.due) as service_level_high,
  c.connect_p50 as connect_p50_milliseconds,
  c.connect_p90 as connect_p90_milliseconds,
  p.p50_seconds as queue_p50_seconds,
  p.p90_seconds as queue_p90_seconds,
  p.longest_seconds as queue_longest_seconds
from
  weeks as w
  cross join channels as k
  left join counts as c on c.week_start = w.week_start
  and c.channel = k.channel
  left join levels as l on l.week_start = w.week_start
  and l.channel = k.channel
  left join intermediate.int_wait_percentiles as p on p.measure = 'queue_wait'
  and p.period = w.week
  and p.hour = -1
  and p.scope_kind = 'channel'
  and p.scope = k.channel
