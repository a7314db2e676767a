-- Model:   reports/chat_by_concurrency
-- Grain:   one row per number of chats that an agent held at once (concurrent_chats)
-- Inputs:  intermediate.int_wait_percentiles
-- Outputs: concurrent_chats, turn_count, answered_count, p50_seconds, p50_low_seconds, p50_high_seconds, p90_seconds,
--          p90_low_seconds, p90_high_seconds, longest_seconds
-- Units:   concurrent_chats text, 10+ for ten and more; *_count turns; *_seconds elapsed seconds
-- Note:    how long a reply within a chat takes by how many chats the agent held when accepting it, as the tool says.
--          Kaplan-Meier; pooled over the last 4 complete weeks
select
  p.scope as concurrent_chats,
  p.total_count as turn_count,
  p.event_count as answered_count,
  p.p50_seconds,
  p.p50_low_seconds,
  p.p50_high_seconds,
  p.p90_seconds,
  p.p90_low_seconds,
  p.p90_high_seconds,
  p.longest_seconds
from
  intermediate.int_wait_percentiles as p
where
  p.measure = 'chat_turn'
  and p.scope_kind = 'concurrency'
