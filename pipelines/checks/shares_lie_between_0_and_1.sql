
select
  week,
  channel
from
  reports.chat_by_week
where
  abandoned_share not between 0 and 1
  or service_level_share not between 0 and 1
  or failed_low not between 0 and 1
  or failed_high not between 0 and 1
  or abandoned_share not between abandoned_low and abandoned_high
  or service_level_share not between service_level_low and service_level_high
