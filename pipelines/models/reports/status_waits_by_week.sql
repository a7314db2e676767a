-- Model:   reports/status_waits_by_week
-- Grain:   one row per measure and local week of the solution (measure, week_start)
-- Inputs:  intermediate.int_ticket_resolutions, intermediate.int_weeks
-- Outputs: measure, week, week_start, is_complete, ticket_count, some_count, p50_seconds, p90_seconds
-- Units:   *_seconds elapsed seconds, in opening hours for *_business; *_count tickets
-- Note:    where the time of solved tickets went, by the week of their last solution (a cohort of the solved: not the
--          tickets created in the week): requester_wait (new, open, on hold), agent_wait (pending: the customer's turn),
--          on_hold (others' turn). Only tickets with status events. some_count: those with more than 0. Percentiles
--          interpolated, Hyndman and Fan type 7, of all ticket_count; the tickets still open are in resolution's
--          percentiles. The latest 26 complete weeks and those since
with
  solved as (
    select
      local_week (s.resolved_at) as solved_week_start,
      s.requester_wait_seconds,
      s.requester_wait_business_seconds,
      s.agent_wait_seconds,
      s.agent_wait_business_seconds,
      s.on_hold_seconds,
      s.on_hold_business_seconds
    from
      intermediate.int_ticket_resolutions as s
    where
      s.resolution_outcome = 'resolved'
  ),
  measured as (
    select
      'requester_wait' as measure,
      r.solved_week_start,
      r.requester_wait_seconds as seconds
    from
      solved as r
    where
      r.requester_wait_seconds is not null
    union all
    select
      'requester_wait_business' as measure,
      r.solved_week_start,
      r.requester_wait_business_seconds as seconds
    from
      solved as r
    where
      r.requester_wait_business_seconds is not null
    union all
    select
      'agent_wait' as measure,
      r.solved_week_start,
      r.agent_wait_seconds as seconds
    from
      solved as r
    where
      r.agent_wait_seconds is not null
    union all
    select
      'agent_wait_business' as measure,
      r.solved_week_start,
      r.agent_wait_business_seconds as seconds
    from
      solved as r
    where
      r.agent_wait_business_seconds is not null
    union all
    select
      'on_hold' as measure,
      r.solved_week_start,
      r.on_hold_seconds as seconds
    from
      solved as r
    where
      r.on_hold_seconds is not null
    union all
    select
      'on_hold_business' as measure,
      r.solved_week_start,
      r.on_hold_business_seconds as seconds
    from
      solved as r
    where
      r.on_hold_business_seconds is not null
  )
select
  m.measure,
  w.week as week,
  w.week_start as week_start,
  w.is_complete,
  count(*) as ticket_count,
  count(*) filter(
    where
      m.seconds > 0
  ) as some_count,
  pct (m.seconds, 0.5) as p50_seconds,
  pct (m.seconds, 0.9) as p90_seconds
from
  measured as m
  join intermediate.int_weeks as w on w.series = 'ticket'
  and w.week_start = m.solved_week_start
where
  w.weeks_back < 26
  or not w.is_complete
group by
  m.measure,
  w.week,
  w.week_start,
  w.is_complete
