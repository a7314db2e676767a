-- Model:   marts/chats
-- Grain:   one row per chat or phone attempt (chat_id)
-- Inputs:  staging.stg_chats, intermediate.int_chat_queue
-- Outputs: chat_id, ticket_id, channel, outcome, error_code, queue_outcome, queue_exclusion, week, agent_id, customer_id,
--          app_version, os, network, hour, concurrent_chats, connect_milliseconds, queue_seconds, first_message_seconds, is_connected, is_queued,
--          is_short_abandoned, is_abandoned_in_time, is_within_service_level, week_start, attempted_at, connected_at, queued_at, accepted_at,
--          first_response_at, ended_at
-- Units:   *_seconds whole elapsed seconds; connect_milliseconds elapsed milliseconds; *_at UTC; week, week_start and
--          hour of the attempt in the reporting zone; concurrent_chats integer
-- Note:    every attempt up to as_of; first_message_seconds null until a human wrote; short = abandoned in the queue sooner than the setting says
-- Rebuild: chat_id
-- Parts:   week_start
select
  c.chat_id,
  c.ticket_id,
  c.channel,
  c.outcome,
  c.error_code,
  q.queue_outcome,
  q.queue_exclusion,
  q.week,
  c.agent_id,
  c.customer_id,
  c.app_version,
  c.os,
  c.network,
  q.hour,
  c.concurrent_chats,
  c.connect_milliseconds,
  q.queue_seconds,
  case
    when q.is_first_message_sent then q.first_message_seconds
  end as first_message_seconds,
  c.connected_at is not null as is_connected,
  q.is_queued,
  q.is_short_abandoned,
  q.is_abandoned_in_time,
  q.is_within_service_level,
  q.week_start,
  c.attempted_at,
  c.connected_at,
  c.queued_at,
  c.accepted_at,
  c.first_response_at,
  c.ended_at
from
  staging.stg_chats as c
  join intermediate.int_chat_queue as q on q.chat_id = c.chat_id
