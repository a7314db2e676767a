
select
  scope
from
  reports.first_response_by_week
where
  p50_seconds > p90_seconds
  or p50_low_seconds > p50_seconds
  or p50_seconds > p50_high_seconds
  or p90_low_seconds > p90_seconds
  or p90_seconds > p90_high_seconds
  or p90_seconds > longest_seconds
  or naive_p50_seconds > naive_p90_seconds
union all
select
  channel as scope
from
  reports.chat_by_week
where
  queue_p50_seconds > queue_p90_seconds
  or connect_p50_milliseconds > connect_p90_milliseconds
  or queue_p90_seconds > queue_longest_seconds
