-- Model:   intermediate/int_wait_counts
-- Grain:   one row per group and second (measure, period, scope_kind, scope, hour, seconds)
-- Inputs:  intermediate.int_first_response_counts, intermediate.int_waiting_counts, intermediate.int_chat_wait_counts,
--          intermediate.int_chat_turn_counts, intermediate.int_feedback_reply_counts, intermediate.int_clock_counts,
--          intermediate.int_channel_wait_counts, intermediate.int_late_entry_counts
-- Outputs: measure, period, scope_kind, scope, hour, seconds, event_count, censored_count, closed_unanswered_count,
--          late_entry_count
-- Units:   seconds whole elapsed seconds; *_count waits
-- Note:    every clock's waits by the second at which they ended. event = answered, censored = not, of which closed_unanswered
--          by their end; late_entry = known only from that age on, counted again where they end. What percentiles are made of,
--          and, added up, those of any longer period
-- Rebuild: period
-- Slices:  period
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
      f.closed_unanswered_count,
      cast(0 as bigint) as late_entry_count
    from
      intermediate.int_first_response_counts as f
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
      o.closed_unanswered_count,
      cast(0 as bigint) as late_entry_count
    from
      intermediate.int_waiting_counts as o
    union all
    select
      q.measure,
      q.period,
      q.scope_kind,
      q.scope,
      q.hour,
      q.seconds,
      q.event_count,
      q.censored_count,
      q.closed_unanswered_count,
      cast(0 as bigint) as late_entry_count
    from
      intermediate.int_chat_wait_counts as q
    union all
    select
      u.measure,
      u.period,
      u.scope_kind,
      u.scope,
      u.hour,
      u.seconds,
      u.event_count,
      u.censored_count,
      u.closed_unanswered_count,
      cast(0 as bigint) as late_entry_count
    from
      intermediate.int_chat_turn_counts as u
    union all
    select
      v.measure,
      v.period,
      v.scope_kind,
      v.scope,
      v.hour,
      v.seconds,
      v.event_count,
      v.censored_count,
      v.closed_unanswered_count,
      cast(0 as bigint) as late_entry_count
    from
      intermediate.int_feedback_reply_counts as v
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
      k.closed_unanswered_count,
      cast(0 as bigint) as late_entry_count
    from
      intermediate.int_clock_counts as k
    union all
    select
      h.measure,
      h.period,
      h.scope_kind,
      h.scope,
      h.hour,
      h.seconds,
      h.event_count,
      h.censored_count,
      h.closed_unanswered_count,
      cast(0 as bigint) as late_entry_count
    from
      intermediate.int_channel_wait_counts as h
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
      cast(0 as bigint) as closed_unanswered_count,
      l.late_entry_count
    from
      intermediate.int_late_entry_counts as l
  )
select
  e.measure,
  e.period,
  e.scope_kind,
  e.scope,
  e.hour,
  e.seconds,
  cast(sum(e.event_count) as bigint) as event_count,
  cast(sum(e.censored_count) as bigint) as censored_count,
  cast(sum(e.closed_unanswered_count) as bigint) as closed_unanswered_count,
  cast(sum(e.late_entry_count) as bigint) as late_entry_count
from
  every_count as e
group by
  e.measure,
  e.period,
  e.scope_kind,
  e.scope,
  e.hour,
  e.seconds
