-- Model:   intermediate/int_open_buckets
-- Grain:   one row per open quarter of an hour and 900 s of open time that it touches (schedule, bucket, quarter_start)
-- Inputs:  intermediate.int_open_quarters
-- Outputs: schedule, bucket, quarter_start, opens_second, open_seconds, open_seconds_before
-- Units:   as int_open_quarters; bucket = open seconds from its beginning, in whole 900
-- Note:    the business clock read backwards: an open time stands in the quarter of its bucket that has begun before it
--          (open_seconds_before < time) and not ended (time <= open_seconds_before + open_seconds)
select
  q.schedule,
  int_div (q.open_seconds_before, 900) as bucket,
  q.quarter_start,
  q.opens_second,
  q.open_seconds,
  q.open_seconds_before
from
  intermediate.int_open_quarters as q
where
  q.open_seconds > 0
union all
select
  q.schedule,
  int_div (q.open_seconds_before + q.open_seconds, 900) as bucket,
  q.quarter_start,
  q.opens_second,
  q.open_seconds,
  q.open_seconds_before
from
  intermediate.int_open_quarters as q
where
  q.open_seconds > 0
  and int_div (q.open_seconds_before + q.open_seconds, 900) > int_div (q.open_seconds_before, 900)
