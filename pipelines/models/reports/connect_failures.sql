-- Model:   reports/connect_failures
-- Grain:   one row per channel and error code of a failed attempt (channel, error_code)
-- Inputs:  marts.chats, intermediate.int_weeks
-- Outputs: channel, error_code, failed_count, attempt_count, failed_share, failed_low, failed_high,
--          before_failed_count, before_attempt_count, before_share
-- Units:   *_count attempts; shares 0 to 1 of the channel's attempts
-- Note:    the latest complete week (failed_*) beside the 4 complete weeks before it (before_*); error_code is empty where
--          the tool gave none. 95 % Wilson interval
with
  counts as (
    select
      c.channel as channel,
      count(*) filter(
        where
          w.weeks_back = 0
      ) as attempts,
      count(*) filter(
        where
          w.weeks_back > 0
      ) as attempts_before
    from
      marts.chats as c
      join intermediate.int_weeks as w on w.series = 'chat'
      and w.week_start = c.week_start
      and w.weeks_back < 5
    where
      w.is_complete
    group by
      c.channel
  ),
  failures as (
    select
      c.channel as channel,
      coalesce(c.error_code, '') as error_code,
      count(*) filter(
        where
          w.weeks_back = 0
      ) as failed,
      count(*) filter(
        where
          w.weeks_back > 0
      ) as failed_before
    from
      marts.chats as c
      join intermediate.int_weeks as w on w.series = 'chat'
      and w.week_start = c.week_start
      and w.weeks_back < 5
    where
      w.is_complete
      and c.outcome = 'failed'
    group by
      c.channel,
      coalesce(c.error_code, '')
  )
select
  f.channel as channel,
  f.error_code as error_code,
  f.failed as failed_count,
  c.attempts as attempt_count,
  div0 (f.failed, c.attempts) as failed_share,
  wilson_low (f.failed, c.attempts) as failed_low,
  wilson_high (f.failed, c.attempts) as failed_high,
  f.failed_before as before_failed_count,
  c.attempts_before as before_attempt_count,
  div0 (f.failed_before, c.attempts_before) as before_share
from
  failures as f
  join counts as c on c.channel = f.channel
