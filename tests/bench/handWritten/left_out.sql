with
  tickets as (
    select
      ticket_id,
      created_at,
      coalesce(solved_at, closed_at, updated_at) as ended_at,
      first_response_at,
      status,
      opened_by
    from
      raw.ticket
    qualify
      row_number() over (
        partition by
          ticket_id
        order by
          updated_at desc
      ) = 1
  ),
  events as (
    select
      ticket_id,
      min(event_at) filter(kind = 'customer_message') as asked_at,
      min(event_at) filter(kind in ('public_reply', 'public_message')) as replied_at,
      max(event_at) filter(kind = 'status' and value in ('solved', 'closed')) as solved_at,
      count(*) filter(kind in ('customer_message', 'public_reply', 'public_message', 'private_note', 'bot_message')) as messages
    from
      raw.ticket_event
    group by
      ticket_id
  ),
  clocks as (
    select
      t.status,
      t.opened_by,
      if(t.opened_by = 'agent', e.asked_at, t.created_at) as started_at,
      if(e.messages > 0, e.replied_at, t.first_response_at) as responded_at,
      coalesce(e.solved_at, t.ended_at) as ended_at
    from
      tickets as t
      left join events as e using (ticket_id)
  ),
  judged as (
    select
      case
        when status in ('merged', 'spam', 'deleted') then status
        when started_at is null then 'outbound'
        -- A reply before the customer of a ticket that an agent opened is none
        when opened_by <> 'agent'
        and responded_at < started_at then 'reply_precedes_request'
        when status in ('solved', 'closed')
        and ended_at < started_at then 'solved_before_request'
      end as reason
    from
      clocks
  ),
  chats as (
    select
      queued_at,
      accepted_at,
      coalesce(first_response_at, ended_at) as spoken_at,
      coalesce(accepted_at, ended_at, as_of) as left_at
    from
      raw.chat
      cross join ref.settings
    qualify
      row_number() over (
        partition by
          chat_id
        order by
          coalesce(updated_at, ended_at, attempted_at) desc
      ) = 1
  ),
  turns as (
    select
      min(customer_message_at) as asked_at,
      max(agent_reply_at) as replied_at,
      max_by(latency_milliseconds, coalesce(agent_reply_at, customer_message_at)) as latency
    from
      raw.chat_turn
    group by
      chat_id,
      turn_number
  ),
  feedback as (
    select
      created_at,
      replied_at
    from
      raw.feedback
    qualify
      row_number() over (
        partition by
          feedback_id
        order by
          coalesce(updated_at, created_at) desc
      ) = 1
  ),
  counted as (
    select
      'ticket' as feed,
      reason,
      count(*) as left_out_count,
      (
        select
          count(*)
        from
          judged
      ) as total_count
    from
      judged
    where
      reason is not null
    group by
      reason
    union all
    select
      'chat',
      'end_precedes_queue',
      count(*) filter(left_at < queued_at),
      count(*)
    from
      chats
    union all
    select
      'chat',
      'message_precedes_acceptance',
      count(*) filter(spoken_at < accepted_at),
      count(*)
    from
      chats
    union all
    select
      'chat_turn',
      'reply_precedes_message',
      count(*) filter(replied_at < asked_at or latency < 0),
      count(*)
    from
      turns
    union all
    select
      'feedback',
      'reply_precedes_edit',
      count(*) filter(replied_at < created_at),
      count(*)
    from
      feedback
  )
select
  feed,
  reason,
  reason not in ('merged', 'spam', 'deleted', 'outbound') as is_quarantined,
  left_out_count,
  total_count
from
  counted
where
  left_out_count > 0
