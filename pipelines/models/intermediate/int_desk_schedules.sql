-- Model:   intermediate/int_desk_schedules
-- Grain:   one row per channel and team, now or before, of a ticket that has opening hours (channel, team_or_none)
-- Inputs:  staging.stg_tickets, staging.stg_ticket_events, staging.stg_schedule_uses
-- Outputs: channel, team_or_none, schedule
-- Units:   team_or_none: the team, or an empty text for a ticket of no team
-- Note:    a team's schedule wins over its channel's, that over the rest of the desk's
with
  desks as (
    select distinct
      t.channel as channel,
      coalesce(t.team, '') as team_or_none
    from
      staging.stg_tickets as t
    union
    select
      t.channel as channel,
      '' as team_or_none
    from
      staging.stg_tickets as t
    union
    select
      t.channel as channel,
      coalesce(e.value, '') as team_or_none
    from
      staging.stg_ticket_events as e
      join staging.stg_tickets as t on t.ticket_id = e.ticket_id
    where
      e.kind = 'assignment'
  ),
  fitting as (
    select
      d.channel as channel,
      d.team_or_none,
      u.schedule,
      case
        when u.team is not null then 2
        when u.channel is not null then 1
        else 0
      end as specificity
    from
      desks as d
      cross join staging.stg_schedule_uses as u
    where
      coalesce(u.team, d.team_or_none) = d.team_or_none
      and coalesce(u.channel, d.channel) = d.channel
  )
select
  f.channel,
  f.team_or_none,
  f.schedule
from
  fitting as f
qualify
  row_number() over (
    partition by
      f.channel,
      f.team_or_none
    order by
      f.specificity desc nulls last,
      f.schedule asc nulls last
  ) = 1
