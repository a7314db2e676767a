-- Model:   intermediate/int_ticket_first_responses
-- Grain:   one row per ticket (ticket_id)
-- Inputs:  staging.stg_tickets, intermediate.int_ticket_messages, intermediate.int_local_quarters
-- Outputs: ticket_id, channel, category, priority, week, hour, exclusion, first_response_source, wait_outcome,
--          first_response_seconds, wait_seconds, is_open, week_start, created_at, clock_started_at, first_responded_at
-- Units:   *_seconds whole elapsed seconds; *_at UTC; week, week_start and hour of creation in the reporting zone
-- Note:    wait_outcome: answered, waiting (wait_seconds null: it is not over) or closed_unanswered (counted until it was
--          solved or closed); null where exclusion says why the ticket is in no response figure: merged, spam, deleted,
--          outbound (an agent wrote and no customer answered) or reply_precedes_request. first_response_seconds is null
--          until a person replied, never 0. Message events decide where a ticket has any, else the tool's stamp
-- Rebuild: ticket_id
with
  clocks as (
    select
      t.ticket_id,
      t.channel,
      t.category,
      coalesce(t.priority, 'none') as priority_or_none,
      t.status,
      t.created_at,
      coalesce(t.solved_at, t.closed_at, t.updated_at) as ended_at,
      case
        when m.ticket_id is null then 'stamp'
        else 'events'
      end as source,
      case
        when coalesce(m.is_agent_opened, t.opened_by = 'agent', false) then m.first_customer_message_at
        else t.created_at
      end as started_at,
      case
        when m.ticket_id is not null then m.first_human_reply_at
        when coalesce(t.opened_by, 'customer') = 'customer' then t.first_response_at
      end as responded_at
    from
      staging.stg_tickets as t
      left join intermediate.int_ticket_messages as m on m.ticket_id = t.ticket_id
  ),
  judged as (
    select
      c.*,
      case
        when c.status in ('merged', 'spam', 'deleted') then c.status
        when c.started_at is null then 'outbound'
        when c.responded_at < c.started_at then 'reply_precedes_request'
      end as why_excluded,
      case
        when c.responded_at is not null then 'answered'
        when c.status in ('solved', 'closed') then 'closed_unanswered'
        else 'waiting'
      end as outcome
    from
      clocks as c
  )
select
  j.ticket_id,
  j.channel,
  j.category,
  j.priority_or_none as priority,
  q.week,
  q.hour,
  j.why_excluded as exclusion,
  j.source as first_response_source,
  case
    when j.why_excluded is null then j.outcome
  end as wait_outcome,
  case
    when j.responded_at >= j.started_at then secs_between (j.started_at, j.responded_at)
  end as first_response_seconds,
  case
    when j.why_excluded is not null then null
    when j.outcome = 'answered' then secs_between (j.started_at, j.responded_at)
    when j.outcome = 'waiting' then null
    when j.ended_at > j.started_at then secs_between (j.started_at, j.ended_at)
    else 0
  end as wait_seconds,
  j.status in ('new', 'open', 'pending', 'on_hold') as is_open,
  q.week_start,
  j.created_at,
  j.started_at as clock_started_at,
  j.responded_at as first_responded_at
from
  judged as j
  left join intermediate.int_local_quarters as q on q.quarter_start = quarter_of (j.created_at)
