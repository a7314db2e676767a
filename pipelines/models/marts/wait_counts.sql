-- Model:   marts/wait_counts
-- Grain:   one row per clock, local week, scope and second (measure, week, scope_kind, scope, seconds)
-- Inputs:  intermediate.int_first_response_counts, intermediate.int_clock_counts, intermediate.int_waiting_counts,
--          intermediate.int_late_entry_counts, intermediate.int_weeks
-- Outputs: measure, week, scope_kind, scope, seconds, answered_count, censored_count, late_entry_count
-- Units:   seconds whole elapsed seconds; *_count tickets, for next_reply customers' turns
-- Note:    what the percentiles of reports.wait_percentiles_by_week are made of, of its complete weeks and of the clocks
--          that findings compare: first_response, next_reply, resolution. censored = closed without an answer, or
--          running at as_of; late_entry = known only from that age on
with
  every_count as (
    select
      f.measure,
      f.period,
      f.scope_kind,
      f.scope,
      f.hour,
      f.seconds,
      f.event_count,
      f.censored_count,
      cast(0 as bigint) as entering
    from
      intermediate.int_first_response_counts as f
    union all
    select
      k.measure,
      k.period,
      k.scope_kind,
      k.scope,
      k.hour,
      k.seconds,
      k.event_count,
      k.censored_count,
      cast(0 as bigint) as entering
    from
      intermediate.int_clock_counts as k
    union all
    select
      o.measure,
      o.period,
      o.scope_kind,
      o.scope,
      o.hour,
      o.seconds,
      o.event_count,
      o.censored_count,
      cast(0 as bigint) as entering
    from
      intermediate.int_waiting_counts as o
    union all
    select
      l.measure,
      l.period,
      l.scope_kind,
      l.scope,
      l.hour,
      l.seconds,
      cast(0 as bigint) as event_count,
      cast(0 as bigint) as censored_count,
      l.late_entry_count as entering
    from
      intermediate.int_late_entry_counts as l
  )
select
  e.measure,
  w.week as week,
  e.scope_kind,
  e.scope,
  e.seconds,
  cast(sum(e.event_count) as bigint) as answered_count,
  cast(sum(e.censored_count) as bigint) as censored_count,
  cast(sum(e.entering) as bigint) as late_entry_count
from
  every_count as e
  join intermediate.int_weeks as w on w.series = 'ticket'
  and w.week = e.period
where
  e.measure in ('first_response', 'next_reply', 'resolution')
  and e.hour = -1
  and w.is_complete
  and w.weeks_back < 26
group by
  e.measure,
  w.week,
  e.scope_kind,
  e.scope,
  e.seconds
