-- Model:   intermediate/int_switched_marks
-- Grain:   one row per instant at which something happened to a ticket whose schedule changed (ticket_id, mark_at)
-- Inputs:  intermediate.int_ticket_schedules, intermediate.int_open_quarters, staging.stg_ticket_events,
--          staging.stg_tickets, staging.stg_settings
-- Outputs: ticket_id, mark_at, open_so_far
-- Units:   mark_at UTC; open_so_far open seconds since the ticket's first mark, each stretch by its own schedule
-- Note:    the business clock of a ticket that changed hands: between two instants the difference of their open_so_far.
--          Every clock of a ticket begins and ends at an event, at a stamp of its newest version or at as_of
with
  switched as (
    select distinct
      g.ticket_id as ticket_id
    from
      intermediate.int_ticket_schedules as g
  ),
  events as (
    select
      e.ticket_id as ticket_id,
      e.event_at as event_at
    from
      staging.stg_ticket_events as e
      join switched as w on w.ticket_id = e.ticket_id
  ),
  tickets as (
    select
      t.ticket_id as ticket_id,
      t.created_at as created_at,
      t.first_response_at as first_response_at,
      t.solved_at as solved_at,
      t.closed_at as closed_at,
      t.updated_at as updated_at,
      x.as_of as as_of
    from
      staging.stg_tickets as t
      join switched as w on w.ticket_id = t.ticket_id
      cross join staging.stg_settings as x
  ),
  stamps as (
    select
      t.ticket_id as ticket_id,
      t.event_at as mark_at
    from
      events as t
    union
    select
      t.ticket_id as ticket_id,
      t.created_at as mark_at
    from
      tickets as t
    union
    select
      t.ticket_id as ticket_id,
      t.first_response_at as mark_at
    from
      tickets as t
    union
    select
      t.ticket_id as ticket_id,
      t.solved_at as mark_at
    from
      tickets as t
    union
    select
      t.ticket_id as ticket_id,
      t.closed_at as mark_at
    from
      tickets as t
    union
    select
      t.ticket_id as ticket_id,
      t.updated_at as mark_at
    from
      tickets as t
    union
    select
      t.ticket_id as ticket_id,
      t.as_of as mark_at
    from
      tickets as t
  ),
  marks as (
    select
      m.ticket_id as ticket_id,
      m.mark_at as mark_at
    from
      stamps as m
    where
      m.mark_at is not null
  ),
  spans as (
    select
      m.ticket_id as ticket_id,
      min(m.mark_at) as first_at,
      max(m.mark_at) as last_at
    from
      marks as m
    group by
      m.ticket_id
  ),
  stretches as (
    select
      g.ticket_id as ticket_id,
      g.schedule as schedule,
      g.until_at as until_at,
      case
        when g.from_at > s.first_at then g.from_at
        else s.first_at
      end as counts_from,
      case
        when g.until_at < s.last_at then g.until_at
        else s.last_at
      end as counts_until
    from
      intermediate.int_ticket_schedules as g
      join spans as s on s.ticket_id = g.ticket_id
    where
      g.from_at <= s.last_at
      and g.until_at > s.first_at
  ),
  opened as (
    select
      c.ticket_id as ticket_id,
      c.schedule as schedule,
      c.until_at as until_at,
      c.counts_from as counts_from,
      open_until (
        a.open_seconds_before,
        a.opens_second,
        a.open_seconds,
        secs_between (a.quarter_start, c.counts_from)
      ) as open_at_start,
      coalesce(
        open_until (
          b.open_seconds_before,
          b.opens_second,
          b.open_seconds,
          secs_between (b.quarter_start, c.counts_until)
        ) - open_until (
          a.open_seconds_before,
          a.opens_second,
          a.open_seconds,
          secs_between (a.quarter_start, c.counts_from)
        ),
        0
      ) as open_seconds
    from
      stretches as c
      left join intermediate.int_open_quarters as a on a.schedule = c.schedule
      and a.quarter_start = quarter_of (c.counts_from)
      left join intermediate.int_open_quarters as b on b.schedule = c.schedule
      and b.quarter_start = quarter_of (c.counts_until)
  ),
  summed as (
    select
      o.ticket_id as ticket_id,
      o.schedule as schedule,
      o.until_at as until_at,
      o.counts_from as counts_from,
      o.open_at_start as open_at_start,
      cast(
        sum(o.open_seconds) over (
          partition by
            o.ticket_id
          order by
            o.counts_from asc nulls last rows between unbounded preceding
            and current row
        ) - o.open_seconds as bigint
      ) as open_before
    from
      opened as o
  ),
  placed as (
    select
      m.ticket_id as ticket_id,
      m.mark_at as mark_at,
      s.schedule as schedule,
      s.open_at_start as open_at_start,
      s.open_before as open_before
    from
      marks as m
      join summed as s on s.ticket_id = m.ticket_id
    where
      m.mark_at >= s.counts_from
      and m.mark_at < s.until_at
  )
select
  p.ticket_id,
  p.mark_at,
  p.open_before + coalesce(
    open_until (q.open_seconds_before, q.opens_second, q.open_seconds, secs_between (q.quarter_start, p.mark_at)) - p.open_at_start,
    0
  ) as open_so_far
from
  placed as p
  left join intermediate.int_open_quarters as q on q.schedule = p.schedule
  and q.quarter_start = quarter_of (p.mark_at)
