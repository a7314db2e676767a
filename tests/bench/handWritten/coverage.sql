with
  spans as (
    select
      'ticket' as feed,
      count(distinct ticket_id) as row_count,
      min(created_at) as first_at,
      max(created_at) as last_at
    from
      raw.ticket
    union all
    select
      'ticket_event',
      count(*),
      min(event_at),
      max(event_at)
    from
      (
        select distinct
          ticket_id,
          event_id,
          kind,
          actor_kind,
          value,
          event_at
        from
          raw.ticket_event
      )
    union all
    select
      'chat',
      count(distinct chat_id),
      min(attempted_at),
      max(attempted_at)
    from
      raw.chat
    union all
    select
      'chat_turn',
      count(*),
      min(customer_message_at),
      max(customer_message_at)
    from
      (
        select
          chat_id,
          turn_number,
          min(customer_message_at) as customer_message_at
        from
          raw.chat_turn
        group by all
      )
    union all
    select
      'feedback',
      count(distinct feedback_id),
      min(created_at),
      max(created_at)
    from
      raw.feedback
  )
select
  *,
  minute_label (to_local (first_at)) as first_at_local,
  minute_label (to_local (last_at)) as last_at_local
from
  spans
