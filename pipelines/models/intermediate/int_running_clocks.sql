-- Model:   intermediate/int_running_clocks
-- Grain:   one row per clock that runs at as_of (measure, ticket_id)
-- Inputs:  intermediate.int_ticket_first_responses, intermediate.int_next_replies, intermediate.int_ticket_resolutions,
--          intermediate.int_switched_marks, intermediate.int_open_quarters, staging.stg_settings
-- Outputs: measure, ticket_id, channel, category, priority, week, hour, schedule, seconds_so_far,
--          business_seconds_so_far, started_at
-- Units:   *_so_far whole elapsed seconds until as_of, business_* those in opening hours (null without a schedule);
--          started_at UTC; hour of creation for first_response, else null
-- Note:    measure: first_response = nobody has answered yet, first_response_after_bot = nor since the bot's last message, next_reply = the customer wrote again and waits,
--          resolution = the ticket is not solved. Apart from
--          the waits that are over, because they alone change when only time passes
with
  running as (
    select
      'first_response' as measure,
      r.ticket_id,
      r.channel,
      r.category,
      r.priority,
      r.week,
      r.hour,
      r.schedule,
      r.clock_started_at as started_at
    from
      intermediate.int_ticket_first_responses as r
    where
      r.wait_outcome = 'waiting'
    union all
    select
      'first_response_after_bot' as measure,
      b.ticket_id,
      b.channel,
      b.category,
      b.priority,
      b.week,
      b.hour,
      b.schedule,
      b.bot_handed_over_at as started_at
    from
      intermediate.int_ticket_first_responses as b
    where
      b.wait_outcome = 'waiting'
      and b.bot_handed_over_at is not null
    union all
    select
      'next_reply' as measure,
      n.ticket_id,
      n.channel,
      n.category,
      n.priority,
      n.week,
      cast(null as integer) as hour,
      n.schedule,
      n.asked_at as started_at
    from
      intermediate.int_next_replies as n
    where
      n.wait_outcome = 'waiting'
    union all
    select
      'resolution' as measure,
      o.ticket_id,
      o.channel,
      o.category,
      o.priority,
      o.week,
      cast(null as integer) as hour,
      o.schedule,
      o.started_at
    from
      intermediate.int_ticket_resolutions as o
    where
      o.resolution_outcome = 'unresolved'
  )
select
  r.measure,
  r.ticket_id as ticket_id,
  r.channel,
  r.category,
  r.priority,
  r.week,
  r.hour,
  r.schedule as schedule,
  secs_between (r.started_at, x.as_of) as seconds_so_far,
  business_seconds (
    secs_between (r.started_at, x.as_of),
    case
      when ma.ticket_id is not null then mb.open_so_far - ma.open_so_far
      else open_until (b.open_seconds_before, b.opens_second, b.open_seconds, secs_between (b.quarter_start, x.as_of)) - open_until (a.open_seconds_before, a.opens_second, a.open_seconds, secs_between (a.quarter_start, r.started_at))
    end
  ) as business_seconds_so_far,
  r.started_at
from
  running as r
  cross join staging.stg_settings as x
  left join intermediate.int_open_quarters as a on a.schedule = r.schedule
  and a.quarter_start = quarter_of (r.started_at)
  left join intermediate.int_open_quarters as b on b.schedule = r.schedule
  and b.quarter_start = quarter_of (x.as_of)
  left join intermediate.int_switched_marks as ma on ma.ticket_id = r.ticket_id
  and ma.mark_at = r.started_at
  left join intermediate.int_switched_marks as mb on mb.ticket_id = r.ticket_id
  and mb.mark_at = x.as_of
