-- Model:   staging/stg_complaint_rules
-- Grain:   one row per channel and category that a rule names (position)
-- Inputs:  ref.complaint_rules
-- Outputs: position, rule, channel, category, working_days, extension_days
-- Units:   position: the first that fits a ticket applies; *_days working days
-- Note:    channel and category null = every one
select
  position,
  rule,
  channel,
  category,
  working_days,
  extension_days
from
  ref.complaint_rules
