-- Model:   intermediate/int_contacts
-- Grain:   one row per contact (contact_kind, contact_id)
-- Inputs:  intermediate.int_ticket_contacts, intermediate.int_attempt_contacts, intermediate.int_ticket_reopens,
--          intermediate.int_repeat_contacts, staging.stg_tickets, staging.stg_chats
-- Outputs: contact_kind, contact_id, channel, category, trouble, failure, hour, customer_id, app_version, os, network, tags,
--          is_restricted, has_transaction_reference, is_waiting, first_wait_seconds, later_wait_seconds, local_day, week_start, started_at
-- Units:   *_wait_seconds whole elapsed calendar seconds, until as_of where the customer still waits; started_at UTC;
--          local_day, week_start and hour in the reporting zone
-- Note:    contacts as in contacts_by_hour: tickets, and attempts by chat or phone without one. trouble, the first that
--          fits: not_connected, abandoned, timed_out, closed_unanswered, slow (the first wait is past its target; where
--          nothing sets one, past the 90th percentile of its channel), reopened, repeated (came back within 7 days), or
--          null. category 'none' where nobody said what it was about
with
  contacts as (
    select
      'ticket' as contact_kind,
      c.ticket_id as contact_id,
      c.channel as channel,
      c.category as category,
      c.failure as failure,
      c.hour as hour,
      t.customer_id as customer_id,
      t.app_version as app_version,
      t.os as os,
      c.network as network,
      t.tags as tags,
      t.is_restricted as is_restricted,
      t.has_transaction_reference as has_reference,
      c.is_late as is_late,
      c.has_target as has_target,
      c.is_waiting as is_waiting,
      c.first_wait_seconds as first_wait_seconds,
      c.later_wait_seconds as later_wait_seconds,
      coalesce(o.reopen_count, t.reopen_count, 0) > 0 as was_reopened,
      coalesce(r.is_repeated, false) as was_repeated,
      c.week_start as week_start,
      c.started_at as started_at
    from
      intermediate.int_ticket_contacts as c
      join staging.stg_tickets as t on t.ticket_id = c.ticket_id
      left join intermediate.int_ticket_reopens as o on o.ticket_id = c.ticket_id
      left join intermediate.int_repeat_contacts as r on r.ticket_id = c.ticket_id
    union all
    select
      'attempt' as contact_kind,
      c.chat_id as contact_id,
      c.channel as channel,
      'none' as category,
      c.failure as failure,
      c.hour as hour,
      a.customer_id as customer_id,
      a.app_version as app_version,
      a.os as os,
      a.network as network,
      cast(null as varchar) as tags,
      cast(null as boolean) as is_restricted,
      cast(null as boolean) as has_reference,
      c.is_late as is_late,
      true as has_target,
      c.is_waiting as is_waiting,
      c.first_wait_seconds as first_wait_seconds,
      cast(0 as bigint) as later_wait_seconds,
      false as was_reopened,
      false as was_repeated,
      c.week_start as week_start,
      c.started_at as started_at
    from
      intermediate.int_attempt_contacts as c
      join staging.stg_chats as a on a.chat_id = c.chat_id
  ),
  usual as (
    select
      c.channel as channel,
      pct (c.first_wait_seconds, 0.9) as p90_seconds
    from
      contacts as c
    where
      coalesce(c.failure, 'none') <> 'not_connected'
    group by
      c.channel
  )
select
  c.contact_kind,
  c.contact_id,
  c.channel as channel,
  c.category,
  case
    when c.failure is not null then c.failure
    when c.is_late
    or (
      not c.has_target
      and c.first_wait_seconds > u.p90_seconds
    ) then 'slow'
    when c.was_reopened then 'reopened'
    when c.was_repeated then 'repeated'
  end as trouble,
  c.failure,
  c.hour,
  c.customer_id,
  c.app_version,
  c.os,
  c.network,
  c.tags,
  c.is_restricted,
  c.has_reference as has_transaction_reference,
  c.is_waiting,
  c.first_wait_seconds,
  c.later_wait_seconds,
  local_date (c.started_at) as local_day,
  c.week_start,
  c.started_at
from
  contacts as c
  left join usual as u on u.channel = c.channel
