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
  recent as (
    select
      *,
      hour_of (to_local (attempted_at)) as hour
    from
      queue
    where
      local_week (attempted_at) in (
        select
          week_start
        from
          weeks
        where
          is_complete
        order by
          week_start desc
        limit
          4
      )
  ),
  totals as (
    select
      channel,
      hour,
      count(*) as attempts,
      count(*) filter(outcome = 'failed') as failed,
      count(queued_at) as queued,
      count(*) filter(outcome = 'abandoned') as abandoned
    from
      recent
    group by all
  ),
  counts as (
    select
      channel,
      hour,
      wait as t,
      count(accepted_at) as d,
      count(*) as n
    from
      recent
    where
      has_wait
    group by all
  ),
  risk as (
    select
      *,
      sum(n) over (
        partition by
          channel,
          hour
        order by
          t desc rows unbounded preceding
      ) as y
    from
      counts
  ),
  curve as (
    select
      channel,
      hour,
      t,
      sum(if (d < y, - ln1p (- d / y), 500)) over (
        partition by
          channel,
          hour
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
      channel,
      hour,
      min(t) filter(hazard >= - ln(0.5 + 1e-12)) as p50,
      min(t) filter(hazard >= - ln(0.1 + 1e-12)) as p90
    from
      curve
    group by
      channel,
      hour
  ),
  channels as (
    select distinct
      channel
    from
      chats
  )
select
  k.channel,
  h.hour,
  coalesce(c.attempts, 0) as attempt_count,
  coalesce(c.failed, 0) as failed_count,
  coalesce(c.queued, 0) as queued_count,
  coalesce(c.abandoned, 0) as abandoned_count,
  p.p50 as queue_p50_seconds,
  p.p90 as queue_p90_seconds
from
  channels as k
  cross join range(24) as h (hour)
  left join totals as c on c.channel = k.channel
  and c.hour = h.hour
  left join percentiles as p on p.channel = k.channel
  and p.hour = h.hour
