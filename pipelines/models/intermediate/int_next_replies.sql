-- Model:   intermediate/int_next_replies
-- Grain:   one row per burst of a customer's messages after the first (ticket_id, turn_number)
-- Inputs:  staging.stg_ticket_events, staging.stg_tickets, intermediate.int_ticket_first_responses,
--          intermediate.int_switched_marks, intermediate.int_open_quarters
-- Outputs: ticket_id, turn_number, channel, category, priority, week, wait_outcome, schedule, wait_seconds,
--          wait_business_seconds, week_start, asked_at, replied_at
-- Units:   *_seconds whole elapsed seconds, *_business_seconds those in opening hours; *_at UTC; week and week_start of the
--          customer's message in the reporting zone
-- Note:    the wait from the first message of a burst to the next public reply by a person; messages in a row are one
--          turn, an agent's in a row one reply; bots and private notes neither end a wait nor part a burst. wait_outcome:
--          answered, waiting (wait_seconds null) or closed_unanswered (counted until the ticket was solved or closed). Only
--          from message events; tickets in exclusion are left out
-- Rebuild: ticket_id
with
  messages as (
    select
      e.ticket_id,
      e.event_at,
      author_of (e.kind, e.actor_kind, e.actor_id, t.customer_id) as author
    from
      staging.stg_ticket_events as e
      join staging.stg_tickets as t on t.ticket_id = e.ticket_id
    where
      e.kind in ('public_reply', 'public_message', 'customer_message')
  ),
  in_order as (
    select
      m.ticket_id,
      m.event_at,
      m.author,
      lag (nullif(m.author, '')) over (
        partition by
          m.ticket_id
        order by
          m.event_at asc nulls last,
          m.author desc nulls last
      ) as author_before
    from
      messages as m
    where
      m.author in ('customer', 'agent')
  ),
  bursts as (
    select
      o.ticket_id,
      o.event_at,
      o.author,
      row_number() over (
        partition by
          o.ticket_id,
          o.author
        order by
          o.event_at asc nulls last
      ) as turn_number,
      lead (nullif(o.author, '')) over (
        partition by
          o.ticket_id
        order by
          o.event_at asc nulls last,
          o.author desc nulls last
      ) as author_after,
      max(o.event_at) over (
        partition by
          o.ticket_id
        order by
          o.event_at asc nulls last,
          o.author desc nulls last rows between 1 following
          and 1 following
      ) as next_at
    from
      in_order as o
    where
      coalesce(o.author_before, 'nobody') <> o.author
  ),
  turns as (
    select
      b.ticket_id,
      cast(b.turn_number as bigint) as turn_number,
      b.event_at as asked_at,
      case
        when b.author_after = 'agent' then b.next_at
      end as replied_at
    from
      bursts as b
    where
      b.author = 'customer'
      and b.turn_number > 1
  ),
  judged as (
    select
      u.ticket_id as ticket_id,
      u.turn_number,
      r.channel as channel,
      r.category as category,
      r.priority as priority,
      r.schedule as schedule,
      u.asked_at,
      u.replied_at,
      case
        when u.replied_at is not null then 'answered'
        when t.status in ('solved', 'closed') then 'closed_unanswered'
        else 'waiting'
      end as outcome,
      case
        when u.replied_at is not null then u.replied_at
        when t.status in ('solved', 'closed')
        and coalesce(t.solved_at, t.closed_at, t.updated_at) > u.asked_at then coalesce(t.solved_at, t.closed_at, t.updated_at)
        when t.status in ('solved', 'closed') then u.asked_at
      end as until_at
    from
      turns as u
      join intermediate.int_ticket_first_responses as r on r.ticket_id = u.ticket_id
      join staging.stg_tickets as t on t.ticket_id = u.ticket_id
    where
      r.exclusion is null
  )
select
  j.ticket_id as ticket_id,
  j.turn_number,
  j.channel,
  j.category,
  j.priority,
  week_label (local_week (j.asked_at)) as week,
  j.outcome as wait_outcome,
  j.schedule as schedule,
  secs_between (j.asked_at, j.until_at) as wait_seconds,
  business_seconds (
    secs_between (j.asked_at, j.until_at),
    case
      when ma.ticket_id is not null then mb.open_so_far - ma.open_so_far
      else open_until (b.open_seconds_before, b.opens_second, b.open_seconds, secs_between (b.quarter_start, j.until_at)) - open_until (a.open_seconds_before, a.opens_second, a.open_seconds, secs_between (a.quarter_start, j.asked_at))
    end
  ) as wait_business_seconds,
  local_week (j.asked_at) as week_start,
  j.asked_at,
  j.replied_at
from
  judged as j
  left join intermediate.int_open_quarters as a on a.schedule = j.schedule
  and a.quarter_start = quarter_of (j.asked_at)
  left join intermediate.int_open_quarters as b on b.schedule = j.schedule
  and b.quarter_start = quarter_of (j.until_at)
  left join intermediate.int_switched_marks as ma on ma.ticket_id = j.ticket_id
  and ma.mark_at = j.asked_at
  left join intermediate.int_switched_marks as mb on mb.ticket_id = j.ticket_id
  and mb.mark_at = j.until_at
