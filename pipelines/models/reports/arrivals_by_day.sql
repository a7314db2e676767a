-- Model:   reports/arrivals_by_day
-- Grain:   one row per local day of the data's span and channel (day, channel)
-- Inputs:  marts.contacts_by_hour, staging.stg_settings, intermediate.int_spans, intermediate.int_numbers
-- Outputs: day, channel, contact_count, is_complete
-- Units:   contact_count contacts; day in the reporting zone
-- Note:    days without a contact are 0; complete = over at as_of and covered by every feed that makes contacts
with
  channels as (
    select distinct
      c.channel
    from
      marts.contacts_by_hour as c
  ),
  days as (
    select
      add_days (s.first_day, k.n) as local_day,
      s.whole_from,
      s.whole_to
    from
      intermediate.int_spans as s
      join intermediate.int_numbers as k on k.n <= days_between (s.first_day, s.last_day)
    where
      s.series = 'contact'
  ),
  counts as (
    select
      c.local_day,
      c.channel,
      cast(sum(c.contact_count) as bigint) as contacts
    from
      marts.contacts_by_hour as c
    group by
      c.local_day,
      c.channel
  )
select
  d.local_day as day,
  k.channel,
  coalesce(c.contacts, 0) as contact_count,
  d.local_day >= d.whole_from
  and d.local_day <= d.whole_to
  and d.local_day < x.as_of_date as is_complete
from
  days as d
  cross join channels as k
  cross join staging.stg_settings as x
  left join counts as c on c.local_day = d.local_day
  and c.channel = k.channel
