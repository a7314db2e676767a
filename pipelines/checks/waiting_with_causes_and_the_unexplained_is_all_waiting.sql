-- Contacts with a cause and those without one, and their waiting, add up to the slow and failed ones.
select
  w.contacts,
  a.contacts as all_contacts
from
  (
    select
      coalesce(sum(troubled_count), 0) as contacts,
      coalesce(sum(troubled_first_seconds + troubled_later_seconds), 0) as seconds,
      coalesce(
        sum(
          case
            when cause_set > 0 then troubled_count
            else 0
          end
        ),
        0
      ) as explained
    from
      marts.cause_waits
  ) as w
  cross join (
    select
      count(*) as contacts,
      coalesce(sum(first_wait_seconds + later_wait_seconds), 0) as seconds
    from
      intermediate.int_contacts
    where
      trouble is not null
  ) as a
  cross join (
    select
      count(*) as contacts
    from
      (
        select distinct
          contact_kind,
          contact_id
        from
          marts.contact_causes
      ) as c
  ) as e
where
  w.contacts <> a.contacts
  or w.seconds <> a.seconds
  or w.explained <> e.contacts
