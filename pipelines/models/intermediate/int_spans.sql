-- Model:   intermediate/int_spans
-- Grain:   one row per series that is counted by day or week (series)
-- Inputs:  staging.stg_tickets, staging.stg_chats, staging.stg_settings, intermediate.int_texts, intermediate.int_numbers
-- Outputs: series, first_day, last_day, last_arrival_day, whole_from, whole_to
-- Units:   local days
-- Note:    whole_from to whole_to: the days that every feed in the series covers; contact = tickets and chats together,
--          so where chats are exported for a shorter time, its days are whole only for that time; text = what
--          customers wrote, in tickets and feedback. After the last record of a feed, days over at as_of are covered while
--          its silence is an ordinary one: no longer than half of up to eight weeks before had it from the same moment of
--          the week on, at least four of them; so a desk that works Monday to Friday has whole weeks. Never more than 6 days
with
  feed_stamps as (
    select
      'ticket' as feed,
      t.created_at as arrived_at,
      greatest(
        coalesce(t.updated_at, t.created_at),
        coalesce(t.first_response_at, t.created_at),
        coalesce(t.solved_at, t.created_at)
      ) as moved_at
    from
      staging.stg_tickets as t
    union all
    select
      'chat' as feed,
      c.attempted_at as arrived_at,
      coalesce(c.updated_at, c.ended_at, c.attempted_at) as moved_at
    from
      staging.stg_chats as c
    union all
    select
      'text' as feed,
      x.written_at as arrived_at,
      x.updated_at as moved_at
    from
      intermediate.int_texts as x
  ),
  feed_spans as (
    select
      s.feed as feed,
      min(s.arrived_at) as first_at,
      max(s.arrived_at) as last_arrival_at,
      max(s.moved_at) as last_at
    from
      feed_stamps as s
    group by
      s.feed
  ),
  all_stamps as (
    select
      s.feed as feed,
      s.arrived_at as happened_at
    from
      feed_stamps as s
    union all
    select
      s.feed as feed,
      s.moved_at as happened_at
    from
      feed_stamps as s
  ),
  recent_stamps as (
    select
      f.feed as feed,
      secs_between (to_local (a.happened_at), to_local (f.last_at)) as seconds_before
    from
      feed_spans as f
      join all_stamps as a on a.feed = f.feed
    where
      a.happened_at >= add_minutes (f.last_at, -58 * 1440)
  ),
  week_silences as (
    select
      r.feed as feed,
      int_div (r.seconds_before, 604800) + 1 as week_no,
      min(604800 * (int_div (r.seconds_before, 604800) + 1) - r.seconds_before) as silent_seconds
    from
      recent_stamps as r
    where
      r.seconds_before > 0
    group by
      r.feed,
      int_div (r.seconds_before, 604800) + 1
  ),
  feed_silences as (
    select
      f.feed as feed,
      pct (coalesce(w.silent_seconds, 604800), 0.5) as ordinary_seconds
    from
      feed_spans as f
      join intermediate.int_numbers as k on k.n between 1 and 8
      and 604800 * k.n <= secs_between (to_local (f.first_at), to_local (f.last_at))
      left join week_silences as w on w.feed = f.feed
      and w.week_no = k.n
    group by
      f.feed
    having
      count(*) >= 4
  ),
  covered_silences as (
    select
      f.feed as feed,
      max(k.n) as silent_days
    from
      feed_spans as f
      join feed_silences as q on q.feed = f.feed
      cross join staging.stg_settings as x
      join intermediate.int_numbers as k on k.n between 1 and 6
    where
      secs_between (to_local (f.last_at), day_start (add_days (local_date (f.last_at), k.n + 1))) <= q.ordinary_seconds
      and add_days (local_date (f.last_at), k.n) < x.as_of_date
    group by
      f.feed
  ),
  local_spans as (
    select
      f.feed as feed,
      local_date (f.first_at) as first_day,
      add_days (local_date (f.last_at), coalesce(c.silent_days, 0)) as last_day,
      local_date (f.last_arrival_at) as last_arrival_day
    from
      feed_spans as f
      left join covered_silences as c on c.feed = f.feed
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
