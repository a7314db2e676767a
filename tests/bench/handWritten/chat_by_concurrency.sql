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
  turns as (
    select
      chat_id,
      customer_message_at,
      case
        when agent_reply_at <= as_of then agent_reply_at
      end as agent_reply_at,
      latency_milliseconds
    from
      raw.chat_turn
      cross join ref.settings
    where
      chat_id in (
        select
          chat_id
        from
          raw.chat
          cross join ref.settings
        where
          attempted_at >= as_of - interval 42 day
      )
    qualify
      row_number() over (
        partition by
          chat_id,
          turn_number
        order by
          coalesce(agent_reply_at, customer_message_at) desc
      ) = 1
  ),
  chat_turns as (
    select
      local_week (c.attempted_at) as week_start,
      c.channel,
      c.concurrent_chats,
      t.agent_reply_at is not null as ended,
      case
        when t.agent_reply_at is null then secs_between (t.customer_message_at, coalesce(c.ended_at, if (c.outcome = 'open', s.as_of, null)))
        when t.latency_milliseconds is not null then t.latency_milliseconds // 1000
        else secs_between (t.customer_message_at, t.agent_reply_at)
      end as wait
    from
      turns as t
      join chats as c using (chat_id)
      cross join ref.settings as s
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
  waits as (
    select
      if (t.concurrent_chats > 9, '10+', cast(t.concurrent_chats as varchar)) as concurrent_chats,
      t.wait,
      t.ended
    from
      chat_turns as t
      join numbered as w on w.week_start = t.week_start
      and w.is_complete
      and w.back <= 4
    where
      t.wait >= 0
      and t.concurrent_chats is not null
  ),
  counts as (
    select
      concurrent_chats,
      wait as t,
      count(*) filter(ended) as d,
      count(*) as n
    from
      waits
    group by all
  ),
  totals as (
    select
      concurrent_chats,
      count(*) as n,
      count(*) filter(ended) as ended,
      max(wait) as longest
    from
      waits
    group by all
  ),
  risk as (
    select
      *,
      sum(n) over (
        partition by
          concurrent_chats
        order by
          t desc rows unbounded preceding
      ) as y
    from
      counts
  ),
  curve as (
    select
      concurrent_chats,
      t,
      sum(if (d < y, - ln1p (- d / y), 500)) over w as hazard,
      sum(if (d < y, d / (y * (y - d)), 0)) over w as greenwood
    from
      risk
    where
      d > 0
    window
      w as (
        partition by
          concurrent_chats
        order by
          t rows unbounded preceding
      )
  ),
  percentiles as (
    select
      concurrent_chats,
      min(t) filter(hazard >= - ln(0.5 + 1e-12)) as p50,
      min(t) filter(
        hazard < 400
        and ln(hazard) + 1.959963984540054 * sqrt(greenwood) / hazard >= ln(- ln(0.5 + 1e-12))
      ) as p50_low,
      min(t) filter(
        hazard < 400
        and ln(hazard) - 1.959963984540054 * sqrt(greenwood) / hazard >= ln(- ln(0.5 + 1e-12))
      ) as p50_high,
      min(t) filter(hazard >= - ln(0.1 + 1e-12)) as p90,
      min(t) filter(
        hazard < 400
        and ln(hazard) + 1.959963984540054 * sqrt(greenwood) / hazard >= ln(- ln(0.1 + 1e-12))
      ) as p90_low,
      min(t) filter(
        hazard < 400
        and ln(hazard) - 1.959963984540054 * sqrt(greenwood) / hazard >= ln(- ln(0.1 + 1e-12))
      ) as p90_high
    from
      curve
    group by
      concurrent_chats
  )
select
  t.concurrent_chats,
  t.n as turn_count,
  t.ended as answered_count,
  p.p50 as p50_seconds,
  p.p50_low as p50_low_seconds,
  p.p50_high as p50_high_seconds,
  p.p90 as p90_seconds,
  p.p90_low as p90_low_seconds,
  p.p90_high as p90_high_seconds,
  t.longest as longest_seconds
from
  totals as t
  left join percentiles as p on p.concurrent_chats = t.concurrent_chats
