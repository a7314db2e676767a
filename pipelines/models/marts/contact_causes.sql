-- Model:   marts/contact_causes
-- Grain:   one row per slow or failed contact, cause and rule (contact_kind, contact_id, rule)
-- Inputs:  intermediate.int_contact_causes, intermediate.int_contacts
-- Outputs: contact_kind, contact_id, cause, rule, evidence, reference, channel, category, trouble, value, waiting_seconds,
--          is_waiting, week_start, started_at, evidence_from, evidence_to
-- Units:   waiting_seconds whole elapsed calendar seconds, until as_of where the customer still waits (is_waiting); *_at and
--          evidence_* UTC; week_start in the reporting zone; value by the evidence
-- Note:    waiting_seconds (null where no export tells it): what the cause may have cost, the wait for the first answer; for communication, the later
--          answers' too. Several causes at once are several rows with the same waiting; a slow or failed contact without a row is
--          unexplained. trouble as in int_contacts. No text of a customer
select
  h.contact_kind as contact_kind,
  h.contact_id as contact_id,
  h.cause,
  h.rule,
  h.evidence,
  h.reference,
  c.channel,
  c.category,
  c.trouble,
  h.value,
  case
    when h.cause = 'communication' then c.first_wait_seconds + c.later_wait_seconds
    else c.first_wait_seconds
  end as waiting_seconds,
  c.is_waiting,
  c.week_start,
  c.started_at,
  h.evidence_from,
  h.evidence_to
from
  intermediate.int_contact_causes as h
  join intermediate.int_contacts as c on c.contact_kind = h.contact_kind
  and c.contact_id = h.contact_id
where
  c.trouble is not null
