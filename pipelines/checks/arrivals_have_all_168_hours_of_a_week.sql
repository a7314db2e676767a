
select
  channel
from
  reports.arrivals_by_weekday_hour
group by
  channel
having
  count(*) <> 168
  or min(weekday) <> 1
  or max(weekday) <> 7
  or min(hour) <> 0
  or max(hour) <> 23
