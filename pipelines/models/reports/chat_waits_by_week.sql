-- Model:   reports/chat_waits_by_week
-- Grain:   one row per measure, local week and channel that has any (measure, week_start, channel)
-- Inputs:  intermediate.int_wait_percentiles, intermediate.int_weeks
-- Outputs: measure, week, week_start, is_complete, channel, wait_count, ended_count, p50_seconds, p50_low_seconds,
--          p50_high_seconds, p90_seconds, p90_low_seconds, p90_high_seconds, longest_seconds, naive_p50_seconds,
--          naive_p90_seconds
-- Units:   *_seconds elapsed seconds; *_count attempts, turns for chat_turn
-- Note:    measure: queue_wait, patience (until the customer gives up), first_message (accepted to the first message of a
--          human), chat_turn (a reply within the chat); what is censored: see int_chat_wait_counts and
--          int_chat_turn_counts. Kaplan-Meier as int_wait_percentiles says: null = not reached, more than longest_seconds.
--          By the week of the attempt, the latest 26 complete ones and those since
select
  p.measure,
  w.week as week,
  w.week_start,
  w.is_complete,
  p.scope as channel,
  p.total_count as wait_count,
  p.event_count as ended_count,
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
  intermediate.int_wait_percentiles as p
  join intermediate.int_weeks as w on w.series = 'chat'
  and w.week = p.period
where
  p.measure in ('queue_wait', 'patience', 'first_message', 'chat_turn')
  and p.hour = -1
  and p.scope_kind = 'channel'
  and (
    w.weeks_back < 26
    or not w.is_complete
  )
