-- Model:   reports/sla_breaches_by_hour
-- Grain:   one row per metric with a breach, local weekday and hour of the last 4 complete weeks (metric, weekday, hour)
-- Inputs:  intermediate.int_sla_breaches, intermediate.int_weeks, intermediate.int_numbers
-- Outputs: metric, weekday, hour, breach_count
-- Units:   breach_count clocks; weekday 1 = Monday
-- Note:    when the target passed, in the reporting zone, whatever came after; hours without a breach are 0
with
  breaches as (
    select
      b.metric as metric,
      iso_dow (to_local (b.breached_at)) as weekday,
      hour_of (to_local (b.breached_at)) as hour,
      count(*) as breaches
    from
      intermediate.int_sla_breaches as b
      join intermediate.int_weeks as w on w.series = 'ticket'
      and w.week_start = local_week (b.breached_at)
    where
      w.weeks_back < 4
    group by
      b.metric,
      iso_dow (to_local (b.breached_at)),
      hour_of (to_local (b.breached_at))
  ),
  metrics as (
    select distinct
      b.metric
    from
      breaches as b
  )
select
  m.metric as metric,
  d.n as weekday,
  h.n as hour,
  coalesce(b.breaches, 0) as breach_count
from
  metrics as m
  cross join intermediate.int_numbers as d
  cross join intermediate.int_numbers as h
  left join breaches as b on b.metric = m.metric
  and b.weekday = d.n
  and b.hour = h.n
where
  d.n between 1 and 7
  and h.n < 24
