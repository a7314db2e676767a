-- Model:   staging/stg_cause_rules
-- Grain:   one row per rule by which a contact gets a cause (rule)
-- Inputs:  ref.cause_rules
-- Outputs: position, rule, cause, evidence, whole, share, dimension
-- Units:   position: order of the rules; whole a count or seconds and share 0 to 1, by what the evidence takes
-- Note:    the shipped rules with the desk's changes; lists of a rule are in stg_cause_rule_values
select
  position,
  rule,
  cause,
  evidence,
  whole,
  share,
  dimension
from
  ref.cause_rules
