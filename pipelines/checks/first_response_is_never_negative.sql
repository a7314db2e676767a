
select
  ticket_id
from
  marts.tickets
where
  first_response_seconds < 0
  or wait_seconds < 0
  or (
    wait_outcome = 'answered'
    and first_response_seconds is null
  )
  or (
    wait_outcome <> 'answered'
    and first_response_seconds is not null
  )
