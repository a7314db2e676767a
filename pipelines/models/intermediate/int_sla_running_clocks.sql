-- Model:   intermediate/int_sla_running_clocks
-- Grain:   one row per clock with a target that runs at as_of (metric, ticket_id)
-- Inputs:  intermediate.int_running_clocks, intermediate.int_ticket_policies, intermediate.int_sla_targets, staging.stg_tickets
-- Outputs: metric, ticket_id, channel, category, priority, schedule, week, sla_state, target_clock, target_seconds,
--          seconds_left, week_start, started_at
-- Units:   *_seconds whole elapsed seconds by target_clock; seconds_left below 0 = past the target; started_at UTC; week and
--          week_start of the clock's start in the reporting zone
-- Note:    sla_state: running (the target is ahead: neither met nor breached), breached (it passed while the customer
--          waits), or paused: a resolution not yet due while the ticket is pending, which is the customer's turn; its clock
--          goes on all the same
with
  clocks as (
    select
      c.measure as metric,
      c.ticket_id as ticket_id,
      c.channel as channel,
      c.category as category,
      c.priority as priority,
      c.schedule as schedule,
      c.week as week,
      local_week (c.started_at) as week_start,
      c.started_at as started_at,
      t.status as status,
      coalesce(p.target_clock, g.target_clock) as target_clock,
      coalesce(p.target_seconds, g.target_seconds) as target_seconds,
      case
        when coalesce(p.target_clock, g.target_clock) = 'business' then c.business_seconds_so_far
        else c.seconds_so_far
      end as so_far
    from
      intermediate.int_running_clocks as c
      join staging.stg_tickets as t on t.ticket_id = c.ticket_id
      left join intermediate.int_ticket_policies as p on p.ticket_id = c.ticket_id
      and p.metric = c.measure
      left join intermediate.int_sla_targets as g on g.metric = c.measure
      and g.channel = c.channel
      and g.category = c.category
      and g.priority = c.priority
  )
select
  c.metric,
  c.ticket_id,
  c.channel,
  c.category,
  c.priority,
  c.schedule,
  c.week,
  case
    when c.so_far > c.target_seconds then 'breached'
    when c.metric = 'resolution'
    and c.status = 'pending' then 'paused'
    else 'running'
  end as sla_state,
  c.target_clock,
  c.target_seconds,
  c.target_seconds - c.so_far as seconds_left,
  c.week_start,
  c.started_at
from
  clocks as c
where
  c.target_seconds is not null
  and c.so_far is not null
