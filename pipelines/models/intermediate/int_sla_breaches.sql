-- Model:   intermediate/int_sla_breaches
-- Grain:   one row per clock that passed its target (metric, ticket_id, turn_number)
-- Inputs:  intermediate.int_sla_ended_clocks, intermediate.int_sla_running_clocks, intermediate.int_open_quarters,
--          intermediate.int_open_buckets
-- Outputs: metric, ticket_id, turn_number, channel, category, priority, schedule, is_over, breached_at
-- Units:   breached_at UTC, the instant the target passed
-- Note:    a breach counts when it happens, not at the next answer. turn_number 0 = of the clock that runs now. In opening
--          hours: the instant at which the schedule had been open for the target since the start
with
  breached as (
    select
      e.metric as metric,
      e.ticket_id as ticket_id,
      e.turn_number as turn_number,
      e.channel as channel,
      e.category as category,
      e.priority as priority,
      e.schedule as schedule,
      true as is_over,
      e.target_clock as target_clock,
      e.target_seconds as target_seconds,
      e.started_at as started_at
    from
      intermediate.int_sla_ended_clocks as e
    where
      e.sla_state = 'breached'
    union all
    select
      r.metric as metric,
      r.ticket_id as ticket_id,
      cast(0 as bigint) as turn_number,
      r.channel as channel,
      r.category as category,
      r.priority as priority,
      r.schedule as schedule,
      false as is_over,
      r.target_clock as target_clock,
      r.target_seconds as target_seconds,
      r.started_at as started_at
    from
      intermediate.int_sla_running_clocks as r
    where
      r.sla_state = 'breached'
  ),
  due as (
    select
      b.metric as metric,
      b.ticket_id as ticket_id,
      b.turn_number as turn_number,
      b.channel as channel,
      b.category as category,
      b.priority as priority,
      b.schedule as schedule,
      b.is_over as is_over,
      b.target_clock as target_clock,
      b.target_seconds as target_seconds,
      b.started_at as started_at,
      case
        when b.target_clock = 'business' then open_until (a.open_seconds_before, a.opens_second, a.open_seconds, secs_between (a.quarter_start, b.started_at)) + b.target_seconds
      end as due_open
    from
      breached as b
      left join intermediate.int_open_quarters as a on a.schedule = b.schedule
      and a.quarter_start = quarter_of (b.started_at)
  )
select
  d.metric,
  d.ticket_id,
  d.turn_number,
  d.channel,
  d.category,
  d.priority,
  d.schedule,
  d.is_over,
  case
    when d.target_clock = 'business' then min(add_seconds (k.quarter_start, k.opens_second + d.due_open - k.open_seconds_before))
    else min(add_seconds (d.started_at, d.target_seconds))
  end as breached_at
from
  due as d
  left join intermediate.int_open_buckets as k on k.schedule = d.schedule
  and k.bucket = int_div (d.due_open, 900)
where
  d.target_clock <> 'business'
  or (
    k.open_seconds_before < d.due_open
    and d.due_open <= k.open_seconds_before + k.open_seconds
  )
group by
  d.metric,
  d.ticket_id,
  d.turn_number,
  d.channel,
  d.category,
  d.priority,
  d.schedule,
  d.is_over,
  d.target_clock
