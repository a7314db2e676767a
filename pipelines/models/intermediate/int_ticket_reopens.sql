-- Model:   intermediate/int_ticket_reopens
-- Grain:   one row per ticket with status events (ticket_id)
-- Inputs:  staging.stg_ticket_events
-- Outputs: ticket_id, reopen_count
-- Units:   reopen_count integer
-- Note:    a reopen is a change from solved or closed to anything else, whether or not the ticket was solved again
-- Rebuild: ticket_id
with
  changes as (
    select
      e.ticket_id,
      fold_case (trim(e.value)) as new_status,
      lag (nullif(fold_case (trim(e.value)), '')) over (
        partition by
          e.ticket_id
        order by
          e.event_at asc nulls last,
          e.event_id asc nulls last,
          e.value asc nulls last
      ) as old_status
    from
      staging.stg_ticket_events as e
    where
      e.kind = 'status'
  )
select
  c.ticket_id,
  count(*) filter(
    where
      c.old_status in ('solved', 'closed')
      and c.new_status not in ('solved', 'closed')
  ) as reopen_count
from
  changes as c
group by
  c.ticket_id
