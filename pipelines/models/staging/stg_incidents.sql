-- Model:   staging/stg_incidents
-- Grain:   one row per incident (name, starts_at)
-- Inputs:  ref.incidents
-- Outputs: name, component, severity, starts_at, ends_at
-- Units:   *_at UTC, ends_at exclusive, null while it goes on
-- Note:    told twice, with and without its end, the one with an end counts
select
  name,
  min(component) as component,
  min(severity) as severity,
  starts_at,
  max(ends_at) as ends_at
from
  ref.incidents
group by
  name,
  starts_at
