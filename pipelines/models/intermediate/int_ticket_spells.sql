-- Model:   intermediate/int_ticket_spells
-- Grain:   one row per stretch of one status of a ticket with status events (ticket_id, started_at)
-- Inputs:  staging.stg_ticket_events, staging.stg_tickets
-- Outputs: ticket_id, status, status_before, started_at, ended_at
-- Units:   *_at UTC; ended_at null = it goes on at as_of
-- Note:    a ticket is new from its creation until an event says otherwise; of changes at one instant the last by event_id
--          and value counts; events stamped before the creation count from it; the same status twice is one stretch. The
--          ticket's newest version says the last status: where the events end otherwise, it changed when the version says,
--          not before the last event
-- Rebuild: ticket_id
with
  changes as (
    select
      e.ticket_id as ticket_id,
      case
        when e.event_at < t.created_at then t.created_at
        else e.event_at
      end as change_at,
      fold_case (trim(e.value)) as status,
      1 as knowledge,
      e.event_at as event_at,
      coalesce(e.event_id, '') as event_id
    from
      staging.stg_ticket_events as e
      join staging.stg_tickets as t on t.ticket_id = e.ticket_id
    where
      e.kind = 'status'
      and e.value is not null
  ),
  lasts as (
    select
      c.ticket_id,
      max(c.change_at) as last_at
    from
      changes as c
    group by
      c.ticket_id
  ),
  every_change as (
    select
      c.ticket_id,
      c.change_at,
      c.status,
      c.knowledge,
      c.event_at,
      c.event_id
    from
      changes as c
    union all
    select
      l.ticket_id as ticket_id,
      t.created_at as change_at,
      'new' as status,
      0 as knowledge,
      t.created_at as event_at,
      '' as event_id
    from
      lasts as l
      join staging.stg_tickets as t on t.ticket_id = l.ticket_id
    union all
    select
      l.ticket_id as ticket_id,
      case
        when t.status in ('solved', 'closed')
        and coalesce(t.solved_at, t.closed_at, t.updated_at) > l.last_at then coalesce(t.solved_at, t.closed_at, t.updated_at)
        when t.status not in ('solved', 'closed')
        and t.updated_at > l.last_at then t.updated_at
        else l.last_at
      end as change_at,
      t.status as status,
      2 as knowledge,
      l.last_at as event_at,
      '' as event_id
    from
      lasts as l
      join staging.stg_tickets as t on t.ticket_id = l.ticket_id
  ),
  one_each as (
    select
      e.ticket_id,
      e.change_at,
      e.status
    from
      every_change as e
    qualify
      row_number() over (
        partition by
          e.ticket_id,
          e.change_at
        order by
          e.knowledge desc nulls last,
          e.event_at desc nulls last,
          e.event_id desc nulls last,
          e.status desc nulls last
      ) = 1
  ),
  in_order as (
    select
      o.ticket_id,
      o.change_at,
      o.status,
      lag (nullif(o.status, '')) over (
        partition by
          o.ticket_id
        order by
          o.change_at asc nulls last
      ) as status_before
    from
      one_each as o
  )
select
  i.ticket_id,
  i.status,
  i.status_before,
  i.change_at as started_at,
  max(i.change_at) over (
    partition by
      i.ticket_id
    order by
      i.change_at asc nulls last rows between 1 following
      and 1 following
  ) as ended_at
from
  in_order as i
where
  coalesce(i.status_before, '') <> i.status
