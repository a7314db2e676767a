-- Model:   staging/stg_ticket_events
-- Grain:   one row per change or message (ticket_id, event_id?, event_at, kind, actor_kind?, value?)
-- Inputs:  raw.ticket_event, ref.settings
-- Outputs: ticket_id, event_id, kind, actor_kind, actor_id, value, event_at
-- Units:   event_at UTC
-- Note:    an event repeated in several exports counts once; events after as_of are left out. Repetitions are looked for by
--          a hash, so that only they are held in memory; rows that share one by chance stay apart
-- Rebuild: ticket_id
with
  hashed as (
    select
      e.ticket_id,
      e.event_id,
      e.kind,
      e.actor_kind,
      e.actor_id,
      e.value,
      e.event_at,
      hash_of_six (e.ticket_id, e.event_id, e.kind, e.actor_kind, e.value, e.event_at) as event_hash
    from
      raw.ticket_event as e
      cross join ref.settings as s
    where
      e.event_at <= s.as_of
  ),
  repeated as (
    select
      h.event_hash
    from
      hashed as h
    group by
      h.event_hash
    having
      count(*) > 1
  )
select
  h.ticket_id,
  h.event_id,
  h.kind,
  h.actor_kind,
  h.actor_id,
  h.value,
  h.event_at
from
  hashed as h
where
  h.event_hash not in (
    select
      event_hash
    from
      repeated
  )
union all
select
  h.ticket_id,
  h.event_id,
  h.kind,
  h.actor_kind,
  min(h.actor_id) as actor_id,
  h.value,
  h.event_at
from
  hashed as h
where
  h.event_hash in (
    select
      event_hash
    from
      repeated
  )
group by
  h.ticket_id,
  h.event_id,
  h.kind,
  h.actor_kind,
  h.value,
  h.event_at
