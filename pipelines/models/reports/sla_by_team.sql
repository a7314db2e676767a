-- Model:   reports/sla_by_team
-- Grain:   one row per metric and team with a clock that was met or breached (metric, team)
-- Inputs:  intermediate.int_sla_ended_clocks, intermediate.int_sla_running_clocks, intermediate.int_weeks,
--          staging.stg_tickets
-- Outputs: metric, team, met_count, breached_count, met_share, met_low, met_high
-- Units:   *_count clocks; shares 0 to 1
-- Note:    clocks that began in the last 4 complete weeks, by the team that has the ticket now; team is empty where nobody
--          was assigned. 95 % Wilson interval; running and cancelled clocks are in neither
with
  clocks as (
    select
      e.metric as metric,
      e.ticket_id as ticket_id,
      e.week_start as week_start,
      e.sla_state as sla_state
    from
      intermediate.int_sla_ended_clocks as e
    where
      e.sla_state in ('met', 'breached')
    union all
    select
      r.metric as metric,
      r.ticket_id as ticket_id,
      r.week_start as week_start,
      r.sla_state as sla_state
    from
      intermediate.int_sla_running_clocks as r
    where
      r.sla_state = 'breached'
  ),
  counts as (
    select
      c.metric as metric,
      coalesce(t.team, '') as team,
      count(*) as clocks,
      count(*) filter(
        where
          c.sla_state = 'met'
      ) as met
    from
      clocks as c
      join intermediate.int_weeks as w on w.series = 'ticket'
      and w.week_start = c.week_start
      and w.weeks_back < 4
      join staging.stg_tickets as t on t.ticket_id = c.ticket_id
    where
      w.is_complete
    group by
      c.metric,
      coalesce(t.team, '')
  )
select
  n.metric,
  n.team,
  n.met as met_count,
  n.clocks - n.met as breached_count,
  div0 (n.met, n.clocks) as met_share,
  wilson_low (n.met, n.clocks) as met_low,
  wilson_high (n.met, n.clocks) as met_high
from
  counts as n
