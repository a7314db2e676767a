-- Model:   intermediate/int_tagged_contacts
-- Grain:   one row per contact and rule with a list of tags of which it has one (contact_kind, contact_id, rule)
-- Inputs:  intermediate.int_contacts, staging.stg_cause_rules, staging.stg_cause_rule_values
-- Outputs: contact_kind, contact_id, rule, tag
-- Units:   tag in small letters; of several the first by the alphabet
-- Note:    of rules whose evidence is a tag, or a contact after one. Each list of tags is looked through once,
--          however many contacts have it
with
  lists as (
    select distinct
      c.tags as tags
    from
      intermediate.int_contacts as c
    where
      c.tags is not null
  ),
  found as (
    select
      l.tags as tags,
      v.rule as rule,
      min(v.value) as tag
    from
      lists as l
      cross join staging.stg_cause_rule_values as v
      join staging.stg_cause_rules as r on r.rule = v.rule
    where
      r.evidence in ('tag', 'contact_after_restriction')
      and (';' || fold_case (l.tags) || ';') like ('%;' || v.value || ';%')
    group by
      l.tags,
      v.rule
  )
select
  c.contact_kind as contact_kind,
  c.contact_id as contact_id,
  f.rule as rule,
  f.tag as tag
from
  intermediate.int_contacts as c
  join found as f on f.tags = c.tags
