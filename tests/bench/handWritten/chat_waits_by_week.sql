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
  latest_turns as (
    select
      chat_id,
      min(customer_message_at) as customer_message_at,
      max(agent_reply_at) as agent_reply_at,
      max_by(latency_milliseconds, coalesce(agent_reply_at, customer_message_at)) as latency_milliseconds
    from
      raw.chat_turn
    group by
      chat_id,
      turn_number
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
      latest_turns
      cross join ref.settings
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
  waits as (
    select
      'queue_wait' as measure,
      local_week (attempted_at) as week_start,
      channel,
      wait,
      accepted_at is not null as ended
    from
      queue
    where
      has_wait
    union all
    select
      'patience',
      local_week (attempted_at),
      channel,
      wait,
      accepted_at is null
      and outcome = 'abandoned'
    from
      queue
    where
      has_wait
    union all
    select
      'first_message',
      local_week (c.attempted_at),
      c.channel,
      secs_between (c.accepted_at, coalesce(c.first_response_at, c.ended_at, if (c.outcome = 'open', s.as_of, null))),
      c.first_response_at is not null
    from
      chats as c
      cross join ref.settings as s
    where
      coalesce(c.first_response_at, c.ended_at, if (c.outcome = 'open', s.as_of, null)) >= c.accepted_at
    union all
    select
      'chat_turn',
      week_start,
      channel,
      wait,
      ended
    from
      chat_turns
    where
      wait >= 0
  ),
  counts as (
    select
      measure,
      week_start,
      channel,
      wait as t,
      count(*) filter(ended) as d,
      count(*) as n
    from
      waits
    group by all
  ),
  totals as (
    select
      measure,
      week_start,
      channel,
      count(*) as n,
      count(*) filter(ended) as ended,
      max(wait) as longest,
      quantile_cont(wait, 0.5) filter(ended) as naive_p50,
      quantile_cont(wait, 0.9) filter(ended) as naive_p90
    from
      waits
    group by all
  ),
  risk as (
    select
      *,
      sum(n) over (
        partition by
          measure,
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
      measure,
      week_start,
      channel,
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
          measure,
          week_start,
          channel
        order by
          t rows unbounded preceding
      )
  ),
  percentiles as (
    select
      measure,
      week_start,
      channel,
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
      measure,
      week_start,
      channel
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
  )
select
  t.measure,
  w.week,
  w.week_start,
  w.is_complete,
  t.channel,
  t.n as wait_count,
  t.ended as ended_count,
  p.p50 as p50_seconds,
  p.p50_low as p50_low_seconds,
  p.p50_high as p50_high_seconds,
  p.p90 as p90_seconds,
  p.p90_low as p90_low_seconds,
  p.p90_high as p90_high_seconds,
  t.longest as longest_seconds,
  t.naive_p50 as naive_p50_seconds,
  t.naive_p90 as naive_p90_seconds
from
  totals as t
  join numbered as w on w.week_start = t.week_start
  left join percentiles as p on p.measure = t.measure
  and p.week_start = t.week_start
  and p.channel = t.channel
where
  not w.is_complete
  or w.back <= 26
