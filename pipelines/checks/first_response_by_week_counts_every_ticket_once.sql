-- By channel, by category and together: the tickets in no exclusion of which it is known, answered + waiting + closed without a reply.
select
  scope_kind,
  sum(ticket_count) as reported
from
  reports.first_response_by_week
group by
  scope_kind
having
  sum(ticket_count) <> (
    select
      count(*)
    from
      marts.tickets
    where
      exclusion is null
      and wait_outcome <> 'not_told'
  )
  or sum(answered_count) <> (
    select
      count(*)
    from
      marts.tickets
    where
      wait_outcome = 'answered'
  )
  or sum(waiting_count) <> (
    select
      count(*)
    from
      marts.tickets
    where
      wait_outcome = 'waiting'
  )
  or sum(closed_unanswered_count) <> (
    select
      count(*)
    from
      marts.tickets
    where
      wait_outcome = 'closed_unanswered'
  )
