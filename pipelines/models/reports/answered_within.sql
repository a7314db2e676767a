-- Model:   reports/answered_within
-- Grain:   one row per local week, scope that has tickets and time allowed (week_start, scope_kind, scope, within_seconds)
-- Inputs:  intermediate.int_answered_shares, intermediate.int_weeks
-- Outputs: week, week_start, is_complete, scope_kind, scope, within_seconds, ticket_count, answered_share, answered_low,
--          answered_high, closed_unanswered_share, closed_unanswered_low, closed_unanswered_high
-- Units:   shares 0 to 1; within_seconds elapsed calendar seconds; ticket_count tickets
-- Note:    by week of creation, the latest 26 complete weeks and those since. What had become of the tickets after that
--          time: answered, closed without an answer, and the rest waiting; null = nobody has been observed for so long
select
  w.week as week,
  w.week_start,
  w.is_complete,
  s.scope_kind,
  s.scope,
  s.within_seconds,
  s.total_count as ticket_count,
  s.answered_share,
  s.answered_low,
  s.answered_high,
  s.closed_unanswered_share,
  s.closed_unanswered_low,
  s.closed_unanswered_high
from
  intermediate.int_answered_shares as s
  join intermediate.int_weeks as w on w.series = 'ticket'
  and w.week = s.period
where
  w.weeks_back < 26
  or not w.is_complete
