-- Model:   intermediate/int_causes_technical
-- Grain:   one row per contact and technical rule that fits it (contact_kind, contact_id, rule)
-- Inputs:  intermediate.int_contacts, intermediate.int_local_quarters, staging.stg_cause_rules,
--          staging.stg_cause_rule_values, staging.stg_incidents, staging.stg_chats
-- Outputs: contact_kind, contact_id, rule, reference, value, evidence_from, evidence_to
-- Units:   evidence_* UTC; value: seconds from the incident's start to the contact, or null
-- Note:    incident: begun in its window (and the rule's time after it); of several the first by name and its value.
--          connect_failure: reference is the error code. evidence_to null while the incident goes on
with
  rules as (
    select
      r.rule as rule,
      r.evidence as evidence,
      r.whole as after_seconds,
      count(v.value) as value_count
    from
      staging.stg_cause_rules as r
      left join staging.stg_cause_rule_values as v on v.rule = r.rule
    where
      r.evidence in ('incident', 'connect_failure')
    group by
      r.rule,
      r.evidence,
      r.whole
  ),
  windows as (
    select
      r.rule as rule,
      i.name as name,
      i.starts_at as starts_at,
      i.ends_at as ends_at,
      add_seconds (i.ends_at, r.after_seconds) as counts_to
    from
      rules as r
      cross join staging.stg_incidents as i
      left join staging.stg_cause_rule_values as v on v.rule = r.rule
      and v.value = fold_case (trim(i.component))
    where
      r.evidence = 'incident'
      and (
        r.value_count = 0
        or v.rule is not null
      )
  ),
  quarters as (
    select
      q.quarter_start as quarter_start,
      w.rule as rule,
      w.name as name,
      w.starts_at as starts_at,
      w.ends_at as ends_at,
      w.counts_to as counts_to
    from
      intermediate.int_local_quarters as q
      cross join windows as w
    where
      coalesce(q.quarter_start < w.counts_to, true)
      and add_minutes (q.quarter_start, 15) > w.starts_at
  ),
  hits as (
    select
      c.contact_kind as contact_kind,
      c.contact_id as contact_id,
      q.rule as rule,
      q.name as name,
      q.starts_at as starts_at,
      q.ends_at as ends_at,
      secs_between (q.starts_at, c.started_at) as seconds,
      row_number() over (
        partition by
          c.contact_kind,
          c.contact_id,
          q.rule
        order by
          q.name asc nulls last,
          q.starts_at asc nulls last
      ) as place
    from
      intermediate.int_contacts as c
      join quarters as q on q.quarter_start = quarter_of (c.started_at)
    where
      c.started_at >= q.starts_at
      and coalesce(c.started_at < q.counts_to, true)
  )
select
  h.contact_kind,
  h.contact_id,
  h.rule,
  h.name as reference,
  cast(h.seconds as double) as value,
  h.starts_at as evidence_from,
  h.ends_at as evidence_to
from
  hits as h
where
  h.place = 1
union all
select
  c.contact_kind as contact_kind,
  c.contact_id as contact_id,
  r.rule as rule,
  a.code as reference,
  cast(null as double) as value,
  c.started_at as evidence_from,
  nullif(c.started_at, c.started_at) as evidence_to
from
  intermediate.int_contacts as c
  join (
    select
      s.chat_id as chat_id,
      coalesce(s.error_code, 'no code') as code
    from
      staging.stg_chats as s
  ) as a on a.chat_id = c.contact_id
  cross join rules as r
  left join staging.stg_cause_rule_values as v on v.rule = r.rule
  and v.value = fold_case (a.code)
where
  c.contact_kind = 'attempt'
  and c.failure = 'not_connected'
  and r.evidence = 'connect_failure'
  and (
    r.value_count = 0
    or v.rule is not null
  )
