-- Model:   intermediate/int_open_quarters
-- Grain:   one row per schedule and quarter of an hour from the first ticket to as_of (schedule, quarter_start)
-- Inputs:  staging.stg_schedule_hours, staging.stg_holidays, staging.stg_tickets, staging.stg_settings,
--          intermediate.int_numbers
-- Outputs: schedule, quarter_start, opens_second, open_seconds, open_seconds_before
-- Units:   quarter_start UTC; opens_second seconds into the quarter; open_seconds elapsed seconds in the quarter;
--          open_seconds_before elapsed open seconds from the beginning of the table
-- Note:    the business clock: open seconds between two instants are the difference of open_until at each. Every zone
--          offset in use is a whole number of quarters and clocks change between two of them, so the local hours hold
--          within each, and a repeated or skipped hour counts as often as it happens. Holidays close a schedule unless it
--          is open on them, of kind half_day from its half_day_until; an observance is an ordinary day
with
  span as (
    select
      local_date (min(t.created_at)) as first_day,
      max(x.as_of_date) as last_day
    from
      staging.stg_tickets as t
      cross join staging.stg_settings as x
  ),
  days as (
    select
      add_days (s.first_day, n.n - 1) as utc_day
    from
      span as s
      cross join intermediate.int_numbers as n
    where
      n.n <= days_between (s.first_day, s.last_day) + 2
  ),
  quarters as (
    select
      add_minutes (day_start (d.utc_day), 15 * n.n) as quarter_start
    from
      days as d
      cross join intermediate.int_numbers as n
    where
      n.n < 96
  ),
  local_quarters as (
    select
      q.quarter_start,
      local_date (q.quarter_start) as local_day,
      int_div (secs_between (day_start (local_date (q.quarter_start)), to_local (q.quarter_start)), 60) as local_minute
    from
      quarters as q
  ),
  holidays as (
    select
      h.holiday_date,
      max(
        case
          when coalesce(h.kind, 'public') = 'observance' then 0
          when coalesce(h.kind, 'public') = 'half_day' then 1
          else 2
        end
      ) as closing
    from
      staging.stg_holidays as h
    group by
      h.holiday_date
  ),
  schedules as (
    select distinct
      h.schedule
    from
      staging.stg_schedule_hours as h
  ),
  hours as (
    select
      q.quarter_start,
      q.local_minute,
      h.schedule as schedule,
      h.opens_minute,
      case
        when not h.is_closed_on_holidays then h.closes_minute
        when coalesce(y.closing, 0) = 2 then h.opens_minute
        when coalesce(y.closing, 0) = 1
        and h.half_day_until_minute < h.closes_minute then h.half_day_until_minute
        else h.closes_minute
      end as closes_minute
    from
      local_quarters as q
      join staging.stg_schedule_hours as h on h.weekday = iso_dow (day_start (q.local_day))
      left join holidays as y on y.holiday_date = q.local_day
  ),
  openings as (
    select
      h.schedule,
      h.quarter_start,
      case
        when h.opens_minute > h.local_minute then h.opens_minute - h.local_minute
        else 0
      end as from_minute,
      case
        when h.closes_minute < h.local_minute + 15 then h.closes_minute - h.local_minute
        else 15
      end as to_minute
    from
      hours as h
    where
      h.opens_minute < h.closes_minute
      and h.opens_minute < h.local_minute + 15
      and h.closes_minute > h.local_minute
  ),
  every_quarter as (
    select
      s.schedule as schedule,
      q.quarter_start as quarter_start,
      cast(coalesce(60 * o.from_minute, 0) as bigint) as opens_second,
      cast(coalesce(60 * (o.to_minute - o.from_minute), 0) as bigint) as open_seconds
    from
      local_quarters as q
      cross join schedules as s
      left join openings as o on o.schedule = s.schedule
      and o.quarter_start = q.quarter_start
  )
select
  e.schedule,
  e.quarter_start,
  e.opens_second,
  e.open_seconds,
  cast(
    sum(e.open_seconds) over (
      partition by
        e.schedule
      order by
        e.quarter_start asc nulls last rows between unbounded preceding
        and current row
    ) - e.open_seconds as bigint
  ) as open_seconds_before
from
  every_quarter as e
