-- Model:   intermediate/int_chat_queue
-- Grain:   one row per chat or phone attempt (chat_id)
-- Inputs:  staging.stg_chats, staging.stg_settings, intermediate.int_local_quarters
-- Outputs: chat_id, channel, outcome, week, hour, queue_outcome, queue_exclusion, concurrent_chats, queue_seconds,
--          connect_milliseconds, first_message_seconds, is_first_message_sent, is_queued, is_short_abandoned,
--          is_abandoned_in_time, is_within_service_level, week_start, observed_until
-- Units:   *_seconds whole elapsed seconds; observed_until UTC; connect_milliseconds elapsed milliseconds; week and hour of the attempt
--          in the reporting zone
-- Note:    queue_outcome: accepted, or left (abandoned, timed out, failed, or still queued at as_of, where the wait was
--          cut short); null when it never queued or its times contradict each other (queue_exclusion). In time = within
--          the service level's threshold. first_message_seconds: from the acceptance to the first message of a human, or
--          to observed_until when none was sent: the end of the chat, as_of while it is open, null when the export tells
--          no end; null when it was not accepted
-- Rebuild: chat_id
with
  waits as (
    select
      c.chat_id,
      c.channel,
      c.outcome,
      c.attempted_at,
      c.queued_at,
      c.accepted_at,
      c.first_response_at,
      c.concurrent_chats,
      c.connect_milliseconds,
      case
        when c.ended_at is not null then c.ended_at
        when c.outcome = 'open' then x.as_of
      end as observed_until,
      coalesce(c.accepted_at, c.ended_at, x.as_of) as left_at,
      c.ended_at,
      x.service_level_seconds,
      x.short_abandon_seconds
    from
      staging.stg_chats as c
      cross join staging.stg_settings as x
  ),
  judged as (
    select
      w.*,
      w.queued_at is not null as has_queued,
      case
        when w.left_at < w.queued_at then 'end_precedes_queue'
      end as why_excluded,
      case
        when w.left_at >= w.queued_at then secs_between (w.queued_at, w.left_at)
      end as seconds
    from
      waits as w
  )
select
  j.chat_id,
  j.channel,
  j.outcome,
  q.week,
  q.hour,
  case
    when j.seconds is null then null
    when j.accepted_at is not null then 'accepted'
    else 'left'
  end as queue_outcome,
  j.why_excluded as queue_exclusion,
  j.concurrent_chats,
  j.seconds as queue_seconds,
  j.connect_milliseconds,
  case
    when coalesce(j.first_response_at, j.observed_until) >= j.accepted_at then secs_between (j.accepted_at, coalesce(j.first_response_at, j.observed_until))
  end as first_message_seconds,
  j.first_response_at is not null as is_first_message_sent,
  j.has_queued as is_queued,
  coalesce(
    j.outcome = 'abandoned'
    and j.accepted_at is null
    and j.ended_at is not null
    and j.seconds < j.short_abandon_seconds,
    false
  ) as is_short_abandoned,
  coalesce(
    j.outcome = 'abandoned'
    and j.accepted_at is null
    and j.ended_at is not null
    and j.seconds <= j.service_level_seconds,
    false
  ) as is_abandoned_in_time,
  coalesce(
    j.accepted_at is not null
    and j.seconds <= j.service_level_seconds,
    false
  ) as is_within_service_level,
  q.week_start,
  j.observed_until
from
  judged as j
  left join intermediate.int_local_quarters as q on q.quarter_start = quarter_of (j.attempted_at)
