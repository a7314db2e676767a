-- Model:   reports/wait_percentiles_by_week
-- Grain:   one row per clock, local week and scope that has any (measure, week_start, scope_kind, scope)
-- Inputs:  intermediate.int_wait_percentiles, intermediate.int_weeks
-- Outputs: measure, week, week_start, is_complete, scope_kind, scope, clock_count, answered_count, running_count,
--          closed_unanswered_count, p10_seconds, p25_seconds, p50_seconds, p50_low_seconds, p50_high_seconds, p75_seconds,
--          p75_low_seconds, p75_high_seconds, p90_seconds, p90_low_seconds, p90_high_seconds, p95_seconds, p95_low_seconds,
--          p95_high_seconds, p99_seconds, p99_low_seconds, p99_high_seconds, longest_seconds, naive_p50_seconds,
--          naive_p90_seconds
-- Units:   *_seconds elapsed seconds, in opening hours for *_business; *_count tickets, for next_reply* customers' turns
-- Note:    measure: first_response, first_response_business, first_response_after_bot (from the bot's last message), next_reply, next_reply_business, resolution (until the last time
--          it was solved), resolution_business; by the week in which the customer wrote. Kaplan-Meier as int_wait_percentiles says: null = not reached, more than longest_seconds. The
--          latest 26 complete weeks and those since
select
  p.measure,
  w.week as week,
  w.week_start,
  w.is_complete,
  p.scope_kind,
  p.scope,
  p.total_count as clock_count,
  p.event_count as answered_count,
  p.total_count - p.event_count - p.closed_unanswered_count as running_count,
  p.closed_unanswered_count,
  p.p10_seconds,
  p.p25_seconds,
  p.p50_seconds,
  p.p50_low_seconds,
  p.p50_high_seconds,
  p.p75_seconds,
  p.p75_low_seconds,
  p.p75_high_seconds,
  p.p90_seconds,
  p.p90_low_seconds,
  p.p90_high_seconds,
  p.p95_seconds,
  p.p95_low_seconds,
  p.p95_high_seconds,
  p.p99_seconds,
  p.p99_low_seconds,
  p.p99_high_seconds,
  p.longest_seconds,
  p.naive_p50_seconds,
  p.naive_p90_seconds
from
  intermediate.int_wait_percentiles as p
  join intermediate.int_weeks as w on w.series = 'ticket'
  and w.week = p.period
where
  p.measure in (
    'first_response',
    'first_response_business',
    'first_response_after_bot',
    'next_reply',
    'next_reply_business',
    'resolution',
    'resolution_business'
  )
  and p.hour = -1
  and (
    w.weeks_back < 26
    or not w.is_complete
  )
