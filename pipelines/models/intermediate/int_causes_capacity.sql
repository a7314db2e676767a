-- Model:   intermediate/int_causes_capacity
-- Grain:   one row per contact and rule of capacity that fits it (contact_kind, contact_id, rule)
-- Inputs:  intermediate.int_contacts, intermediate.int_staffed_hours, intermediate.int_numbers, staging.stg_chats,
--          staging.stg_tickets, staging.stg_cause_rules
-- Outputs: contact_kind, contact_id, rule, reference, value, evidence_from, evidence_to
-- Units:   evidence_* UTC; value: offered over bearable load, or others in the queue
-- Note:    short_staffed: the hour of the roster in which it began (int_staffed_hours). queue_ahead: those who had come into
--          the same queue before and stood in it still; of a ticket with several attempts the longest queue
with
  stays as (
    select
      c.channel as channel,
      c.chat_id as chat_id,
      c.queued_at as queued_at,
      coalesce(c.accepted_at, c.ended_at) as left_at,
      local_date (c.queued_at) as first_day,
      days_between (local_date (c.queued_at), local_date (coalesce(c.accepted_at, c.ended_at))) as more_days
    from
      staging.stg_chats as c
    where
      c.queued_at is not null
      and coalesce(c.accepted_at, c.ended_at) >= c.queued_at
  ),
  -- A day at a time: a window over all that ever stood in a channel's queue would have to be held at once.
  stays_by_day as (
    select
      s.channel as channel,
      s.chat_id as chat_id,
      s.queued_at as queued_at,
      s.left_at as left_at,
      s.first_day as local_day,
      1 as is_first
    from
      stays as s
    union all
    select
      s.channel as channel,
      s.chat_id as chat_id,
      s.queued_at as queued_at,
      s.left_at as left_at,
      add_days (s.first_day, n.n) as local_day,
      0 as is_first
    from
      stays as s
      join intermediate.int_numbers as n on n.n >= 1
      and n.n <= s.more_days
    where
      s.more_days >= 1
  ),
  moves as (
    select
      d.channel as channel,
      d.local_day as local_day,
      d.chat_id as chat_id,
      d.is_first as is_first,
      d.queued_at as moment_at,
      1 as people
    from
      stays_by_day as d
    union all
    select
      d.channel as channel,
      d.local_day as local_day,
      d.chat_id as chat_id,
      0 as is_first,
      d.left_at as moment_at,
      -1 as people
    from
      stays_by_day as d
  ),
  lengths as (
    select
      m.chat_id as chat_id,
      m.is_first as is_first,
      m.moment_at as moment_at,
      sum(m.people) over (
        partition by
          m.channel,
          m.local_day
        order by
          m.moment_at asc nulls last,
          m.people asc nulls last,
          m.chat_id asc nulls last rows between unbounded preceding
          and current row
      ) - 1 as others
    from
      moves as m
  ),
  queues as (
    select
      case
        when t.ticket_id is null then 'attempt'
        else 'ticket'
      end as contact_kind,
      coalesce(t.ticket_id, c.chat_id) as contact_id,
      max(l.others) as others,
      min(l.moment_at) as queued_at
    from
      lengths as l
      join staging.stg_chats as c on c.chat_id = l.chat_id
      left join staging.stg_tickets as t on t.ticket_id = c.ticket_id
    where
      l.is_first = 1
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
