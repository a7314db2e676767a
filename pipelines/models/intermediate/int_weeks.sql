-- Model:   intermediate/int_weeks
-- Grain:   one row per series and local ISO week of its span (series, week_start)
-- Inputs:  staging.stg_settings, intermediate.int_numbers, intermediate.int_spans
-- Outputs: series, week, weeks_back, is_complete, week_start
-- Units:   week_start a local Monday; weeks_back whole weeks
-- Note:    complete = over at as_of, and every day of it within the days the exports cover; a day with data counts as
--          covered, so an export that starts on a Monday starts with a whole week. weeks_back: 0 = the latest complete
--          week, 1 the one before; null for an incomplete week. A last week that has only begun and had no arrival is left out
with
  grid as (
    select
      s.series,
      s.whole_from,
      s.whole_to,
      s.last_arrival_day,
      add_days (monday_of (s.first_day), 7 * k.n) as week_start
    from
      intermediate.int_spans as s
      join intermediate.int_numbers as k on k.n <= int_div (days_between (monday_of (s.first_day), s.last_day), 7)
  ),
  judged as (
    select
      g.series,
      g.last_arrival_day,
      g.week_start,
      from_local (day_start (add_days (g.week_start, 7))) <= x.as_of
      and g.week_start >= g.whole_from
      and add_days (g.week_start, 6) <= g.whole_to as is_complete
    from
      grid as g
      cross join staging.stg_settings as x
  ),
  latest as (
    select
      j.series,
      max(j.week_start) as latest_week
    from
      judged as j
    where
      j.is_complete
    group by
      j.series
  )
select
  j.series,
  week_label (j.week_start) as week,
  cast(
    case
      when j.is_complete then int_div (days_between (j.week_start, l.latest_week), 7)
    end as integer
  ) as weeks_back,
  j.is_complete,
  j.week_start
from
  judged as j
  left join latest as l on l.series = j.series
where
  j.is_complete
  or j.week_start <= j.last_arrival_day
