-- Model:   staging/stg_sla_policies
-- Grain:   one row per target of a policy and the instant it came into force (policy, metric, priority?, valid_from?)
-- Inputs:  ref.sla_policies
-- Outputs: policy, metric, priority, target_seconds, target_clock, valid_from
-- Units:   target_seconds elapsed seconds by target_clock: calendar, or business = in opening hours; valid_from UTC
-- Note:    reference/sla_policies.csv: null priority = any, null valid_from = always; of two lines on the same the shorter
--          target counts
select
  p.policy,
  fold_case (trim(p.metric)) as metric,
  p.priority,
  p.target_seconds,
  case
    when coalesce(p.is_business_time, false) then 'business'
    else 'calendar'
  end as target_clock,
  p.valid_from
from
  ref.sla_policies as p
qualify
  row_number() over (
    partition by
      p.policy,
      fold_case (trim(p.metric)),
      p.priority,
      p.valid_from
    order by
      p.target_seconds asc nulls last,
      coalesce(p.is_business_time, false) asc nulls last
  ) = 1
