-- Model:   staging/stg_staffing
-- Grain:   one row (shrinkage)
-- Inputs:  ref.staffing
-- Outputs: shrinkage, chats_at_once
-- Units:   shrinkage: share of rostered time without contacts, 0 to 1; chats_at_once integer, null = as the exports say
-- Note:    how the desk reckons its people
select
  shrinkage,
  chats_at_once
from
  ref.staffing
