-- Model:   reports/backlog_by_age
-- Grain:   one row per age band, channel, category and status that has open tickets (age_band, channel, category, status)
-- Inputs:  marts.tickets, staging.stg_settings
-- Outputs: age_band, channel, category, status, ticket_count, oldest_seconds
-- Units:   ticket_count tickets; oldest_seconds elapsed seconds since creation as pages say them
-- Note:    every ticket that is open at as_of (new, open, pending, on hold), answered or not, by its age since creation.
--          oldest_seconds is of all that is open, the same in every row: that of a row may be one customer's
with
  open_tickets as (
    select
      t.channel,
      t.category,
      t.status,
      secs_between (t.created_at, x.as_of) as age
    from
      marts.tickets as t
      cross join staging.stg_settings as x
    where
      t.is_open
  ),
  banded as (
    select
      case
        when o.age < 86400 then 'under_1d'
        when o.age < 259200 then '1d_3d'
        when o.age < 604800 then '3d_7d'
        when o.age < 2592000 then '7d_30d'
        else 'over_30d'
      end as age_band,
      o.channel,
      o.category,
      o.status,
      o.age
    from
      open_tickets as o
  ),
  oldest as (
    select
      max(o.age) as age
    from
      open_tickets as o
  )
select
  b.age_band,
  b.channel,
  b.category,
  b.status,
  count(*) as ticket_count,
  told_seconds (max(a.age)) as oldest_seconds
from
  banded as b
  cross join oldest as a
group by
  b.age_band,
  b.channel,
  b.category,
  b.status
