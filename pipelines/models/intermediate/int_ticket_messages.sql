-- Model:   intermediate/int_ticket_messages
-- Grain:   one row per ticket with at least one message event (ticket_id)
-- Inputs:  staging.stg_ticket_events, staging.stg_tickets
-- Outputs: ticket_id, is_agent_opened, first_customer_message_at, first_human_reply_at, bot_handed_over_at
-- Units:   *_at UTC
-- Note:    a human reply is a public reply, or a public message by somebody who is not the ticket's customer; bots and
--          private notes never count. Opened by an agent (told, or seen: a public agent message at the very instant of
--          creation before any of the customer's): only an agent's message after the customer's first is a reply.
--          bot_handed_over_at: the bot's last message before that reply (the last of all while there is none), null without
--          a bot: from then on a person is waited for
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
      e.kind in ('public_reply', 'public_message', 'customer_message', 'bot_message', 'private_note')
  ),
  firsts as (
    select
      m.ticket_id,
      min(m.event_at) filter(
        where
          m.author = 'customer'
      ) as first_customer_message_at,
      min(m.event_at) filter(
        where
          m.author = 'agent'
      ) as first_agent_message_at
    from
      messages as m
    group by
      m.ticket_id
  ),
  openings as (
    select
      f.ticket_id,
      f.first_customer_message_at,
      f.first_agent_message_at,
      coalesce(
        t.opened_by = 'agent',
        coalesce(f.first_agent_message_at = t.created_at, false)
        and (
          f.first_customer_message_at is null
          or f.first_customer_message_at > f.first_agent_message_at
        )
      ) as is_agent_opened
    from
      firsts as f
      join staging.stg_tickets as t on t.ticket_id = f.ticket_id
  ),
  later_replies as (
    select
      m.ticket_id,
      min(m.event_at) as first_later_reply_at
    from
      messages as m
      join openings as o on o.ticket_id = m.ticket_id
      and o.is_agent_opened
    where
      m.author = 'agent'
      and m.event_at > o.first_customer_message_at
    group by
      m.ticket_id
  ),
  replies as (
    select
      o.ticket_id as ticket_id,
      o.is_agent_opened as is_agent_opened,
      o.first_customer_message_at as first_customer_message_at,
      case
        when o.is_agent_opened then l.first_later_reply_at
        else o.first_agent_message_at
      end as first_human_reply_at
    from
      openings as o
      left join later_replies as l on l.ticket_id = o.ticket_id
  ),
  handovers as (
    select
      m.ticket_id as ticket_id,
      max(m.event_at) as bot_handed_over_at
    from
      messages as m
      join replies as r on r.ticket_id = m.ticket_id
    where
      m.author = 'bot'
      and m.event_at <= coalesce(r.first_human_reply_at, m.event_at)
    group by
      m.ticket_id
  )
select
  r.ticket_id,
  r.is_agent_opened,
  r.first_customer_message_at,
  r.first_human_reply_at,
  h.bot_handed_over_at
from
  replies as r
  left join handovers as h on h.ticket_id = r.ticket_id
