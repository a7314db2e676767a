-- Model:   marts/sla_running
-- Grain:   one row per clock with a target that runs at as_of (metric, ticket_id)
-- Inputs:  intermediate.int_sla_running_clocks
-- Outputs: metric, ticket_id, channel, category, priority, sla_state, target_clock, target_seconds, seconds_left,
--          started_at
-- Units:   *_seconds and seconds_left elapsed seconds by target_clock: calendar, or business = in opening hours; started_at UTC
-- Note:    the list to work through, the least time left first: what is late, what will be
select
  r.metric,
  r.ticket_id,
  r.channel,
  r.category,
  r.priority,
  r.sla_state,
  r.target_clock,
  r.target_seconds,
  r.seconds_left,
  r.started_at
from
  intermediate.int_sla_running_clocks as r
