-- Model:   intermediate/int_working_days
-- Grain:   one row per local day from a month before the first ticket to 200 days after as_of (day)
-- Inputs:  staging.stg_holidays, staging.stg_tickets, staging.stg_settings, intermediate.int_numbers
-- Outputs: day, is_working, working_day_no
-- Units:   day a local day; working_day_no the working days up to and including it
-- Note:    Monday to Friday but for public holidays and joint leave; a half day is a working day, an observance too. The
--          200 days hold the longest limit and extension that suara.yaml allows (120 working days)
with
  span as (
    select
      add_days (local_date (min(t.created_at)), -31) as first_day,
      max(x.as_of_date) as last_day
    from
      staging.stg_tickets as t
      cross join staging.stg_settings as x
  ),
  days as (
    select
      add_days (s.first_day, n.n) as day
    from
      span as s
      cross join intermediate.int_numbers as n
    where
      n.n <= days_between (s.first_day, s.last_day) + 200
  ),
  holidays as (
    select
      h.holiday_date as holiday_date,
      max(
        case
          when coalesce(h.kind, 'public') in ('observance', 'half_day') then 0
          else 1
        end
      ) as is_closing
    from
      staging.stg_holidays as h
    group by
      h.holiday_date
  ),
  judged as (
    select
      d.day as day,
      iso_dow (day_start (d.day)) <= 5
      and coalesce(h.is_closing, 0) = 0 as is_working
    from
      days as d
      left join holidays as h on h.holiday_date = d.day
  )
select
  j.day,
  j.is_working,
  cast(
    sum(
      case
        when j.is_working then 1
        else 0
      end
    ) over (
      order by
        j.day asc nulls last rows between unbounded preceding
        and current row
    ) as bigint
  ) as working_day_no
from
  judged as j
