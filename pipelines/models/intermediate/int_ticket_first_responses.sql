-- Model:   intermediate/int_ticket_first_responses
-- Grain:   one row per ticket (ticket_id)
-- Inputs:  staging.stg_tickets, intermediate.int_ticket_messages, intermediate.int_local_quarters,
--          intermediate.int_desk_schedules, intermediate.int_switched_marks, intermediate.int_open_quarters,
--          staging.stg_settings
-- Outputs: ticket_id, channel, category, priority, week, hour, exclusion, first_response_source, wait_outcome, schedule,
--          first_response_seconds, first_response_business_seconds, wait_seconds, wait_business_seconds, after_bot_seconds,
--          is_open, week_start, created_at, clock_started_at, bot_handed_over_at, first_responded_at
-- Units:   *_seconds whole elapsed seconds, *_business_seconds those in the opening hours of the ticket's schedule; *_at
--          UTC; week, week_start and hour of creation in the reporting zone
-- Note:    wait_outcome: answered, waiting (wait_seconds null: it is not over), closed_unanswered (counted until it was
--          solved or closed) or not_told (no export says whether it was answered: wait_seconds null, in no figure on
--          waiting, first_response_source none); null where exclusion says why the ticket is in no response figure: merged, spam, deleted,
--          outbound (an agent wrote and no customer answered), reply_precedes_request or before_export (over before
--          exported_since: others like it are missing from the export). first_response_seconds is null until a person replied, never 0; a business clock is 0 where all of it lay outside the opening hours and null
--          where the ticket has no schedule. after_bot_seconds: the part of wait_seconds after the bot's last message, null
--          without a bot. A changed schedule counts for its own stretch (int_ticket_schedules); schedule is
--          the one of its team now. Message events decide where a ticket has any, else the tool's stamp
-- Rebuild: ticket_id
with
  clocks as (
    select
      t.ticket_id,
      t.channel,
      coalesce(t.team, '') as team_or_none,
      t.category,
      coalesce(t.priority, 'none') as priority_or_none,
      t.status,
      t.created_at,
      coalesce(t.solved_at, t.closed_at, t.updated_at) as ended_at,
      case
        when m.ticket_id is not null then 'events'
        when not t.is_answer_told
        and t.first_response_at is null then 'none'
        else 'stamp'
      end as source,
      case
        when coalesce(m.is_agent_opened, t.opened_by = 'agent', false) then m.first_customer_message_at
        else t.created_at
      end as started_at,
      case
        when m.ticket_id is not null then m.first_human_reply_at
        when coalesce(t.opened_by, 'customer') = 'customer' then t.first_response_at
      end as responded_at,
      m.bot_handed_over_at as bot_handed_over_at
    from
      staging.stg_tickets as t
      left join intermediate.int_ticket_messages as m on m.ticket_id = t.ticket_id
  ),
  judged as (
    select
      c.*,
      case
        when c.source = 'none' then null
        when c.responded_at is not null then c.responded_at
        when c.status in ('solved', 'closed')
        and c.ended_at > c.started_at then c.ended_at
        when c.status in ('solved', 'closed') then c.started_at
      end as until_at,
      case
        when c.status in ('merged', 'spam', 'deleted') then c.status
        when c.started_at is null then 'outbound'
        when c.responded_at < c.started_at then 'reply_precedes_request'
      end as why_excluded,
      case
        when c.source = 'none' then 'not_told'
        when c.responded_at is not null then 'answered'
        when c.status in ('solved', 'closed') then 'closed_unanswered'
        else 'waiting'
      end as outcome
    from
      clocks as c
  ),
  clocked as (
    select
      j.ticket_id as ticket_id,
      j.channel as channel,
      j.category,
      j.priority_or_none,
      j.status,
      j.created_at,
      j.source,
      j.started_at,
      j.responded_at,
      j.bot_handed_over_at as bot_handed_over_at,
      case
        when j.bot_handed_over_at <= j.until_at then secs_between (j.bot_handed_over_at, j.until_at)
      end as after_bot,
      coalesce(
        j.why_excluded,
        case
          when j.started_at < x.exported_since
          and secs_between (j.started_at, j.until_at) <= secs_between (j.started_at, x.exported_since) then 'before_export'
        end
      ) as why_excluded,
      j.outcome,
      s.schedule as schedule,
      secs_between (j.started_at, j.until_at) as seconds,
      business_seconds (
        secs_between (j.started_at, j.until_at),
        case
          when ma.ticket_id is not null then mb.open_so_far - ma.open_so_far
          else open_until (b.open_seconds_before, b.opens_second, b.open_seconds, secs_between (b.quarter_start, j.until_at)) - open_until (a.open_seconds_before, a.opens_second, a.open_seconds, secs_between (a.quarter_start, j.started_at))
        end
      ) as open_seconds
    from
      judged as j
      cross join staging.stg_settings as x
      left join intermediate.int_desk_schedules as s on s.channel = j.channel
      and s.team_or_none = j.team_or_none
      left join intermediate.int_open_quarters as a on a.schedule = s.schedule
      and a.quarter_start = quarter_of (j.started_at)
      left join intermediate.int_open_quarters as b on b.schedule = s.schedule
      and b.quarter_start = quarter_of (j.until_at)
      left join intermediate.int_switched_marks as ma on ma.ticket_id = j.ticket_id
      and ma.mark_at = j.started_at
      left join intermediate.int_switched_marks as mb on mb.ticket_id = j.ticket_id
      and mb.mark_at = j.until_at
  )
select
  c.ticket_id,
  c.channel,
  c.category,
  c.priority_or_none as priority,
  q.week,
  q.hour,
  c.why_excluded as exclusion,
  c.source as first_response_source,
  case
    when c.why_excluded is null then c.outcome
  end as wait_outcome,
  c.schedule,
  case
    when c.responded_at >= c.started_at then c.seconds
  end as first_response_seconds,
  case
    when c.responded_at >= c.started_at then c.open_seconds
  end as first_response_business_seconds,
  case
    when c.why_excluded is null then c.seconds
  end as wait_seconds,
  case
    when c.why_excluded is null then c.open_seconds
  end as wait_business_seconds,
  case
    when c.why_excluded is null then c.after_bot
  end as after_bot_seconds,
  c.status in ('new', 'open', 'pending', 'on_hold') as is_open,
  q.week_start,
  c.created_at,
  c.started_at as clock_started_at,
  c.bot_handed_over_at,
  c.responded_at as first_responded_at
from
  clocked as c
  left join intermediate.int_local_quarters as q on q.quarter_start = quarter_of (c.created_at)
