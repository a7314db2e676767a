-- Model:   staging/stg_ticket_events
-- Grain:   one row per change or message (ticket_id, event_id?, event_at, kind, actor_kind?, value?)
-- Inputs:  raw.ticket_event, ref.settings
-- Outputs: ticket_id, event_id, kind, actor_kind, actor_id, value, event_at
-- Units:   event_at UTC
-- Note:    an event repeated in several exports counts once; events after as_of are left out
-- Rebuild: ticket_id
select
  e.ticket_id,
  e.event_id,
  e.kind,
  e.actor_kind,
  min(e.actor_id) as actor_id,
  e.value,
  e.event_at
from
  raw.ticket_event as e
  cross join ref.settings as s
where
  e.event_at <= s.as_of
group by
  e.ticket_id,
  e.event_id,
  e.kind,
  e.actor_kind,
  e.value,
  e.event_at
