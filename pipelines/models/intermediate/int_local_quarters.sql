-- Model:   intermediate/int_local_quarters
-- Grain:   one row per quarter of an hour in which a ticket or a chat began (quarter_start)
-- Inputs:  staging.stg_tickets, staging.stg_chats
-- Outputs: quarter_start, week, weekday, hour, local_day, week_start
-- Units:   quarter_start UTC; the rest in the reporting zone; weekday 1 = Monday
-- Note:    the zone is applied to quarters, not rows: every zone offset in use is a whole number of them
with
  quarters as (
    select
      quarter_of (t.created_at) as quarter_start
    from
      staging.stg_tickets as t
    union
    select
      quarter_of (c.attempted_at) as quarter_start
    from
      staging.stg_chats as c
  )
select
  q.quarter_start,
  week_label (local_week (q.quarter_start)) as week,
  iso_dow (to_local (q.quarter_start)) as weekday,
  hour_of (to_local (q.quarter_start)) as hour,
  local_date (q.quarter_start) as local_day,
  local_week (q.quarter_start) as week_start
from
  quarters as q
