-- Every ticket id that was loaded is in the mart, unless all its versions were created after as_of.
select
  r.ticket_id
from
  (
    select
      ticket_id,
      min(created_at) as first_created_at
    from
      raw.ticket
    group by
      ticket_id
  ) as r
  cross join ref.settings as s
  left join marts.tickets as t on t.ticket_id = r.ticket_id
where
  t.ticket_id is null
  and r.first_created_at <= s.as_of
union all
select
  t.ticket_id
from
  marts.tickets as t
  left join raw.ticket as r on r.ticket_id = t.ticket_id
where
  r.ticket_id is null
