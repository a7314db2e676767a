
select
  ticket_id
from
  marts.tickets
group by
  ticket_id
having
  count(*) > 1
  or ticket_id is null
