-- Model:   intermediate/int_queue_lengths
-- Grain:   one row per attempt that queued (queue_day, chat_id)
-- Inputs:  intermediate.int_queue_days
-- Outputs: queue_day, chat_id, others, queued_at
-- Units:   others people; queued_at UTC; queue_day the day of the reporting zone on which it joined the queue, as text
-- Note:    others: who had joined the queue of its channel before it and had not left it yet. A day at a time: a window
--          over all that ever stood in a channel's queue would have to be held at once
-- Rebuild: queue_day by local_day
-- Slices:  queue_day by local_day
with
  moves as (
    select
      d.channel as channel,
      d.local_day as local_day,
      d.chat_id as chat_id,
      d.is_first as is_first,
      d.queued_at as moment_at,
      1 as people
    from
      intermediate.int_queue_days as d
    union all
    select
      d.channel as channel,
      d.local_day as local_day,
      d.chat_id as chat_id,
      0 as is_first,
      d.left_at as moment_at,
      -1 as people
    from
      intermediate.int_queue_days as d
  ),
  lengths as (
    select
      m.local_day as local_day,
      m.chat_id as chat_id,
      m.is_first as is_first,
      m.moment_at as moment_at,
      sum(m.people) over (
        partition by
          m.channel,
          m.local_day
        order by
          m.moment_at asc nulls last,
          m.people asc nulls last,
          m.chat_id asc nulls last rows between unbounded preceding
          and current row
      ) - 1 as others
    from
      moves as m
  )
select
  l.local_day as queue_day,
  l.chat_id,
  cast(l.others as bigint) as others,
  l.moment_at as queued_at
from
  lengths as l
where
  l.is_first = 1
