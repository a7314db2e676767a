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
      ) as is_short,
      coalesce(
        outcome = 'abandoned'
        and accepted_at is null
        and ended_at is not null
        and wait <= service_level_seconds,
        false
      ) as is_gone_in_time
    from
      queue
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
  latest as (
    select
      j.*
    from
      judged as j
      join numbered as w on w.week_start = j.week_start
      and w.is_complete
      and w.back = 1
  ),
  sums as (
    select
      channel,
      count(*) as attempts,
      count(queued_at) as queued,
      count(*) filter(
        has_wait
        and accepted_at is not null
      ) as accepted,
      avg(wait) filter(accepted_at is not null) as speed,
      count(*) filter(outcome = 'abandoned') as abandoned,
      count(*) filter(
        queued_at is not null
        and outcome = 'abandoned'
      ) as gone,
      count(*) filter(is_short) as short,
      count(*) filter(is_gone_in_time) as gone_in_time,
      count(*) filter(
        queued_at is not null
        and not is_short
      ) as stayed,
      count(*) filter(
        accepted_at is not null
        and wait <= service_level_seconds
      ) as in_time
    from
      latest
    group by
      channel
  ),
  waits as (
    select
      channel,
      wait,
      accepted_at is not null as ended
    from
      latest
    where
      has_wait
  ),
  counts as (
    select
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
          channel
        order by
          t desc rows unbounded preceding
      ) as y
    from
      counts
  ),
  curve as (
    select
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
          channel
        order by
          t rows unbounded preceding
      )
  ),
  percentiles as (
    select
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
      channel
  ),
  shares as (
    select
      c.channel,
      unnest(
        [
        struct_pack(figure := 'service_level', formula := 'without_short_abandons', part := c.in_time, whole := c.stayed, seconds := cast(null as double)),
        struct_pack(figure := 'service_level', formula := 'all_queued', part := c.in_time, whole := c.queued, seconds := cast(null as double)),
        struct_pack(figure := 'service_level', formula := 'accepted', part := c.in_time, whole := c.accepted, seconds := cast(null as double)),
        struct_pack(figure := 'service_level', formula := 'without_abandons_in_time', part := c.in_time, whole := c.queued - c.gone_in_time, seconds := cast(null as double)),
        struct_pack(figure := 'service_level', formula := 'abandons_in_time_met', part := c.in_time + c.gone_in_time, whole := c.queued, seconds := cast(null as double)),
        struct_pack(figure := 'abandonment', formula := 'without_short_abandons', part := c.gone - c.short, whole := c.stayed, seconds := cast(null as double)),
        struct_pack(figure := 'abandonment', formula := 'all_queued', part := c.gone, whole := c.queued, seconds := cast(null as double)),
        struct_pack(figure := 'abandonment', formula := 'all_attempts', part := c.abandoned, whole := c.attempts, seconds := cast(null as double)),
        struct_pack(figure := 'abandonment', formula := 'accepted_and_abandoned', part := c.gone, whole := c.accepted + c.gone, seconds := cast(null as double))
        ],
        recursive := true
      )
    from
      sums as c
  ),
  every_formula as (
    select
      *
    from
      shares
    union all
    select
      channel,
      'speed_of_answer',
      'accepted',
      accepted,
      accepted,
      speed
    from
      sums
    union all
    select
      t.channel,
      'speed_of_answer',
      'half_of_all',
      t.ended,
      t.n,
      p.p50
    from
      totals as t
      left join percentiles as p on p.channel = t.channel
  )
select
  f.channel,
  f.figure,
  f.formula,
  case
    when f.figure = 'service_level' then f.formula = s.service_level_formula
    when f.figure = 'abandonment' then f.formula = 'without_short_abandons'
    else f.formula = 'half_of_all'
  end as is_setting,
  if (f.figure = 'speed_of_answer', 'seconds', 'share') as unit,
  if (f.figure = 'speed_of_answer', f.seconds, f.part / f.whole) as value,
  if (f.figure = 'speed_of_answer', null, wilson_low (f.part, f.whole)) as value_low,
  if (f.figure = 'speed_of_answer', null, wilson_high (f.part, f.whole)) as value_high,
  f.part as part_count,
  f.whole as whole_count
from
  every_formula as f
  cross join ref.settings as s
where
  f.whole > 0
