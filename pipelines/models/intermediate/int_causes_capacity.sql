-- Model:   intermediate/int_causes_capacity
-- Grain:   one row per contact and rule of capacity that fits it (contact_kind, contact_id, rule)
-- Inputs:  intermediate.int_contacts, intermediate.int_staffed_hours, intermediate.int_queue_lengths, staging.stg_chats,
--          staging.stg_tickets, staging.stg_cause_rules
-- Outputs: contact_kind, contact_id, rule, reference, value, evidence_from, evidence_to
-- Units:   evidence_* UTC; value: offered over bearable load, or others in the queue
-- Note:    short_staffed: the hour of the roster in which it began (int_staffed_hours). queue_ahead: those who had come into
--          the same queue before and stood in it still; of a ticket with several attempts the longest queue
with
  queues as (
    select
      case
        when t.ticket_id is null then 'attempt'
        else 'ticket'
      end as contact_kind,
      coalesce(t.ticket_id, c.chat_id) as contact_id,
      max(l.others) as others,
      min(l.queued_at) as queued_at
    from
      intermediate.int_queue_lengths as l
      join staging.stg_chats as c on c.chat_id = l.chat_id
      left join staging.stg_tickets as t on t.ticket_id = c.ticket_id
    group by
      case
        when t.ticket_id is null then 'attempt'
        else 'ticket'
      end,
      coalesce(t.ticket_id, c.chat_id)
  )
select
  c.contact_kind as contact_kind,
  c.contact_id as contact_id,
  s.rule as rule,
  s.channel as reference,
  s.offered_erlangs / nullif(s.bearable_erlangs, 0) as value,
  s.hour_start as evidence_from,
  add_minutes (s.hour_start, 60) as evidence_to
from
  intermediate.int_contacts as c
  join intermediate.int_staffed_hours as s on s.channel = c.channel
  and s.local_day = c.local_day
  and s.hour = c.hour
where
  s.is_short
union all
select
  q.contact_kind as contact_kind,
  q.contact_id as contact_id,
  r.rule as rule,
  c.channel as reference,
  cast(q.others as double) as value,
  q.queued_at as evidence_from,
  nullif(q.queued_at, q.queued_at) as evidence_to
from
  queues as q
  join intermediate.int_contacts as c on c.contact_kind = q.contact_kind
  and c.contact_id = q.contact_id
  cross join staging.stg_cause_rules as r
where
  r.evidence = 'queue_ahead'
  and q.others >= r.whole
