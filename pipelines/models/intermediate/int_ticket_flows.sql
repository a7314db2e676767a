-- Model:   intermediate/int_ticket_flows
-- Grain:   one row per ticket and local day on which it came into the stock of open tickets or left it (ticket_id, flow_day)
-- Inputs:  intermediate.int_ticket_spells, intermediate.int_ticket_first_responses, staging.stg_tickets
-- Outputs: ticket_id, channel, category, priority, flow_day, created_count, reopened_count, outflow_count, day
-- Units:   day local, flow_day the same as text; *_count how often on that day
-- Note:    open = new, open, pending or on hold. A ticket comes in when it is created or opened again, and leaves when it
--          is solved, closed, merged, deleted or marked as spam: by its status events, else from its creation to the tool's
--          stamp (solved, closed, else the last update). Every ticket counts, whoever opened it
-- Rebuild: ticket_id
with
  changes as (
    select
      p.ticket_id as ticket_id,
      p.started_at as change_at,
      case
        when p.status in ('new', 'open', 'pending', 'on_hold')
        and p.status_before is null then 1
        else 0
      end as created,
      case
        when p.status in ('new', 'open', 'pending', 'on_hold')
        and p.status_before is not null then 1
        else 0
      end as reopened,
      case
        when p.status in ('new', 'open', 'pending', 'on_hold') then 0
        else 1
      end as gone
    from
      intermediate.int_ticket_spells as p
    where
      (
        p.status in ('new', 'open', 'pending', 'on_hold')
        and coalesce(p.status_before, 'none') not in ('new', 'open', 'pending', 'on_hold')
      )
      or (
        p.status not in ('new', 'open', 'pending', 'on_hold')
        and p.status_before in ('new', 'open', 'pending', 'on_hold')
      )
    union all
    select
      t.ticket_id as ticket_id,
      t.created_at as change_at,
      1 as created,
      0 as reopened,
      0 as gone
    from
      staging.stg_tickets as t
    where
      t.ticket_id not in (
        select
          ticket_id
        from
          intermediate.int_ticket_spells
      )
    union all
    select
      t.ticket_id as ticket_id,
      case
        when coalesce(t.solved_at, t.closed_at, t.updated_at) > t.created_at then coalesce(t.solved_at, t.closed_at, t.updated_at)
        else t.created_at
      end as change_at,
      0 as created,
      0 as reopened,
      1 as gone
    from
      staging.stg_tickets as t
    where
      t.status not in ('new', 'open', 'pending', 'on_hold')
      and t.ticket_id not in (
        select
          ticket_id
        from
          intermediate.int_ticket_spells
      )
  )
select
  c.ticket_id,
  r.channel,
  r.category,
  r.priority,
  cast(local_date (c.change_at) as varchar) as flow_day,
  cast(sum(c.created) as bigint) as created_count,
  cast(sum(c.reopened) as bigint) as reopened_count,
  cast(sum(c.gone) as bigint) as outflow_count,
  local_date (c.change_at) as day
from
  changes as c
  join intermediate.int_ticket_first_responses as r on r.ticket_id = c.ticket_id
group by
  c.ticket_id,
  r.channel,
  r.category,
  r.priority,
  local_date (c.change_at)
