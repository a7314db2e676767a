
select
  r.reported,
  m.held
from
  (
    select
      coalesce(sum(ticket_count), 0) as reported
    from
      reports.tickets_by_week
  ) as r
  cross join (
    select
      count(*) as held
    from
      marts.tickets
  ) as m
where
  r.reported <> m.held
