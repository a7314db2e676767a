-- Model:   intermediate/int_attempt_contacts
-- Grain:   one row per attempt by chat or phone that no ticket belongs to (chat_id)
-- Inputs:  staging.stg_chats, staging.stg_tickets, intermediate.int_chat_queue, staging.stg_settings
-- Outputs: chat_id, channel, failure, hour, week_start, is_late, is_waiting, first_wait_seconds, started_at
-- Units:   first_wait_seconds whole elapsed seconds, until as_of where the customer still waits; started_at UTC; hour and
--          week_start of the attempt in the reporting zone
-- Note:    failure: not_connected, or abandoned or timed_out in the queue (short abandons are none). The wait ends with the
--          first word of a person, else with the acceptance, else when the customer left; is_late: in the queue for longer
--          than the service level's threshold. Attempts whose times contradict each other, or whose end the export does
--          not tell, are left out
with
  ends as (
    select
      c.chat_id as chat_id,
      c.channel as channel,
      c.outcome as outcome,
      c.attempted_at as started_at,
      q.hour as hour,
      q.week_start as week_start,
      q.is_short_abandoned as is_short,
      q.queue_seconds as in_queue_seconds,
      x.service_level_seconds as target_seconds,
      c.accepted_at is not null
      or c.first_response_at is not null as was_served,
      coalesce(
        c.first_response_at,
        c.accepted_at,
        c.ended_at,
        case
          when c.outcome = 'open'
          and secs_between (c.attempted_at, x.as_of) <= 86400 then x.as_of
        end
      ) as until_at
    from
      staging.stg_chats as c
      join intermediate.int_chat_queue as q on q.chat_id = c.chat_id
      left join staging.stg_tickets as t on t.ticket_id = c.ticket_id
      cross join staging.stg_settings as x
    where
      t.ticket_id is null
      and q.queue_exclusion is null
  ),
  judged as (
    select
      e.*,
      case
        when e.was_served then 'none'
        when e.outcome = 'failed' then 'not_connected'
        when e.outcome in ('abandoned', 'timed_out')
        and not e.is_short then e.outcome
        else 'none'
      end as failed_how
    from
      ends as e
  )
select
  j.chat_id as chat_id,
  j.channel as channel,
  nullif(j.failed_how, 'none') as failure,
  j.hour as hour,
  j.week_start as week_start,
  coalesce(
    j.failed_how <> 'not_connected'
    and not j.is_short
    and j.in_queue_seconds > j.target_seconds,
    false
  ) as is_late,
  j.outcome = 'open'
  and not j.was_served as is_waiting,
  secs_between (j.started_at, coalesce(j.until_at, j.started_at)) as first_wait_seconds,
  j.started_at as started_at
from
  judged as j
where
  j.until_at >= j.started_at
  or (
    j.until_at is null
    and j.failed_how = 'not_connected'
  )
