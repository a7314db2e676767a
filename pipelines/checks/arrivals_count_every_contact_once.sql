-- Tickets, and attempts that no ticket belongs to, once each: in the mart and in the days.
select
  m.held,
  d.reported,
  e.expected
from
  (
    select
      coalesce(sum(contact_count), 0) as held
    from
      marts.contacts_by_hour
  ) as m
  cross join (
    select
      coalesce(sum(contact_count), 0) as reported
    from
      reports.arrivals_by_day
  ) as d
  cross join (
    select
      (
        select
          count(*)
        from
          marts.tickets
      ) + (
        select
          count(*)
        from
          marts.chats as c
          left join marts.tickets as t on t.ticket_id = c.ticket_id
        where
          t.ticket_id is null
      ) as expected
  ) as e
where
  m.held <> e.expected
  or d.reported <> e.expected
