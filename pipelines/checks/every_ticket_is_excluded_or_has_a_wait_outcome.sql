
select
  ticket_id
from
  marts.tickets
where
  (exclusion is null) <> (wait_outcome is not null)
  or coalesce(wait_outcome in ('answered', 'closed_unanswered'), false) <> (wait_seconds is not null)
