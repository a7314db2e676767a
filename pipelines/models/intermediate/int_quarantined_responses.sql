-- Model:   intermediate/int_quarantined_responses
-- Grain:   one row per ticket whose times contradict each other (ticket_id)
-- Inputs:  intermediate.int_ticket_first_responses
-- Outputs: ticket_id, channel, first_response_source, reason, clock_started_at, first_responded_at
-- Units:   *_at UTC
-- Note:    kept and counted here, and in no figure; never turned into 0 or a positive number
select
  r.ticket_id,
  r.channel,
  r.first_response_source,
  r.exclusion as reason,
  r.clock_started_at,
  r.first_responded_at
from
  intermediate.int_ticket_first_responses as r
where
  r.exclusion = 'reply_precedes_request'
