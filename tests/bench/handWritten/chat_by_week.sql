with
  chats as (
    select
      chat_id,
      ticket_id,
      channel,
      attempted_at,
      connected_at,
      connect_milliseconds,
      queued_at,
      accepted_at,
      ended_at,
      coalesce(outcome, 'open') as outcome,
      coalesce(updated_at, ended_at, attempted_at) as updated_at
    from
      raw.chat
    qualify
      row_number() over (
        partition by
          chat_id
        order by
          updated_at desc
      ) = 1
  ),
  queue as (
    select
      c.*,
      coalesce(c.accepted_at, c.ended_at, s.as_of) >= c.queued_at as has_wait,
      case
        when coalesce(c.accepted_at, c.ended_at, s.as_of) >= c.queued_at then secs_between (c.queued_at, coalesce(c.accepted_at, c.ended_at, s.as_of))
      end as wait,
      s.service_level_seconds,
      s.short_abandon_seconds
    from
      chats as c
      cross join ref.settings as s
  ),
  span as (
    select
      local_date (min(attempted_at)) as first_day,
      local_date (max(updated_at)) as last_day,
      local_week (max(attempted_at)) as last_week
    from
      chats
  ),
  days as (
    select
      cast(unnest(generate_series(monday_of (first_day), monday_of (last_day), interval 7 day)) as date) as week_start,
      first_day,
      last_day,
      last_week
    from
      span
  ),
  weeks as (
    select
      week_start,
      week_label (week_start) as week,
      week_start >= first_day
      and week_start + 6 <= last_day
      and from_local (cast(week_start + 7 as timestamp)) <= as_of as is_complete
    from
      days
      cross join ref.settings
    where
      is_complete
      or week_start <= last_week
  ),
  judged as (
    select
      *,
      local_week (attempted_at) as week_start,
      coalesce(
        outcome = 'abandoned'
        and accepted_at is null
        and ended_at is not null
        and wait < short_abandon_seconds,
        false
      ) as is_short
    from
      queue
  ),
  totals as (
    select
      week_start,
      channel,
      count(*) as attempts,
      count(connected_at) as connected,
      count(*) filter(outcome = 'failed') as failed,
      count(queued_at) as queued,
      count(*) filter(outcome = 'served') as served,
      count(*) filter(outcome = 'abandoned') as abandoned,
      count(*) filter(is_short) as short_abandoned,
      count(*) filter(outcome = 'timed_out') as timed_out,
      count(*) filter(outcome = 'open') as still_open,
      count(*) filter(
        queued_at is not null
        and outcome = 'abandoned'
        and not is_short
      ) as left_queue,
      count(*) filter(
        queued_at is not null
        and not is_short
      ) as stayed,
      count(*) filter(
        accepted_at is not null
        and wait <= service_level_seconds
      ) as in_time,
      quantile_cont(connect_milliseconds, 0.5) as connect_p50,
      quantile_cont(connect_milliseconds, 0.9) as connect_p90,
      max(wait) as longest
    from
      judged
    group by all
  ),
  counts as (
    select
      week_start,
      channel,
      wait as t,
      count(accepted_at) as d,
      count(*) as n
    from
      judged
    where
      has_wait
    group by all
  ),
  risk as (
    select
      *,
      sum(n) over (
        partition by
          week_start,
          channel
        order by
          t desc rows unbounded preceding
      ) as y
    from
      counts
  ),
  curve as (
    select
      week_start,
      channel,
      t,
      sum(if (d < y, - ln1p (- d / y), 500)) over (
        partition by
          week_start,
          channel
        order by
          t rows unbounded preceding
      ) as hazard
    from
      risk
    where
      d > 0
  ),
  percentiles as (
    select
      week_start,
      channel,
      min(t) filter(hazard >= - ln(0.5 + 1e-12)) as p50,
      min(t) filter(hazard >= - ln(0.1 + 1e-12)) as p90
    from
      curve
    group by
      week_start,
      channel
  ),
  channels as (
    select distinct
      channel
    from
      chats
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
  c.left_queue / nullif(c.stayed, 0) as abandoned_share,
  wilson_low (c.left_queue, c.stayed) as abandoned_low,
  wilson_high (c.left_queue, c.stayed) as abandoned_high,
  c.in_time / nullif(c.stayed, 0) as service_level_share,
  wilson_low (c.in_time, c.stayed) as service_level_low,
  wilson_high (c.in_time, c.stayed) as service_level_high,
  c.connect_p50 as connect_p50_milliseconds,
  c.connect_p90 as connect_p90_milliseconds,
  p.p50 as queue_p50_seconds,
  p.p90 as queue_p90_seconds,
  c.longest as queue_longest_seconds
from
  weeks as w
  cross join channels as k
  left join totals as c on c.week_start = w.week_start
  and c.channel = k.channel
  left join percentiles as p on p.week_start = w.week_start
  and p.channel = k.channel
