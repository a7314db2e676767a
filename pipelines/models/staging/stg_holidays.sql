-- Model:   staging/stg_holidays
-- Grain:   one row per local day and name (holiday_date, name)
-- Inputs:  ref.holidays
-- Outputs: holiday_date, name, kind
-- Units:   holiday_date a local day
-- Note:    a row repeated in several files counts once
select
  date as holiday_date,
  name,
  min(kind) as kind
from
  ref.holidays
group by
  date,
  name
