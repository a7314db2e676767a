
select
  ticket_id
from
  marts.tickets
where
  (exclusion is null) <> (wait_outcome is not null)
  or (wait_outcome is null) <> (wait_seconds is null)
