
select
  week,
  channel
from
  reports.chat_by_week
where
  served_count + abandoned_count + failed_count + timed_out_count + open_count <> attempt_count
  or short_abandoned_count > abandoned_count
  or queued_count > attempt_count
  or connected_count > attempt_count
