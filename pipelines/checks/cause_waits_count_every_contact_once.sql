
select
  c.counted,
  h.held
from
  (
    select
      coalesce(sum(contact_count), 0) as counted
    from
      marts.cause_waits
  ) as c
  cross join (
    select
      count(*) as held
    from
      intermediate.int_contacts
  ) as h
where
  c.counted <> h.held
