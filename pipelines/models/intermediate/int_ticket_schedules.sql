-- Model:   intermediate/int_ticket_schedules
-- Grain:   one row per stretch with one schedule of a ticket whose schedule changed (ticket_id, from_at)
-- Inputs:  staging.stg_ticket_events, staging.stg_tickets, intermediate.int_desk_schedules
-- Outputs: ticket_id, schedule, from_at, until_at
-- Units:   from_at and until_at UTC, until_at exclusive; the first stretch begins and the last ends
--          a century off, beyond all data
-- Note:    a business clock counts every schedule for its own stretch (as dbt_zendesk, support-metrics 8.7; Zendesk counts
--          the last one for the whole ticket). The team of an assignment event decides; before the first, the channel.
--          schedule is empty in a stretch without opening hours, which adds nothing. Tickets that kept one schedule are not here: theirs is in
--          int_ticket_first_responses
-- Rebuild: ticket_id
with
  assignments as (
    select
      e.ticket_id as ticket_id,
      t.channel as channel,
      e.event_at as from_at,
      max(coalesce(e.value, '')) as team_or_none
    from
      staging.stg_ticket_events as e
      join staging.stg_tickets as t on t.ticket_id = e.ticket_id
    where
      e.kind = 'assignment'
    group by
      e.ticket_id,
      t.channel,
      e.event_at
  ),
  begun as (
    select
      a.ticket_id as ticket_id,
      a.channel as channel,
      a.from_at as from_at,
      a.team_or_none as team_or_none
    from
      assignments as a
    union all
    select
      b.ticket_id as ticket_id,
      b.channel as channel,
      add_minutes (min(b.from_at), -52560000) as from_at,
      '' as team_or_none
    from
      assignments as b
    group by
      b.ticket_id,
      b.channel
  ),
  scheduled as (
    select
      b.ticket_id as ticket_id,
      b.from_at as from_at,
      coalesce(s.schedule, '') as schedule
    from
      begun as b
      left join intermediate.int_desk_schedules as s on s.channel = b.channel
      and s.team_or_none = b.team_or_none
  ),
  compared as (
    select
      c.ticket_id as ticket_id,
      c.from_at as from_at,
      c.schedule as schedule,
      lag (nullif('=' || c.schedule, '')) over (
        partition by
          c.ticket_id
        order by
          c.from_at asc nulls last
      ) as schedule_before
    from
      scheduled as c
  ),
  stretches as (
    select
      k.ticket_id as ticket_id,
      k.from_at as from_at,
      k.schedule as schedule,
      count(*) over (
        partition by
          k.ticket_id
      ) as stretch_count,
      max(k.from_at) over (
        partition by
          k.ticket_id
        order by
          k.from_at asc nulls last rows between 1 following
          and 1 following
      ) as next_at
    from
      compared as k
    where
      coalesce(k.schedule_before, '') <> '=' || k.schedule
  )
select
  s.ticket_id,
  s.schedule,
  s.from_at,
  coalesce(s.next_at, add_minutes (s.from_at, 52560000)) as until_at
from
  stretches as s
where
  s.stretch_count > 1
