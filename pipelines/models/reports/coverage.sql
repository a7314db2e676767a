-- Model:   reports/coverage
-- Grain:   one row per feed (feed)
-- Inputs:  staging.stg_tickets, staging.stg_ticket_events, staging.stg_chats, staging.stg_chat_turns, staging.stg_feedback
-- Outputs: feed, row_count, first_at, last_at, first_at_local, last_at_local
-- Units:   *_at UTC; *_at_local in the reporting zone; row_count integer
-- Note:    by the instant a thing began, up to as_of, one row a thing after versions are folded; 0 rows = nothing loaded
with
  spans as (
    select
      'ticket' as feed,
      count(*) as things,
      min(t.created_at) as first_began,
      max(t.created_at) as last_began
    from
      staging.stg_tickets as t
    union all
    select
      'ticket_event' as feed,
      count(*) as things,
      min(e.event_at) as first_began,
      max(e.event_at) as last_began
    from
      staging.stg_ticket_events as e
    union all
    select
      'chat' as feed,
      count(*) as things,
      min(c.attempted_at) as first_began,
      max(c.attempted_at) as last_began
    from
      staging.stg_chats as c
    union all
    select
      'chat_turn' as feed,
      count(*) as things,
      min(u.customer_message_at) as first_began,
      max(u.customer_message_at) as last_began
    from
      staging.stg_chat_turns as u
    union all
    select
      'feedback' as feed,
      count(*) as things,
      min(f.created_at) as first_began,
      max(f.created_at) as last_began
    from
      staging.stg_feedback as f
  )
select
  s.feed,
  s.things as row_count,
  s.first_began as first_at,
  s.last_began as last_at,
  minute_label (to_local (s.first_began)) as first_at_local,
  minute_label (to_local (s.last_began)) as last_at_local
from
  spans as s
