-- Model:   intermediate/int_ticket_touches
-- Grain:   one row per ticket with a message of its customer or of a person at the desk (ticket_id)
-- Inputs:  staging.stg_ticket_events, staging.stg_tickets
-- Outputs: ticket_id, agent_message_count, agent_reply_count, customer_turn_count, agent_count
-- Units:   *_count whole numbers
-- Note:    public messages only; a person's messages in a row are one reply, a customer's one turn, whatever bots and
--          private notes stand between. agent_count: different persons who replied, null where the export does not say who
-- Rebuild: ticket_id
with
  messages as (
    select
      e.ticket_id,
      e.event_at,
      e.actor_id,
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
      m.actor_id,
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
  )
select
  o.ticket_id,
  count(*) filter(
    where
      o.author = 'agent'
  ) as agent_message_count,
  count(*) filter(
    where
      o.author = 'agent'
      and coalesce(o.author_before, 'nobody') <> 'agent'
  ) as agent_reply_count,
  count(*) filter(
    where
      o.author = 'customer'
      and coalesce(o.author_before, 'nobody') <> 'customer'
  ) as customer_turn_count,
  nullif(
    count(
      distinct case
        when o.author = 'agent' then o.actor_id
      end
    ),
    0
  ) as agent_count
from
  in_order as o
group by
  o.ticket_id
