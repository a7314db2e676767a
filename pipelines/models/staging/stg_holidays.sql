-- Model:   staging/stg_holidays
-- Grain:   one row per local day and name (holiday_date, name)
-- Inputs:  ref.holidays, ref.national_holidays
-- Outputs: holiday_date, name, kind
-- Units:   holiday_date a local day
-- Note:    a row repeated in several files counts once. What the desk lists for a day stands in place of the country's
--          holidays of that day: listed as an observance, it is an ordinary working day
with
  listed as (
    select
      h.date as holiday_date,
      h.name as name,
      min(h.kind) as kind
    from
      ref.holidays as h
    group by
      h.date,
      h.name
  ),
  listed_days as (
    select distinct
      l.holiday_date as holiday_date
    from
      listed as l
  )
select
  l.holiday_date,
  l.name,
  l.kind
from
  listed as l
union all
select
  n.date as holiday_date,
  n.name,
  n.kind
from
  ref.national_holidays as n
  left join listed_days as d on d.holiday_date = n.date
where
  d.holiday_date is null
