-- Model:   reports/answered_within
-- Grain:   one row per local week, scope that has tickets and time allowed (week_start, scope_kind, scope, within_seconds)
-- Inputs:  intermediate.int_answered_shares, intermediate.int_weeks
-- Outputs: week, week_start, is_complete, scope_kind, scope, within_seconds, ticket_count, answered_share, answered_low,
--          answered_high, closed_unanswered_share, closed_unanswered_low, closed_unanswered_high
-- Units:   shares 0 to 1, to the sixth decimal; within_seconds elapsed calendar seconds; ticket_count tickets
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
  round_half_up (s.answered_share * 1e6) / 1e6 as answered_share,
  round_half_up (s.answered_low * 1e6) / 1e6 as answered_low,
  round_half_up (s.answered_high * 1e6) / 1e6 as answered_high,
  round_half_up (s.closed_unanswered_share * 1e6) / 1e6 as closed_unanswered_share,
  round_half_up (s.closed_unanswered_low * 1e6) / 1e6 as closed_unanswered_low,
  round_half_up (s.closed_unanswered_high * 1e6) / 1e6 as closed_unanswered_high
from
  intermediate.int_answered_shares as s
  join intermediate.int_weeks as w on w.series = 'ticket'
  and w.week = s.period
where
  w.weeks_back < 26
  or not w.is_complete
