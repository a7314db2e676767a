
select
  r.open_count,
  m.held
from
  (
    select
      coalesce(sum(c.ticket_count), 0) as open_count
    from
      reports.complaints_due as c
  ) as r
  cross join (
    select
      count(*) as held
    from
      intermediate.int_complaints as c
    where
      c.is_open
  ) as m
where
  r.open_count <> m.held
