-- Model:   staging/stg_sla_targets
-- Grain:   one row per metric, channel, category and priority a target names (metric, channel?, category?, priority?)
-- Inputs:  ref.sla_targets
-- Outputs: metric, channel, category, priority, target_seconds, target_clock
-- Units:   target_seconds elapsed seconds by target_clock: calendar, or business = in opening hours
-- Note:    null channel, category or priority = any; of two targets on the same the shorter counts
select
  t.metric,
  t.channel,
  t.category,
  t.priority,
  t.seconds as target_seconds,
  t.clock as target_clock
from
  ref.sla_targets as t
qualify
  row_number() over (
    partition by
      t.metric,
      t.channel,
      t.category,
      t.priority
    order by
      t.seconds asc nulls last,
      t.clock asc nulls last
  ) = 1
