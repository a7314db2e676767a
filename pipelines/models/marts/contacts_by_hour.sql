-- Model:   marts/contacts_by_hour
-- Grain:   one row per local day, hour and channel with a contact (local_day, hour, channel)
-- Inputs:  staging.stg_tickets, staging.stg_chats, intermediate.int_local_quarters
-- Outputs: channel, week, weekday, hour, contact_count, local_day, week_start
-- Units:   days and hours in the reporting zone; weekday 1 = Monday; contact_count integer
-- Note:    contacts = tickets, and attempts by chat or phone that no ticket of the exports belongs to: nobody counts twice.
--          Every ticket counts here, merged and spam too: an arrival stays one whatever becomes of it
with
  arrivals as (
    select
      t.channel,
      quarter_of (t.created_at) as quarter_start,
      count(*) as contacts
    from
      staging.stg_tickets as t
    group by
      t.channel,
      quarter_of (t.created_at)
    union all
    select
      c.channel,
      quarter_of (c.attempted_at) as quarter_start,
      count(*) as contacts
    from
      staging.stg_chats as c
      left join staging.stg_tickets as t on t.ticket_id = c.ticket_id
    where
      t.ticket_id is null
    group by
      c.channel,
      quarter_of (c.attempted_at)
  )
select
  a.channel,
  q.week,
  q.weekday,
  q.hour,
  cast(sum(a.contacts) as bigint) as contact_count,
  q.local_day,
  q.week_start
from
  arrivals as a
  join intermediate.int_local_quarters as q on q.quarter_start = a.quarter_start
group by
  a.channel,
  q.week,
  q.weekday,
  q.hour,
  q.local_day,
  q.week_start
