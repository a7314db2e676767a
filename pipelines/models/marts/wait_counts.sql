-- Model:   marts/wait_counts
-- Grain:   one row per clock, local week, scope and second (measure, week, scope_kind, scope, seconds)
-- Inputs:  intermediate.int_wait_counts, intermediate.int_weeks
-- Outputs: measure, week, scope_kind, scope, seconds, answered_count, censored_count, late_entry_count
-- Units:   seconds whole elapsed seconds; *_count tickets, for next_reply customers' turns
-- Note:    what the percentiles of reports.wait_percentiles_by_week are made of, of its complete weeks and of the clocks
--          that findings compare: first_response, next_reply, resolution. censored = closed without an answer, or
--          running at as_of; late_entry = known only from that age on
select
  c.measure,
  w.week as week,
  c.scope_kind,
  c.scope,
  c.seconds,
  c.event_count as answered_count,
  c.censored_count,
  c.late_entry_count
from
  intermediate.int_wait_counts as c
  join intermediate.int_weeks as w on w.series = 'ticket'
  and w.week = c.period
where
  c.measure in ('first_response', 'next_reply', 'resolution')
  and c.hour = -1
  and w.is_complete
  and w.weeks_back < 26
