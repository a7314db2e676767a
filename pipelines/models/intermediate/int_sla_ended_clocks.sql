-- Model:   intermediate/int_sla_ended_clocks
-- Grain:   one row per clock with a target that is over (metric, ticket_id, turn_number)
-- Inputs:  intermediate.int_ticket_first_responses, intermediate.int_next_replies, intermediate.int_ticket_resolutions,
--          intermediate.int_ticket_policies, intermediate.int_sla_targets
-- Outputs: metric, ticket_id, turn_number, channel, category, priority, schedule, week, sla_state, target_clock,
--          target_seconds, clock_seconds, week_start, started_at
-- Units:   *_seconds whole elapsed seconds by target_clock: calendar, or business = in opening hours; started_at UTC; week
--          and week_start of the clock's start in the reporting zone
-- Note:    sla_state: met (in time), breached (the target passed first, whether an answer came later or none), or cancelled:
--          closed without an answer before the target, neither met nor breached. A target in opening hours counts only for
--          tickets that have a schedule. Targets of an applied policy go before those of suara.yaml
-- Rebuild: ticket_id
with
  clocks as (
    select
      'first_response' as metric,
      r.ticket_id as ticket_id,
      cast(1 as bigint) as turn_number,
      r.channel as channel,
      r.category as category,
      r.priority as priority,
      r.schedule as schedule,
      r.week as week,
      r.week_start as week_start,
      r.clock_started_at as started_at,
      r.wait_outcome as outcome,
      r.wait_seconds as seconds,
      r.wait_business_seconds as open_seconds
    from
      intermediate.int_ticket_first_responses as r
    where
      r.wait_outcome in ('answered', 'closed_unanswered')
    union all
    select
      'next_reply' as metric,
      n.ticket_id as ticket_id,
      n.turn_number as turn_number,
      n.channel as channel,
      n.category as category,
      n.priority as priority,
      n.schedule as schedule,
      n.week as week,
      n.week_start as week_start,
      n.asked_at as started_at,
      n.wait_outcome as outcome,
      n.wait_seconds as seconds,
      n.wait_business_seconds as open_seconds
    from
      intermediate.int_next_replies as n
    where
      n.wait_outcome in ('answered', 'closed_unanswered')
    union all
    select
      'resolution' as metric,
      o.ticket_id as ticket_id,
      cast(1 as bigint) as turn_number,
      o.channel as channel,
      o.category as category,
      o.priority as priority,
      o.schedule as schedule,
      o.week as week,
      o.week_start as week_start,
      o.started_at as started_at,
      'answered' as outcome,
      o.full_resolution_seconds as seconds,
      o.full_resolution_business_seconds as open_seconds
    from
      intermediate.int_ticket_resolutions as o
    where
      o.resolution_outcome = 'resolved'
  ),
  targeted as (
    select
      c.metric as metric,
      c.ticket_id as ticket_id,
      c.turn_number as turn_number,
      c.channel as channel,
      c.category as category,
      c.priority as priority,
      c.schedule as schedule,
      c.week as week,
      c.week_start as week_start,
      c.started_at as started_at,
      c.outcome as outcome,
      coalesce(p.target_clock, g.target_clock) as target_clock,
      coalesce(p.target_seconds, g.target_seconds) as target_seconds,
      case
        when coalesce(p.target_clock, g.target_clock) = 'business' then c.open_seconds
        else c.seconds
      end as clock_seconds
    from
      clocks as c
      left join intermediate.int_ticket_policies as p on p.ticket_id = c.ticket_id
      and p.metric = c.metric
      left join intermediate.int_sla_targets as g on g.metric = c.metric
      and g.channel = c.channel
      and g.category = c.category
      and g.priority = c.priority
  )
select
  t.metric,
  t.ticket_id,
  t.turn_number,
  t.channel,
  t.category,
  t.priority,
  t.schedule,
  t.week,
  case
    when t.clock_seconds > t.target_seconds then 'breached'
    when t.outcome = 'closed_unanswered' then 'cancelled'
    else 'met'
  end as sla_state,
  t.target_clock,
  t.target_seconds,
  t.clock_seconds,
  t.week_start,
  t.started_at
from
  targeted as t
where
  t.target_seconds is not null
  and t.clock_seconds is not null
