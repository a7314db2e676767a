-- Model:   staging/stg_sla_targets
-- Grain:   one row per metric, channel and priority a target names (metric, channel?, priority?)
-- Inputs:  ref.sla_targets
-- Outputs: metric, channel, priority, target_seconds
-- Units:   target_seconds elapsed calendar seconds
-- Note:    null channel or priority = any; of two targets on the same the shorter counts
select
  metric,
  channel,
  priority,
  min(seconds) as target_seconds
from
  ref.sla_targets
group by
  metric,
  channel,
  priority
