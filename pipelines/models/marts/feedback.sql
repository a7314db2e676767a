-- Model:   marts/feedback
-- Grain:   one row per piece of feedback (feedback_id)
-- Inputs:  staging.stg_feedback
-- Outputs: feedback_id, ticket_id, channel, kind, language, app_version, os, device, customer_id, score, score_scale,
--          has_text, has_reply, reply_exclusion, reply_seconds, week_start, created_at, updated_at, replied_at
-- Units:   *_at UTC; week_start of creation in the reporting zone; score and score_scale integers;
--          reply_seconds whole elapsed seconds
-- Note:    no text of a customer. A store gives the time of the last edit: where the reply precedes it, reply_seconds is null
--          and reply_exclusion says reply_precedes_edit
-- Rebuild: feedback_id
-- Parts:   week_start
select
  f.feedback_id,
  f.ticket_id,
  f.channel,
  f.kind,
  f.language,
  f.app_version,
  f.os,
  f.device,
  f.customer_id,
  f.score,
  f.score_scale,
  f.text is not null as has_text,
  f.replied_at is not null as has_reply,
  case
    when f.replied_at < f.created_at then 'reply_precedes_edit'
  end as reply_exclusion,
  case
    when f.replied_at >= f.created_at then secs_between (f.created_at, f.replied_at)
  end as reply_seconds,
  local_week (f.created_at) as week_start,
  f.created_at,
  f.updated_at,
  f.replied_at
from
  staging.stg_feedback as f
