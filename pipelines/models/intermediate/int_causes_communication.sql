-- Model:   intermediate/int_causes_communication
-- Grain:   one row per contact and rule of communication that fits it (contact_kind, contact_id, rule)
-- Inputs:  intermediate.int_contacts, intermediate.int_next_replies, intermediate.int_ticket_spells,
--          intermediate.int_ticket_resolutions, staging.stg_ticket_events, staging.stg_cause_rules, staging.stg_cause_rule_values
-- Outputs: contact_kind, contact_id, rule, reference, value, evidence_from, evidence_to
-- Units:   evidence_* UTC; value: answers that the customer wrote again after, or changes of the category
-- Note:    clarification: turns of the customer after an answer and before the first solution (which a ticket that is
--          open again has had too), of tickets with message events; turns within a chat are how people talk and not
--          counted. missing_reference: the export says that none was given (where it says nothing, nothing is known).
--          relabelled: the category was set to another one
with
  solutions as (
    select
      p.ticket_id as ticket_id,
      min(p.started_at) as solved_at
    from
      intermediate.int_ticket_spells as p
      join intermediate.int_ticket_resolutions as s on s.ticket_id = p.ticket_id
    where
      p.status in ('solved', 'closed')
      and p.started_at >= s.started_at
    group by
      p.ticket_id
  ),
  turns as (
    select
      n.ticket_id as ticket_id,
      count(*) as turn_count,
      min(n.asked_at) as first_at,
      max(n.asked_at) as last_at
    from
      intermediate.int_next_replies as n
      left join solutions as p on p.ticket_id = n.ticket_id
      left join intermediate.int_ticket_resolutions as s on s.ticket_id = n.ticket_id
    where
      case
        when p.ticket_id is not null then n.asked_at < p.solved_at
        else s.first_resolution_seconds is null
        or secs_between (s.started_at, n.asked_at) < s.first_resolution_seconds
      end
    group by
      n.ticket_id
  ),
  labels as (
    select
      e.ticket_id as ticket_id,
      e.event_at as event_at,
      fold_case (trim(e.value)) as label,
      lag (nullif(fold_case (trim(e.value)), '')) over (
        partition by
          e.ticket_id
        order by
          e.event_at asc nulls last,
          e.event_id asc nulls last,
          e.value asc nulls last
      ) as label_before
    from
      staging.stg_ticket_events as e
    where
      e.kind = 'category'
      and e.value is not null
  ),
  relabels as (
    select
      l.ticket_id as ticket_id,
      count(*) as change_count,
      min(l.event_at) as first_at,
      max(l.event_at) as last_at
    from
      labels as l
    where
      l.label_before <> l.label
    group by
      l.ticket_id
  )
select
  c.contact_kind as contact_kind,
  c.contact_id as contact_id,
  r.rule as rule,
  c.category as reference,
  cast(u.turn_count as double) as value,
  u.first_at as evidence_from,
  u.last_at as evidence_to
from
  intermediate.int_contacts as c
  join turns as u on u.ticket_id = c.contact_id
  cross join staging.stg_cause_rules as r
where
  c.contact_kind = 'ticket'
  and r.evidence = 'clarification'
  and u.turn_count > r.whole
union all
select
  c.contact_kind as contact_kind,
  c.contact_id as contact_id,
  r.rule as rule,
  c.category as reference,
  cast(null as double) as value,
  c.started_at as evidence_from,
  nullif(c.started_at, c.started_at) as evidence_to
from
  intermediate.int_contacts as c
  join staging.stg_cause_rule_values as v on v.value = fold_case (c.category)
  join staging.stg_cause_rules as r on r.rule = v.rule
where
  r.evidence = 'missing_reference'
  and c.has_transaction_reference = false
union all
select
  c.contact_kind as contact_kind,
  c.contact_id as contact_id,
  r.rule as rule,
  c.category as reference,
  cast(b.change_count as double) as value,
  b.first_at as evidence_from,
  b.last_at as evidence_to
from
  intermediate.int_contacts as c
  join relabels as b on b.ticket_id = c.contact_id
  cross join staging.stg_cause_rules as r
where
  c.contact_kind = 'ticket'
  and r.evidence = 'relabelled'
  and b.change_count >= r.whole
