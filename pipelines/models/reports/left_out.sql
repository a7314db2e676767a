-- Model:   reports/left_out
-- Grain:   one row per feed and reason for which rows of it are in no figure on waiting (feed, reason)
-- Inputs:  marts.tickets, marts.feedback, intermediate.int_quarantined_responses, intermediate.int_ticket_resolutions,
--          intermediate.int_chat_queue, staging.stg_chats, staging.stg_chat_turns
-- Outputs: feed, reason, is_quarantined, left_out_count, total_count
-- Units:   *_count tickets, attempts, turns or pieces of feedback, over all that was loaded up to as_of
-- Note:    is_quarantined: the times of the row contradict each other (a reply or a solution before its request, an end
--          before the queue), so nobody knows the wait; it is neither 0 nor averaged in. solved_before_request leaves the
--          resolution figures only, message_precedes_acceptance (or the end does) those of first messages in chats only. The
--          others are left out by what they are: merged, spam, deleted, outbound (an agent wrote and no customer answered),
--          before_export, answer_not_told (no export says whether and when it was answered; such a ticket stays in the
--          resolution figures). Reasons without rows are not here
with
  reasons as (
    select
      'ticket' as feed,
      t.exclusion as reason,
      count(*) as rows_left_out
    from
      marts.tickets as t
    where
      t.exclusion <> 'reply_precedes_request'
    group by
      t.exclusion
    union all
    select
      'ticket' as feed,
      'answer_not_told' as reason,
      count(*) as rows_left_out
    from
      marts.tickets as t
    where
      t.wait_outcome = 'not_told'
    union all
    select
      'ticket' as feed,
      i.reason as reason,
      count(*) as rows_left_out
    from
      intermediate.int_quarantined_responses as i
    group by
      i.reason
    union all
    select
      'ticket' as feed,
      'solved_before_request' as reason,
      count(*) as rows_left_out
    from
      intermediate.int_ticket_resolutions as r
    where
      r.resolution_outcome is null
    union all
    select
      'chat' as feed,
      q.queue_exclusion as reason,
      count(*) as rows_left_out
    from
      intermediate.int_chat_queue as q
    where
      q.queue_exclusion is not null
    group by
      q.queue_exclusion
    union all
    select
      'chat' as feed,
      'message_precedes_acceptance' as reason,
      count(*) as rows_left_out
    from
      staging.stg_chats as c
    where
      coalesce(c.first_response_at, c.ended_at) < c.accepted_at
    union all
    select
      'chat_turn' as feed,
      'reply_precedes_message' as reason,
      count(*) as rows_left_out
    from
      staging.stg_chat_turns as u
    where
      u.agent_reply_at < u.customer_message_at
      or u.latency_milliseconds < 0
    union all
    select
      'feedback' as feed,
      f.reply_exclusion as reason,
      count(*) as rows_left_out
    from
      marts.feedback as f
    where
      f.reply_exclusion is not null
    group by
      f.reply_exclusion
  ),
  totals as (
    select
      'ticket' as feed,
      count(*) as rows_in_all
    from
      marts.tickets as t
    union all
    select
      'chat' as feed,
      count(*) as rows_in_all
    from
      intermediate.int_chat_queue as q
    union all
    select
      'chat_turn' as feed,
      count(*) as rows_in_all
    from
      staging.stg_chat_turns as u
    union all
    select
      'feedback' as feed,
      count(*) as rows_in_all
    from
      marts.feedback as f
  )
select
  r.feed as feed,
  r.reason as reason,
  r.reason not in ('merged', 'spam', 'deleted', 'outbound', 'before_export', 'answer_not_told') as is_quarantined,
  r.rows_left_out as left_out_count,
  t.rows_in_all as total_count
from
  reasons as r
  join totals as t on t.feed = r.feed
where
  r.rows_left_out > 0
