-- Model:   reports/sla_breach_circumstances
-- Grain:   one row per metric and circumstance of a breach (metric, circumstance)
-- Inputs:  intermediate.int_sla_breaches, intermediate.int_weeks, intermediate.int_ticket_first_responses,
--          intermediate.int_open_quarters, staging.stg_incidents, staging.stg_promotions, staging.stg_holidays,
--          staging.stg_tickets
-- Outputs: metric, circumstance, breach_count, total_count
-- Units:   *_count clocks
-- Note:    what stood at the instant at which the target passed, last 4 complete weeks; several at once are counted in each,
--          so they do not add up to total_count. incident, promotion, holiday (but an observance): of the reference tables;
--          closed: outside the opening hours of the ticket's schedule; unassigned: neither team nor agent; none: none of
--          these. A circumstance is no proof of a cause
with
  breaches as (
    select
      b.metric as metric,
      b.ticket_id as ticket_id,
      b.turn_number as turn_number,
      b.breached_at as breached_at
    from
      intermediate.int_sla_breaches as b
      join intermediate.int_weeks as w on w.series = 'ticket'
      and w.week_start = local_week (b.breached_at)
      and w.weeks_back < 4
    where
      w.is_complete
  ),
  found as (
    select
      b.metric as metric,
      b.ticket_id as ticket_id,
      b.turn_number as turn_number,
      'incident' as circumstance
    from
      breaches as b
      cross join staging.stg_incidents as i
    where
      b.breached_at >= i.starts_at
      and b.breached_at < coalesce(i.ends_at, add_seconds (b.breached_at, 1))
    union
    select
      b.metric as metric,
      b.ticket_id as ticket_id,
      b.turn_number as turn_number,
      'promotion' as circumstance
    from
      breaches as b
      cross join staging.stg_promotions as p
    where
      b.breached_at >= p.starts_at
      and b.breached_at < p.ends_at
    union
    select
      b.metric as metric,
      b.ticket_id as ticket_id,
      b.turn_number as turn_number,
      'holiday' as circumstance
    from
      breaches as b
      join staging.stg_holidays as h on h.holiday_date = local_date (b.breached_at)
    where
      coalesce(h.kind, 'public') <> 'observance'
    union
    select
      b.metric as metric,
      b.ticket_id as ticket_id,
      b.turn_number as turn_number,
      'closed' as circumstance
    from
      breaches as b
      join intermediate.int_ticket_first_responses as r on r.ticket_id = b.ticket_id
      join intermediate.int_open_quarters as q on q.schedule = r.schedule
      and q.quarter_start = quarter_of (b.breached_at)
    where
      q.open_seconds = 0
    union
    select
      b.metric as metric,
      b.ticket_id as ticket_id,
      b.turn_number as turn_number,
      'unassigned' as circumstance
    from
      breaches as b
      join staging.stg_tickets as t on t.ticket_id = b.ticket_id
    where
      t.team is null
      and t.agent_id is null
  ),
  told as (
    select
      b.metric as metric,
      coalesce(f.circumstance, 'none') as circumstance,
      count(*) as breaches
    from
      breaches as b
      left join found as f on f.metric = b.metric
      and f.ticket_id = b.ticket_id
      and f.turn_number = b.turn_number
    group by
      b.metric,
      coalesce(f.circumstance, 'none')
  ),
  totals as (
    select
      b.metric as metric,
      count(*) as total
    from
      breaches as b
    group by
      b.metric
  )
select
  c.metric as metric,
  c.circumstance as circumstance,
  c.breaches as breach_count,
  t.total as total_count
from
  told as c
  join totals as t on t.metric = c.metric
