-- Model:   marts/tickets
-- Grain:   one row per ticket (ticket_id)
-- Inputs:  staging.stg_tickets, intermediate.int_ticket_first_responses, intermediate.int_ticket_reopens,
--          intermediate.int_sla_targets, intermediate.int_ticket_policies, intermediate.int_ticket_problems
-- Outputs: ticket_id, channel, category, problem, sub_problem, problem_source, priority, status, exclusion,
--          first_response_source, wait_outcome, schedule, week, tags, opened_by, team, agent_id, customer_id, language,
--          app_version, os, device, hour, reopen_count, reply_count, csat_score, csat_scale, first_response_seconds,
--          first_response_business_seconds, wait_seconds, wait_business_seconds, first_response_target_seconds,
--          first_response_target_clock, is_open, has_bot_part, is_restricted, has_transaction_reference, week_start,
--          created_at, clock_started_at, first_responded_at, solved_at, closed_at, updated_at
-- Units:   *_seconds whole elapsed calendar seconds, *_business_seconds those in opening hours, a target's by its clock;
--          *_at UTC; week, week_start and hour of creation in the reporting zone; reopen_count, reply_count, csat_score and
--          csat_scale integers
-- Note:    every ticket created up to as_of, the excluded ones too (exclusion says why); reopens counted from status
--          events, else as the tool says; category as the tool has it, problem as the taxonomy calls it
--          (int_ticket_problems); wait_seconds null while waiting (clock_started_at says since when); no text of a customer
-- Rebuild: ticket_id
-- Parts:   week_start
select
  t.ticket_id,
  r.channel,
  r.category,
  m.problem,
  m.sub_problem,
  m.problem_source,
  r.priority,
  t.status,
  r.exclusion,
  r.first_response_source,
  r.wait_outcome,
  r.schedule,
  r.week,
  t.tags,
  t.opened_by,
  t.team,
  t.agent_id,
  t.customer_id,
  t.language,
  t.app_version,
  t.os,
  t.device,
  r.hour,
  coalesce(o.reopen_count, t.reopen_count) as reopen_count,
  t.reply_count,
  t.csat_score,
  t.csat_scale,
  r.first_response_seconds,
  r.first_response_business_seconds,
  r.wait_seconds,
  r.wait_business_seconds,
  coalesce(p.target_seconds, g.target_seconds) as first_response_target_seconds,
  coalesce(p.target_clock, g.target_clock) as first_response_target_clock,
  r.is_open,
  t.has_bot_part,
  t.is_restricted,
  t.has_transaction_reference,
  r.week_start,
  t.created_at,
  r.clock_started_at,
  r.first_responded_at,
  t.solved_at,
  t.closed_at,
  t.updated_at
from
  staging.stg_tickets as t
  join intermediate.int_ticket_first_responses as r on r.ticket_id = t.ticket_id
  join intermediate.int_ticket_problems as m on m.ticket_id = t.ticket_id
  left join intermediate.int_ticket_reopens as o on o.ticket_id = t.ticket_id
  left join intermediate.int_ticket_policies as p on p.ticket_id = t.ticket_id
  and p.metric = 'first_response'
  left join intermediate.int_sla_targets as g on g.metric = 'first_response'
  and g.channel = r.channel
  and g.category = r.category
  and g.priority = r.priority
