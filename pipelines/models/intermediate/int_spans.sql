-- Model:   intermediate/int_spans
-- Grain:   one row per series that is counted by day or week (series)
-- Inputs:  staging.stg_tickets, staging.stg_chats, staging.stg_holidays, staging.stg_settings, intermediate.int_texts,
--          intermediate.int_ratings, intermediate.int_numbers
-- Outputs: series, first_day, last_day, last_arrival_day, whole_from, whole_to
-- Units:   local days
-- Note:    whole_from to whole_to: the days that every feed in the series covers; contact = tickets and chats together,
--          so where chats are exported for a shorter time, its days are whole only for that time; text = what
--          customers wrote, in tickets and feedback; rating = scores of surveys. After the last record of a feed, days over
--          at as_of are covered while
--          its silence is an ordinary one: no longer than half of up to eight weeks before had it from the same moment of
--          the week on, at least four of them; so a desk that works Monday to Friday has whole weeks. Of a feed that had
--          none on four of the last 28 days, days of public holidays and joint leave are silent too, and what follows one is
--          judged from its end on. Never more than 6 days
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
    union all
    select
      'rating' as feed,
      r.rated_at as arrived_at,
      r.rated_at as moved_at
    from
      intermediate.int_ratings as r
    where
      r.source = 'survey'
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
  late_stamps as (
    select
      a.feed as feed,
      a.happened_at as happened_at
    from
      all_stamps as a
      join feed_spans as f on f.feed = a.feed
    where
      a.happened_at >= add_minutes (f.last_at, -58 * 1440)
  ),
  closed_days as (
    select
      h.holiday_date as closed_day,
      max(
        case
          when coalesce(h.kind, 'public') in ('observance', 'half_day') then 0
          else 1
        end
      ) as is_closed
    from
      staging.stg_holidays as h
    group by
      h.holiday_date
  ),
  resting_feeds as (
    select
      f.feed as feed
    from
      feed_spans as f
      join late_stamps as a on a.feed = f.feed
    where
      local_date (a.happened_at) > add_days (local_date (f.last_at), -28)
      and secs_between (to_local (f.first_at), to_local (f.last_at)) >= 4 * 604800
    group by
      f.feed
    having
      count(distinct local_date (a.happened_at)) <= 24
  ),
  feed_days as (
    select
      f.feed as feed,
      cast(k.n as bigint) as day_no,
      add_days (local_date (f.last_at), k.n) as silent_day
    from
      feed_spans as f
      join intermediate.int_numbers as k on k.n between 0 and 6
  ),
  feed_closed_days as (
    select
      d.feed as feed,
      d.day_no as day_no,
      d.silent_day as silent_day
    from
      feed_days as d
      join closed_days as h on h.closed_day = d.silent_day
      join resting_feeds as r on r.feed = d.feed
    where
      h.is_closed = 1
  ),
  silence_starts as (
    select
      f.feed as feed,
      cast(0 as bigint) as start_no,
      to_local (f.last_at) as start_at
    from
      feed_spans as f
    union all
    select
      c.feed as feed,
      c.day_no + 1 as start_no,
      day_start (add_days (c.silent_day, 1)) as start_at
    from
      feed_closed_days as c
  ),
  recent_stamps as (
    select
      s.feed as feed,
      s.start_no as start_no,
      secs_between (to_local (a.happened_at), s.start_at) as seconds_before
    from
      feed_spans as f
      join silence_starts as s on s.feed = f.feed
      join late_stamps as a on a.feed = f.feed
  ),
  week_silences as (
    select
      r.feed as feed,
      r.start_no as start_no,
      int_div (r.seconds_before, 604800) + 1 as week_no,
      min(604800 * (int_div (r.seconds_before, 604800) + 1) - r.seconds_before) as silent_seconds
    from
      recent_stamps as r
    where
      r.seconds_before > 0
    group by
      r.feed,
      r.start_no,
      int_div (r.seconds_before, 604800) + 1
  ),
  feed_silences as (
    select
      s.feed as feed,
      s.start_no as start_no,
      s.start_at as start_at,
      pct (coalesce(w.silent_seconds, 604800), 0.5) as ordinary_seconds
    from
      silence_starts as s
      join feed_spans as f on f.feed = s.feed
      join intermediate.int_numbers as k on k.n between 1 and 8
      and 604800 * k.n <= secs_between (to_local (f.first_at), s.start_at)
      left join week_silences as w on w.feed = s.feed
      and w.start_no = s.start_no
      and w.week_no = k.n
    group by
      s.feed,
      s.start_no,
      s.start_at
    having
      count(*) >= 4
  ),
  explained_days as (
    select
      d.feed as feed,
      d.day_no as day_no
    from
      feed_days as d
      join feed_silences as q on q.feed = d.feed
    where
      q.start_no <= d.day_no
      and secs_between (q.start_at, day_start (add_days (d.silent_day, 1))) <= q.ordinary_seconds
    union
    select
      c.feed as feed,
      c.day_no as day_no
    from
      feed_closed_days as c
  ),
  unexplained_days as (
    select
      d.feed as feed,
      min(d.day_no) as day_no
    from
      feed_days as d
      left join explained_days as e on e.feed = d.feed
      and e.day_no = d.day_no
    where
      e.day_no is null
    group by
      d.feed
  ),
  covered_silences as (
    select
      d.feed as feed,
      max(d.day_no) as silent_days
    from
      feed_days as d
      cross join staging.stg_settings as x
      left join unexplained_days as u on u.feed = d.feed
    where
      d.day_no >= 1
      and d.day_no < coalesce(u.day_no, 7)
      and d.silent_day < x.as_of_date
    group by
      d.feed
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
