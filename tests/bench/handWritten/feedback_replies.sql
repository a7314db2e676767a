with
  pieces as (
    select
      f.*,
      s.as_of
    from
      raw.feedback as f
      cross join ref.settings as s
    where
      f.created_at <= s.as_of
    qualify
      row_number() over (
        partition by
          f.feedback_id
        order by
          f.updated_at desc
      ) = 1
  ),
  recent as (
    select
      channel,
      created_at,
      as_of,
      if (replied_at <= as_of, replied_at, null) as replied_at
    from
      pieces
    where
      local_date (created_at) > local_date (as_of) - 84
      and channel in (
        select
          channel
        from
          pieces
        where
          replied_at <= as_of
      )
  ),
  sums as (
    select
      channel,
      count(*) as pieces,
      count(replied_at) as replied,
      count(*) filter(replied_at < created_at) as early
    from
      recent
    group by
      channel
  ),
  waits as (
    select
      channel,
      secs_between (created_at, coalesce(replied_at, as_of)) as wait,
      replied_at is not null as ended
    from
      recent
    where
      coalesce(replied_at, as_of) >= created_at
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
  )
select
  s.channel,
  s.pieces as feedback_count,
  s.replied as replied_count,
  s.replied / s.pieces as replied_share,
  wilson_low (s.replied, s.pieces) as replied_low,
  wilson_high (s.replied, s.pieces) as replied_high,
  s.early as precedes_edit_count,
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
  sums as s
  left join totals as t on t.channel = s.channel
  left join percentiles as p on p.channel = s.channel
