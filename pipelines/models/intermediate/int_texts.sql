-- Model:   intermediate/int_texts
-- Grain:   one row per text that a customer wrote (source, text_id)
-- Inputs:  staging.stg_tickets, intermediate.int_ticket_messages, staging.stg_feedback
-- Outputs: source, text_id, language, channel, app_version, customer_key, themes, score, score_scale, week, written_at,
--          updated_at
-- Units:   *_at UTC; week of written_at in the reporting zone; score on a scale up to score_scale
-- Note:    tickets that a customer opened, but for those merged, marked as spam or deleted; feedback of every kind. Without
--          the text itself. customer_key is the pseudonym; where nobody knows the customer, each text is one of its own.
--          The score of a ticket is its CSAT; of an NPS there is none here, for 0 to 10 asks another question
-- Rebuild: text_id by ticket_id, feedback_id
select
  'ticket' as source,
  t.ticket_id as text_id,
  t.text_language as language,
  t.channel,
  t.app_version,
  coalesce(t.customer_id, 'ticket ' || t.ticket_id) as customer_key,
  t.themes,
  t.csat_score as score,
  t.csat_scale as score_scale,
  week_label (local_week (t.created_at)) as week,
  t.created_at as written_at,
  coalesce(t.updated_at, t.created_at) as updated_at
from
  staging.stg_tickets as t
  left join intermediate.int_ticket_messages as m on m.ticket_id = t.ticket_id
where
  t.themes is not null
  and t.status not in ('merged', 'spam', 'deleted')
  and not coalesce(m.is_agent_opened, t.opened_by = 'agent', false)
union all
select
  'feedback' as source,
  f.feedback_id as text_id,
  f.text_language as language,
  f.channel,
  f.app_version,
  coalesce(f.customer_id, 'feedback ' || f.feedback_id) as customer_key,
  f.themes,
  case
    when f.kind <> 'nps' then f.score
  end as score,
  case
    when f.kind <> 'nps' then f.score_scale
  end as score_scale,
  week_label (local_week (f.created_at)) as week,
  f.created_at as written_at,
  coalesce(f.updated_at, f.created_at) as updated_at
from
  staging.stg_feedback as f
where
  f.themes is not null
