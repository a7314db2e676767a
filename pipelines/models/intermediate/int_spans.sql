-- Model:   intermediate/int_spans
-- Grain:   one row per series that is counted by day or week (series)
-- Inputs:  staging.stg_tickets, staging.stg_chats, intermediate.int_texts
-- Outputs: series, first_day, last_day, last_arrival_day, whole_from, whole_to
-- Units:   local days
-- Note:    whole_from to whole_to: the days that every feed in the series covers; contact = tickets and chats together,
--          so where chats are exported for a shorter time, its days are whole only for that time; text = what
--          customers wrote, in tickets and feedback
with
  feed_spans as (
    select
      'ticket' as feed,
      min(t.created_at) as first_at,
      max(t.created_at) as last_arrival_at,
      max(coalesce(t.updated_at, t.created_at)) as last_at
    from
      staging.stg_tickets as t
    union all
    select
      'chat' as feed,
      min(c.attempted_at) as first_at,
      max(c.attempted_at) as last_arrival_at,
      max(coalesce(c.updated_at, c.ended_at, c.attempted_at)) as last_at
    from
      staging.stg_chats as c
    union all
    select
      'text' as feed,
      min(x.written_at) as first_at,
      max(x.written_at) as last_arrival_at,
      max(x.updated_at) as last_at
    from
      intermediate.int_texts as x
  ),
  local_spans as (
    select
      feed,
      local_date (first_at) as first_day,
      local_date (last_at) as last_day,
      local_date (last_arrival_at) as last_arrival_day
    from
      feed_spans
    where
      first_at is not null
  )
select
  l.feed as series,
  l.first_day,
  l.last_day,
  l.last_arrival_day,
  l.first_day as whole_from,
  l.last_day as whole_to
from
  local_spans as l
union all
select
  'contact' as series,
  min(l.first_day) as first_day,
  max(l.last_day) as last_day,
  max(l.last_arrival_day) as last_arrival_day,
  max(l.first_day) as whole_from,
  min(l.last_day) as whole_to
from
  local_spans as l
where
  l.feed in ('ticket', 'chat')
having
  count(*) > 0
