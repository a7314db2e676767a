-- Model:   reports/sla_breach_circumstances
-- Grain:   one row per metric and circumstance of a breach (metric, circumstance)
-- Inputs:  intermediate.int_sla_breaches, intermediate.int_weeks, intermediate.int_open_quarters, staging.stg_incidents, staging.stg_promotions, staging.stg_holidays,
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
      b.schedule as schedule,
      b.breached_at as breached_at,
      quarter_of (b.breached_at) as breached_quarter,
      local_date (b.breached_at) as breached_on
    from
      intermediate.int_sla_breaches as b
      join intermediate.int_weeks as w on w.series = 'ticket'
      and w.week_start = local_week (b.breached_at)
      and w.weeks_back < 4
    where
      w.is_complete
  ),
  during_incidents as (
    select distinct
      b.metric as metric,
      b.ticket_id as ticket_id,
      b.turn_number as turn_number
    from
      breaches as b
      cross join staging.stg_incidents as i
    where
      b.breached_at >= i.starts_at
      and b.breached_at < coalesce(i.ends_at, add_seconds (b.breached_at, 1))
  ),
  during_promotions as (
    select distinct
      b.metric as metric,
      b.ticket_id as ticket_id,
      b.turn_number as turn_number
    from
      breaches as b
      cross join staging.stg_promotions as p
    where
      b.breached_at >= p.starts_at
      and b.breached_at < p.ends_at
  ),
  days_off as (
    select distinct
      h.holiday_date as holiday_date
    from
      staging.stg_holidays as h
    where
      coalesce(h.kind, 'public') <> 'observance'
  ),
  marked as (
    select
      b.metric as metric,
      case
        when i.ticket_id is not null then 1
        else 0
      end as in_incident,
      case
        when p.ticket_id is not null then 1
        else 0
      end as in_promotion,
      case
        when h.holiday_date is not null then 1
        else 0
      end as on_holiday,
      case
        when q.open_seconds = 0 then 1
        else 0
      end as is_closed,
      case
        when t.team is null
        and t.agent_id is null then 1
        else 0
      end as is_unassigned
    from
      breaches as b
      left join during_incidents as i on i.metric = b.metric
      and i.ticket_id = b.ticket_id
      and i.turn_number = b.turn_number
      left join during_promotions as p on p.metric = b.metric
      and p.ticket_id = b.ticket_id
      and p.turn_number = b.turn_number
      left join days_off as h on h.holiday_date = b.breached_on
      left join intermediate.int_open_quarters as q on q.schedule = b.schedule
      and q.quarter_start = b.breached_quarter
      left join staging.stg_tickets as t on t.ticket_id = b.ticket_id
  ),
  totals as (
    select
      m.metric as metric,
      count(*) as total,
      sum(m.in_incident) as incidents,
      sum(m.in_promotion) as promotions,
      sum(m.on_holiday) as holidays,
      sum(m.is_closed) as closed,
      sum(m.is_unassigned) as unassigned,
      sum(
        case
          when m.in_incident + m.in_promotion + m.on_holiday + m.is_closed + m.is_unassigned = 0 then 1
          else 0
        end
      ) as none
    from
      marked as m
    group by
      m.metric
  ),
  told as (
    select
      t.metric as metric,
      'incident' as circumstance,
      t.incidents as breaches,
      t.total as total
    from
      totals as t
    union all
    select
      t.metric as metric,
      'promotion' as circumstance,
      t.promotions as breaches,
      t.total as total
    from
      totals as t
    union all
    select
      t.metric as metric,
      'holiday' as circumstance,
      t.holidays as breaches,
      t.total as total
    from
      totals as t
    union all
    select
      t.metric as metric,
      'closed' as circumstance,
      t.closed as breaches,
      t.total as total
    from
      totals as t
    union all
    select
      t.metric as metric,
      'unassigned' as circumstance,
      t.unassigned as breaches,
      t.total as total
    from
      totals as t
    union all
    select
      t.metric as metric,
      'none' as circumstance,
      t.none as breaches,
      t.total as total
    from
      totals as t
  )
select
  c.metric as metric,
  c.circumstance as circumstance,
  cast(c.breaches as bigint) as breach_count,
  c.total as total_count
from
  told as c
where
  c.breaches > 0
