-- Model:   staging/stg_cause_rule_values
-- Grain:   one row per word of a rule's list (rule, value)
-- Inputs:  ref.cause_rule_values
-- Outputs: rule, value
-- Units:   text in small letters
-- Note:    categories, tags, error codes or components, by what the rule's evidence takes
select distinct
  rule,
  value
from
  ref.cause_rule_values
