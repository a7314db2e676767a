-- Model:   reports/feedback_replies
-- Grain:   one row per feedback channel (channel)
-- Inputs:  marts.feedback, intermediate.int_wait_percentiles, staging.stg_settings
-- Outputs: channel, feedback_count, replied_count, replied_share, replied_low, replied_high, precedes_edit_count,
--          p50_seconds, p50_low_seconds, p50_high_seconds, p90_seconds, p90_low_seconds, p90_high_seconds,
--          longest_seconds, naive_p50_seconds, naive_p90_seconds
-- Units:   *_count pieces of feedback; shares 0 to 1; *_seconds elapsed seconds
-- Note:    written in the 84 local days up to as_of, its own among them. replied_count with precedes_edit_count, whose waits nobody
--          knows: they are in no percentile. Kaplan-Meier as int_wait_percentiles says, Wilson intervals. A channel of
--          which no piece was ever replied to is not here: whether any was, no export tells (surveys)
with
  replied_channels as (
    select distinct
      f.channel as channel
    from
      marts.feedback as f
    where
      f.has_reply
  ),
  counts as (
    select
      f.channel as channel,
      count(*) as pieces,
      count(*) filter(
        where
          f.has_reply
      ) as replied,
      count(f.reply_exclusion) as precedes_edit
    from
      marts.feedback as f
      join replied_channels as r on r.channel = f.channel
      cross join staging.stg_settings as x
    where
      local_date (f.created_at) > add_days (x.as_of_date, -84)
    group by
      f.channel
  )
select
  c.channel as channel,
  c.pieces as feedback_count,
  c.replied as replied_count,
  div0 (c.replied, c.pieces) as replied_share,
  wilson_low (c.replied, c.pieces) as replied_low,
  wilson_high (c.replied, c.pieces) as replied_high,
  c.precedes_edit as precedes_edit_count,
  p.p50_seconds,
  p.p50_low_seconds,
  p.p50_high_seconds,
  p.p90_seconds,
  p.p90_low_seconds,
  p.p90_high_seconds,
  p.longest_seconds,
  p.naive_p50_seconds,
  p.naive_p90_seconds
from
  counts as c
  left join intermediate.int_wait_percentiles as p on p.measure = 'feedback_reply'
  and p.scope = c.channel
