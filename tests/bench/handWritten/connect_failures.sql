with
  chats as (
    select
      chat_id,
      ticket_id,
      channel,
      attempted_at,
      connected_at,
      connect_milliseconds,
      error_code,
      first_response_at,
      concurrent_chats,
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
  numbered as (
    select
      *,
      row_number() over (
        partition by
          is_complete
        order by
          week_start desc
      ) as back
    from
      weeks
  ),
  recent as (
    select
      c.channel,
      coalesce(c.error_code, '') as error_code,
      c.outcome,
      w.back
    from
      chats as c
      join numbered as w on w.week_start = local_week (c.attempted_at)
      and w.is_complete
      and w.back <= 5
  ),
  attempts as (
    select
      channel,
      count(*) filter(back = 1) as now,
      count(*) filter(back > 1) as before
    from
      recent
    group by
      channel
  ),
  failures as (
    select
      channel,
      error_code,
      count(*) filter(back = 1) as now,
      count(*) filter(back > 1) as before
    from
      recent
    where
      outcome = 'failed'
    group by
      channel,
      error_code
  )
select
  f.channel,
  f.error_code,
  f.now as failed_count,
  a.now as attempt_count,
  f.now / nullif(a.now, 0) as failed_share,
  wilson_low (f.now, a.now) as failed_low,
  wilson_high (f.now, a.now) as failed_high,
  f.before as before_failed_count,
  a.before as before_attempt_count,
  f.before / nullif(a.before, 0) as before_share
from
  failures as f
  join attempts as a on a.channel = f.channel
