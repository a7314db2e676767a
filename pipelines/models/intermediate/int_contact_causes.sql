-- Model:   intermediate/int_contact_causes
-- Grain:   one row per contact and rule that fits it (contact_kind, contact_id, rule)
-- Inputs:  intermediate.int_causes_technical, intermediate.int_causes_capacity, intermediate.int_causes_communication,
--          intermediate.int_causes_restriction, intermediate.int_causes_customer, intermediate.int_tagged_contacts,
--          intermediate.int_contacts, staging.stg_cause_rules
-- Outputs: contact_kind, contact_id, rule, cause, evidence, reference, value, evidence_from, evidence_to
-- Units:   evidence_* UTC; value by the evidence: see the model of each family
-- Note:    every contact, quick ones too: only so can it be seen whether those with a cause waited longer than others. The
--          cause is what the rule says, whatever family its evidence is of
with
  hits as (
    select
      *
    from
      intermediate.int_causes_technical
    union all
    select
      *
    from
      intermediate.int_causes_capacity
    union all
    select
      *
    from
      intermediate.int_causes_communication
    union all
    select
      *
    from
      intermediate.int_causes_restriction
    union all
    select
      *
    from
      intermediate.int_causes_customer
    union all
    select
      g.contact_kind as contact_kind,
      g.contact_id as contact_id,
      g.rule as rule,
      g.tag as reference,
      cast(null as double) as value,
      c.started_at as evidence_from,
      nullif(c.started_at, c.started_at) as evidence_to
    from
      intermediate.int_tagged_contacts as g
      join intermediate.int_contacts as c on c.contact_kind = g.contact_kind
      and c.contact_id = g.contact_id
      join staging.stg_cause_rules as r on r.rule = g.rule
    where
      r.evidence = 'tag'
  )
select
  h.contact_kind as contact_kind,
  h.contact_id as contact_id,
  h.rule as rule,
  r.cause,
  r.evidence,
  h.reference as reference,
  h.value as value,
  h.evidence_from as evidence_from,
  h.evidence_to as evidence_to
from
  hits as h
  join staging.stg_cause_rules as r on r.rule = h.rule
