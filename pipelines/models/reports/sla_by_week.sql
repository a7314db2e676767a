-- Model:   reports/sla_by_week
-- Grain:   one row per metric, local week and scope that has clocks with a target (metric, week_start, scope_kind, scope)
-- Inputs:  intermediate.int_sla_ended_clocks, intermediate.int_sla_running_clocks, intermediate.int_weeks
-- Outputs: metric, week, week_start, is_complete, scope_kind, scope, met_count, breached_count, running_count,
--          paused_count, cancelled_count, met_share, met_low, met_high
-- Units:   *_count clocks; met_share 0 to 1, of those met or breached
-- Note:    by the week in which the clock began; metric: first_response, next_reply, resolution. Running and paused clocks
--          are neither met nor breached, cancelled ones were closed without an answer in time. 95 % Wilson interval. The
--          latest 26 complete weeks and those since
with
  clocks as (
    select
      e.metric,
      e.week,
      e.channel,
      e.category,
      e.priority,
      e.sla_state,
      count(*) as clocks
    from
      intermediate.int_sla_ended_clocks as e
    group by
      e.metric,
      e.week,
      e.channel,
      e.category,
      e.priority,
      e.sla_state
    union all
    select
      r.metric,
      r.week,
      r.channel,
      r.category,
      r.priority,
      r.sla_state,
      count(*) as clocks
    from
      intermediate.int_sla_running_clocks as r
    group by
      r.metric,
      r.week,
      r.channel,
      r.category,
      r.priority,
      r.sla_state
  ),
  scoped as (
    select
      c.metric,
      c.week,
      'all' as scope_kind,
      'all' as scope,
      c.sla_state,
      c.clocks
    from
      clocks as c
    union all
    select
      c.metric,
      c.week,
      'channel' as scope_kind,
      c.channel as scope,
      c.sla_state,
      c.clocks
    from
      clocks as c
    union all
    select
      c.metric,
      c.week,
      'category' as scope_kind,
      c.category as scope,
      c.sla_state,
      c.clocks
    from
      clocks as c
    union all
    select
      c.metric,
      c.week,
      'priority' as scope_kind,
      c.priority as scope,
      c.sla_state,
      c.clocks
    from
      clocks as c
  ),
  counts as (
    select
      s.metric,
      s.week,
      s.scope_kind,
      s.scope,
      cast(
        coalesce(
          sum(s.clocks) filter(
            where
              s.sla_state = 'met'
          ),
          0
        ) as bigint
      ) as met,
      cast(
        coalesce(
          sum(s.clocks) filter(
            where
              s.sla_state = 'breached'
          ),
          0
        ) as bigint
      ) as breached,
      cast(
        coalesce(
          sum(s.clocks) filter(
            where
              s.sla_state = 'running'
          ),
          0
        ) as bigint
      ) as running,
      cast(
        coalesce(
          sum(s.clocks) filter(
            where
              s.sla_state = 'paused'
          ),
          0
        ) as bigint
      ) as paused,
      cast(
        coalesce(
          sum(s.clocks) filter(
            where
              s.sla_state = 'cancelled'
          ),
          0
        ) as bigint
      ) as cancelled
    from
      scoped as s
    group by
      s.metric,
      s.week,
      s.scope_kind,
      s.scope
  )
select
  c.metric,
  w.week as week,
  w.week_start,
  w.is_complete,
  c.scope_kind,
  c.scope,
  c.met as met_count,
  c.breached as breached_count,
  c.running as running_count,
  c.paused as paused_count,
  c.cancelled as cancelled_count,
  div0 (c.met, c.met + c.breached) as met_share,
  wilson_low (c.met, c.met + c.breached) as met_low,
  wilson_high (c.met, c.met + c.breached) as met_high
from
  counts as c
  join intermediate.int_weeks as w on w.series = 'ticket'
  and w.week = c.week
where
  w.weeks_back < 26
  or not w.is_complete
