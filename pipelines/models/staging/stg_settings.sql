-- Model:   staging/stg_settings
-- Grain:   one row (as_of)
-- Inputs:  ref.settings
-- Outputs: as_of, as_of_local, as_of_date, exported_since, service_level_seconds, short_abandon_seconds,
--          service_level_formula, small_cell
-- Units:   as_of and exported_since UTC; as_of_local and as_of_date in the reporting zone; *_seconds elapsed seconds
-- Note:    the instant of the snapshot and the desk's settings; nothing later reads the clock
select
  as_of,
  to_local (as_of) as as_of_local,
  local_date (as_of) as as_of_date,
  from_local (day_start (exported_since)) as exported_since,
  service_level_seconds,
  short_abandon_seconds,
  service_level_formula,
  small_cell
from
  ref.settings
