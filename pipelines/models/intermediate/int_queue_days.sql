-- Model:   intermediate/int_queue_days
-- Grain:   one row per attempt that queued and local day on which it stood in the queue (chat_id, local_day)
-- Inputs:  staging.stg_chats, intermediate.int_numbers
-- Outputs: chat_id, channel, local_day, is_first, queued_at, left_at
-- Units:   *_at UTC; local_day a day of the reporting zone as text
-- Note:    left_at: accepted, else ended. is_first: 1 on the day on which it joined the queue, else 0. Attempts still in the
--          queue, and those that left it before they joined it, are left out
-- Rebuild: chat_id
with
  stays as (
    select
      c.channel as channel,
      c.chat_id as chat_id,
      c.queued_at as queued_at,
      coalesce(c.accepted_at, c.ended_at) as left_at,
      local_date (c.queued_at) as first_day,
      days_between (local_date (c.queued_at), local_date (coalesce(c.accepted_at, c.ended_at))) as more_days
    from
      staging.stg_chats as c
    where
      c.queued_at is not null
      and coalesce(c.accepted_at, c.ended_at) >= c.queued_at
  )
select
  s.chat_id,
  s.channel,
  cast(s.first_day as varchar) as local_day,
  1 as is_first,
  s.queued_at,
  s.left_at
from
  stays as s
union all
select
  s.chat_id,
  s.channel,
  cast(add_days (s.first_day, n.n) as varchar) as local_day,
  0 as is_first,
  s.queued_at,
  s.left_at
from
  stays as s
  join intermediate.int_numbers as n on n.n >= 1
  and n.n <= s.more_days
where
  s.more_days >= 1
