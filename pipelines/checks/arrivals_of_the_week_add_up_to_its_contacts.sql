-- Each channel's 168 hours hold the week's contacts, and channel all holds every channel's.
select
  a.week,
  a.channel
from
  (
    select
      week,
      channel,
      sum(contact_count) as reported
    from
      reports.arrivals_by_weekday_hour
    group by
      week,
      channel
  ) as a
  left join (
    select
      week,
      channel,
      sum(contact_count) as held
    from
      marts.contacts_by_hour
    group by
      week,
      channel
    union all
    select
      week,
      'all' as channel,
      sum(contact_count) as held
    from
      marts.contacts_by_hour
    group by
      week
  ) as m on m.week = a.week
  and m.channel = a.channel
where
  a.reported <> coalesce(m.held, 0)
