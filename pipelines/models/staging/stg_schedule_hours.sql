-- Model:   staging/stg_schedule_hours
-- Grain:   one row per schedule, weekday and opening (schedule, weekday, opens_minute)
-- Inputs:  ref.schedule_hours
-- Outputs: schedule, weekday, opens_minute, closes_minute, half_day_until_minute, is_closed_on_holidays
-- Units:   *_minute minutes of the local day, 1440 = its end; weekday 1 = Monday
-- Note:    opening hours of suara.yaml; the openings of a day lie 15 minutes or more apart
select
  schedule,
  weekday,
  opens_minute,
  closes_minute,
  half_day_until_minute,
  is_closed_on_holidays
from
  ref.schedule_hours
